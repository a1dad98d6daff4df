//! Countries and larger regions by their code.

use super::SharedStr;

/// A country or region: a code that is known, or what was written instead of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    code: SharedStr,
    known: bool,
}

/// The 249 officially assigned codes (ISO 3166-1, Online Browsing Platform), two letters each.
const ASSIGNED: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Other regions that CLDR 48 has names for and documents use: Kosovo, the European Union, the United Nations, …
const OTHER: &str = "ACCPCQDGEAEUEZICQOTAUNXK";

/// Groups of countries (UN M.49) that CLDR 48 has names for: the world, continents and their parts.
const GROUPS: &str = "001002003005009011013014015017018019021029030034035039053054057061142143145150151154155202419";

impl Market {
    /// The market of a code: ISO 3166-1 alpha-2 (upper or lower case), or another region of CLDR. `None` for anything else.
    pub fn new(code: &str) -> Option<Market> {
        let upper = code.to_ascii_uppercase();
        let lists = |table: &str, length| table.as_bytes().chunks_exact(length).any(|known| known == upper.as_bytes());
        let known = lists(ASSIGNED, 2) || lists(OTHER, 2) || lists(GROUPS, 3);
        known.then(|| Market { code: upper.into(), known })
    }

    /// What was written where a code is wanted.
    pub fn written(text: SharedStr) -> Market {
        Market { code: text, known: false }
    }

    /// The code in upper case: `KZ`; or what was written instead.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Whether it is a known code.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// The two regional indicator symbols that fonts with flags draw as the country's flag; decoration only. Empty where
    /// there is none.
    pub fn flag(&self) -> String {
        let letters = self.code.bytes().filter(|_| self.known && self.code.len() == 2);
        letters.filter_map(|letter| char::from_u32(0x1F1E6 + u32::from(letter.wrapping_sub(b'A')))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assigned_codes_are_known_and_others_are_not() {
        assert_eq!(ASSIGNED.len(), 2 * 249);
        assert_eq!(Market::new("kz").map(|m| m.code().to_string()), Some("KZ".into()));
        assert_eq!(Market::new("KZ").map(|m| m.flag()), Some("🇰🇿".into()));
        for other in ["XK", "eu", "UN", "001", "150", "419"] {
            assert!(Market::new(other).is_some(), "{other}");
        }
        assert_eq!(Market::new("150").map(|m| m.flag()), Some(String::new()));
        for refused in ["XX", "KAZ", "", "К", "ZK", "000", "1", "A1"] {
            assert_eq!(Market::new(refused), None, "{refused}");
        }
    }
}
