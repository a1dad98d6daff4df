//! Numbers as text. The formatting of the standard library is exact for every number there is and costs every visitor
//! for it; values and lengths of a roadmap need a few decimals.

/// Appends a number with at most `decimals` decimals (up to 6), half away from zero, without trailing zeros: "12.5".
/// From 10¹⁵ on it is written as "1.5e300". NaN is written as 0.
///
/// ```
/// use roadmap_core::model::push_decimal;
/// let mut text = String::new();
/// push_decimal(&mut text, -0.125, 2);
/// assert_eq!(text, "-0.13");
/// ```
pub fn push_decimal(text: &mut String, value: f64, decimals: u32) {
    let (mut size, mut tens) = (value.abs(), 0u32);
    if size >= 1e15 {
        while size >= 10.0 && tens < 400 {
            size /= 10.0;
            tens += 1;
        }
    }
    let unit = 10u64.pow(decimals.min(6));
    // Below 10¹⁵ with six decimals every value fits; casting NaN gives 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let (whole, rest) = {
        let whole = size as u64;
        let rest = ((size - whole as f64) * unit as f64).round() as u64;
        (whole + rest / unit, rest % unit)
    };
    if value < 0.0 && (whole, rest) != (0, 0) {
        text.push('-');
    }
    text.push_str(&whole.to_string());
    if rest != 0 {
        text.push('.');
        let (mut rest, mut unit) = (rest, unit);
        while rest > 0 && unit > 1 {
            unit /= 10;
            text.push(char::from(b'0' + u8::try_from(rest / unit).unwrap_or(0)));
            rest %= unit;
        }
    }
    if tens > 0 {
        text.push('e');
        text.push_str(&tens.to_string());
    }
}

/// A number as it is quoted back to the editor, with up to six decimals.
pub fn decimal(value: f64) -> String {
    let mut text = String::new();
    push_decimal(&mut text, value, 6);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_not_lost() {
        for (value, decimals, expected) in [
            (0.0, 2, "0"),
            (1.5, 2, "1.5"),
            (12.345, 2, "12.35"),
            (-0.001, 2, "0"),
            (-0.5, 2, "-0.5"),
            (0.05, 2, "0.05"),
            (99.999, 2, "100"),
            (100.1, 1, "100.1"),
            (f64::NAN, 2, "0"),
            (1e308, 6, "1e308"),
            (-2.5e20, 6, "-2.5e20"),
            (999_999_999_999_999.0, 6, "999999999999999"),
            (0.000_001, 6, "0.000001"),
            (7.0, 0, "7"),
        ] {
            let mut text = String::new();
            push_decimal(&mut text, value, decimals);
            assert_eq!(text, expected, "{value}");
        }
    }
}
