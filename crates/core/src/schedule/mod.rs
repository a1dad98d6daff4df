//! When things take place: what the renderers and the texts have in common about time.

mod edge;
mod extent;
mod undated;

pub use edge::{Edge, edges};
pub use extent::{Extent, known_days, middle_day};
pub use undated::{HEADINGS, Heading, heading};
