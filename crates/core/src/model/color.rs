//! Colours as typed values, so that no text of a document ever reaches a style sheet.

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
}

impl Color {
    /// Reads `#rgb` or `#rrggbb`; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Color> {
        let hex = text.strip_prefix('#')?;
        let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
        match digits.as_slice() {
            [r, g, b] => Some(Color { r: r * 17, g: g * 17, b: b * 17 }),
            [r1, r2, g1, g2, b1, b2] => Some(Color { r: r1 * 16 + r2, g: g1 * 16 + g2, b: b1 * 16 + b2 }),
            _ => None,
        }
    }

    /// WCAG 2.2 relative luminance, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { to_2_4((c + 0.055) / 1.055) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// WCAG 2.2 contrast ratio, 1 to 21.
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with `parts` of `of` parts of another one in it.
    pub fn mixed(self, other: Color, parts: u16, of: u16) -> Color {
        let mix = |a: u8, b: u8| {
            u8::try_from((u16::from(a) * (of - parts.min(of)) + u16::from(b) * parts.min(of)) / of.max(1)).unwrap_or(b)
        };
        Color { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b) }
    }

    /// This colour, moved towards `towards` in small steps until it has the wanted contrast with `ground`.
    pub fn with_contrast(self, ground: Color, towards: Color, ratio: f64) -> Color {
        (0..=32).map(|step| self.mixed(towards, step, 32)).find(|c| c.contrast(ground) >= ratio).unwrap_or(towards)
    }
}

/// `x` to the power of 2.4, for `x` from 0 to 1: x²·(x²)^⅕, the root by Newton's method.
fn to_2_4(x: f64) -> f64 {
    let square = x * x;
    let mut root = 1.0;
    // Twelve steps come as near as a number can for every channel of eight bits.
    for _ in 0..12 {
        let fourth = root * root * root * root;
        root -= (root * fourth - square) / (5.0 * fourth);
    }
    square * root
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "what it is compared with")]
    fn the_power_of_2_4_is_that_of_the_standard_library() {
        for channel in 10..=255u8 {
            let x = (f64::from(channel) / 255.0 + 0.055) / 1.055;
            assert!((to_2_4(x) - x.powf(2.4)).abs() < 1e-12, "{channel}");
        }
    }

    const WHITE: Color = Color { r: 255, g: 255, b: 255 };
    const BLACK: Color = Color { r: 0, g: 0, b: 0 };

    #[test]
    fn only_hexadecimal_colours_are_read() {
        assert_eq!(Color::from_hex("#0f0"), Some(Color { r: 0, g: 255, b: 0 }));
        assert_eq!(Color::from_hex("#4F46e5").map(|c| c.to_string()), Some("#4f46e5".into()));
        for refused in ["red", "#12", "#1234567", "url(x)", "#12345g", "#ффф", "rgb(0,0,0)"] {
            assert_eq!(Color::from_hex(refused), None, "{refused}");
        }
    }

    #[test]
    fn any_colour_can_be_made_to_stand_out() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 0.01);
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                let color = Color { r, g, b: 128 };
                assert!(color.with_contrast(WHITE, BLACK, 4.5).contrast(WHITE) >= 4.5);
                assert!(color.with_contrast(BLACK, WHITE, 4.5).contrast(BLACK) >= 4.5);
            }
        }
    }
}
