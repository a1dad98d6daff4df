//! Which addresses may be followed.

/// True for http, https, mailto, tel and relative addresses without anything a browser would strip or resolve
/// elsewhere: control characters, spaces, backslashes, `//host`.
pub(super) fn is_safe(address: &str) -> bool {
    if address.is_empty() || address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return false;
    }
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
        }
        _ => !address.starts_with("//"),
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn only_harmless_addresses_may_be_followed() {
        for safe in [
            "https://a.kz/x?y#z",
            "HTTP://a.kz",
            "mailto:a@b.kz",
            "tel:+7700",
            "/roadmap",
            "changelog.html",
            "#v2",
            "a/b:c",
            "?q=a:b",
        ] {
            assert!(is_safe(safe), "{safe}");
        }
        let hostile = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "blob:https://a",
            " https://a",
            "\\\\evil",
            "/\\evil",
            "file:///etc/passwd",
            "",
            "ftp://a",
            "\u{1}javascript:x",
        ];
        for unsafe_one in hostile {
            assert!(!is_safe(unsafe_one), "{unsafe_one:?}");
        }
    }
}
