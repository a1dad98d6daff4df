//! The colours of tracks.

use crate::model::{Color, Roadmap};

/// The colour of a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Accent {
    /// One of the palette, 1 to 7.
    Palette(u8),
    /// The document's own, adjusted for light and dark grounds.
    Own {
        /// On light ground.
        light: Color,
        /// On dark ground.
        dark: Color,
    },
}

const WHITE: Color = Color { r: 0xff, g: 0xff, b: 0xff };
const NIGHT: Color = Color { r: 0x0b, g: 0x12, b: 0x20 };
const BLACK: Color = Color { r: 0, g: 0, b: 0 };
/// Contrast of marks with the ground (WCAG 2.2, 1.4.11 asks for 3).
const MARK_CONTRAST: f64 = 3.2;
/// On a dark ground colours need more to read as colours.
const NIGHT_CONTRAST: f64 = 5.5;

/// The colour of a track: its own, made to stand out on both grounds, or the palette's by its place.
pub fn accent_of(roadmap: &Roadmap, track: u32) -> Accent {
    match roadmap.tracks.get(track as usize).and_then(|track| track.color) {
        Some(color) => Accent::Own {
            light: color.with_contrast(WHITE, BLACK, MARK_CONTRAST),
            dark: color.with_contrast(NIGHT, WHITE, NIGHT_CONTRAST),
        },
        None => Accent::Palette(u8::try_from(track % 7 + 1).unwrap_or(1)),
    }
}
