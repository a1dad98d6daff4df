//! Countries by their ISO 3166-1 alpha-2 code.

/// An assigned ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Market([u8; 2]);

/// The 249 officially assigned codes (ISO 3166-1, Online Browsing Platform), two letters each.
const ASSIGNED: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

impl Market {
    /// The market of an assigned code, upper or lower case.
    pub fn new(code: &str) -> Option<Market> {
        let upper = code.to_ascii_uppercase();
        let assigned = ASSIGNED.as_bytes().chunks_exact(2).find(|known| *known == upper.as_bytes())?;
        <[u8; 2]>::try_from(assigned).ok().map(Market)
    }

    /// The code in upper case: `KZ`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The two regional indicator symbols that fonts with flags draw as the country's flag; decoration only.
    pub fn flag(self) -> String {
        self.0.iter().filter_map(|letter| char::from_u32(0x1F1E6 + u32::from(letter - b'A'))).collect()
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
        for refused in ["XX", "KAZ", "", "К", "ZK", "EU"] {
            assert_eq!(Market::new(refused), None, "{refused}");
        }
    }
}
