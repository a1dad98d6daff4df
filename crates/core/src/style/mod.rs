//! The style sheet of the widget, in two parts like its program.

use crate::model::Color;

/// What the first page needs, without comments and white space (`build.rs`); for static pages that is all.
pub const FIRST_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/widget.css"));

/// What it never shows: the panel, and what is wrong with the data.
pub const LATE_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/late.css"));

/// Both, for `adoptedStyleSheets` of an application that has the component.
pub const WIDGET_CSS: &str =
    concat!(include_str!(concat!(env!("OUT_DIR"), "/widget.css")), include_str!(concat!(env!("OUT_DIR"), "/late.css")));

/// The default of a custom property of the page, such as `--roadmap-text`, in the light or the dark theme.
pub fn color(property: &str, dark: bool) -> Option<Color> {
    let (_, after) = FIRST_CSS.split_once(&format!("var({property}, light-dark("))?;
    let (pair, _) = after.split_once(')')?;
    let (on_light, on_dark) = pair.split_once(", ")?;
    Color::from_hex(if dark { on_dark } else { on_light })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The light and dark default of a custom property of the page.
    fn default_of(property: &str) -> (Color, Color) {
        let [light, dark] = [false, true].map(|dark| color(property, dark).unwrap_or_else(|| panic!("{property}")));
        (light, dark)
    }

    /// Contrast of two properties in both themes, the smaller one.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (default_of(a), default_of(b));
        a.0.contrast(b.0).min(a.1.contrast(b.1))
    }

    #[test]
    fn texts_and_marks_stand_out_on_every_ground() {
        for ground in ["--roadmap-ground", "--roadmap-band", "--roadmap-card", "--roadmap-raised"] {
            for text in ["--roadmap-text", "--roadmap-muted"] {
                assert!(contrast(text, ground) >= 4.5, "{text} on {ground}: {:.2}", contrast(text, ground));
            }
            for number in 1..=7 {
                let accent = format!("--roadmap-accent-{number}");
                assert!(contrast(&accent, ground) >= 3.0, "{accent} on {ground}: {:.2}", contrast(&accent, ground));
            }
            for mark in ["--roadmap-today", "--roadmap-control-line", "--roadmap-focus"] {
                assert!(contrast(mark, ground) >= 3.0, "{mark} on {ground}: {:.2}", contrast(mark, ground));
            }
        }
        assert!(contrast("--roadmap-on-today", "--roadmap-today") >= 4.5);
    }

    /// The value of a property in the first rule of a selector.
    fn declared(selector: &str, property: &str) -> &'static str {
        let rule = [FIRST_CSS, LATE_CSS].into_iter().find_map(|sheet| {
            // After another rule, or the first one of a block.
            ['}', '{'].into_iter().find_map(|before| Some(sheet.split_once(&format!("{before}{selector}{{"))?.1))
        });
        let rule = rule.unwrap_or_else(|| panic!("no rule for {selector}"));
        let (declarations, _) = rule.split_once('}').unwrap();
        let value = declarations.split(';').find_map(|one| one.strip_prefix(property)?.strip_prefix(':'));
        value.unwrap_or_else(|| panic!("{selector} has no {property}"))
    }

    #[test]
    fn the_layout_has_the_sizes_of_the_style_sheet() {
        use crate::timeline::shared_sizes::{
            AXIS, DOCK, DOCK_GAP, HINT, IN_BAR, LABEL_FONT, STUB, TALL_LEAST, TALL_SHARE, TITLE_FONT,
        };
        let em = |px: f64| format!("{}em", px / 16.0);
        for (selector, property, value) in [
            (".mark", "font-size", em(LABEL_FONT)),
            (".caption", "font-size", em(LABEL_FONT)),
            (".hint > span", "font-size", em(LABEL_FONT)),
            (".track-title", "font-size", em(TITLE_FONT)),
            (".hint", "height", format!("max({HINT}px, {})", em(HINT))),
            (".axis", "height", em(AXIS)),
            (".stub", "font-size", em(LABEL_FONT)),
            (".stub", "line-height", format!("{}px", STUB - 2.0)),
            (".label.in-bar", "padding-inline", format!("{IN_BAR}px")),
            (".stage.docked", "padding-right", em(DOCK + DOCK_GAP)),
            (".dock-place", "width", em(DOCK)),
            (
                ".tall .scroller",
                "max-block-size",
                format!("var(--roadmap-max-height, max({}, {}vh))", em(TALL_LEAST), TALL_SHARE * 100.0),
            ),
        ] {
            assert_eq!(declared(selector, property), value, "{selector} {property}");
        }
    }

    #[test]
    fn every_property_of_the_page_is_in_the_readme() {
        let readme = include_str!("../../../../README.md");
        for property in WIDGET_CSS.split("var(--roadmap-").skip(1).map(|rest| rest.split([',', ')']).next().unwrap()) {
            let accent = property.starts_with("accent-");
            assert!(accent || readme.contains(&format!("--roadmap-{property}")), "--roadmap-{property}");
        }
    }
}
