use super::*;

#[test]
fn the_first_letter_says_where_a_text_begins() {
    let to_left = ["خارطة", "«خارطة»", "2026: خطة", "٢٠٢٦ خطة", "🚀 خطة", "— תכנית", "① خطة", "، خطة", "\u{f101} خطة", "｢خطة｣"];
    let to_right = ["Plan", "v2.0 خطة", "Σχέδιο خطة", "2026", "", "计划 خطة", "🚀 Plan", "\u{feff}Plan", "٢٠٢٦ plan"];
    for (texts, expected) in [(to_left.as_slice(), true), (&to_right, false)] {
        for text in texts {
            assert_eq!(writes_to_left(text), expected, "{text}");
        }
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "what it is compared with")]
fn letters_are_those_of_the_standard_library() {
    // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic; Thai, Devanagari; kana and Han.
    let scripts = [0x41..0x5b, 0x61..0x7b, 0xc0..0x250, 0x386..0x3e2, 0x400..0x482, 0x48a..0x530, 0x5d0..0x5eb, 0x620..0x6d4];
    let further = [0x904..0x93a, 0xe01..0xe31, 0x3041..0x3097, 0x4e00..0x9fff];
    let letters = scripts.into_iter().chain(further).flatten().filter_map(char::from_u32);
    for letter in letters.filter(|letter| letter.is_alphabetic()) {
        assert!(is_letter(letter), "{letter} {:x}", u32::from(letter));
    }
    for other in " 0123456789.,:;!?-–—«»“”„()[]{}/\\@#№%&*+=<>~^|_'\"`°·×÷…→←✓★①🚀🎉٠١٢٣٤٥٦٧٨٩،؛؟٪。、「」！".chars()
    {
        assert!(!is_letter(other), "{other} {:x}", u32::from(other));
    }
}
