//! What was asked for: words, and facets such as `status:shipped`.

use super::fold::words;

/// What a facet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The track: its id or the beginning of a word of its title.
    Track,
    /// What the track holds: `phases`, `versions`, `metric`, `markets`, `tasks`.
    Kind,
    /// The status: its name in the format.
    Status,
    /// A country: its code.
    Market,
    /// A tag: the beginning of one of its words.
    Tag,
    /// What became of the plan: `later`, `earlier`, or `any` of both, or of a date that was lost.
    Slip,
}

impl Facet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Facet; 6] = [Facet::Track, Facet::Kind, Facet::Status, Facet::Market, Facet::Tag, Facet::Slip];

    /// Its key in a query.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Track => "track",
            Facet::Kind => "kind",
            Facet::Status => "status",
            Facet::Market => "market",
            Facet::Tag => "tag",
            Facet::Slip => "slip",
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Words as they are compared; each must be found.
    pub words: Vec<String>,
    /// Facets with the value that was written; of one facet any value, of several each.
    pub facets: Vec<(Facet, String)>,
}

impl Query {
    /// Reads words and `key:value`; a value with spaces stands in double quotes.
    pub fn read(text: &str) -> Query {
        let mut query = Query::default();
        for part in parts(text) {
            let facet = part.split_once(':').and_then(|(key, value)| {
                let facet = Facet::ALL.into_iter().find(|facet| facet.name() == key)?;
                (!value.is_empty()).then(|| (facet, value.to_string()))
            });
            match facet {
                Some(facet) => query.facets.push(facet),
                None => query.words.extend(words(&part)),
            }
        }
        query
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.facets.is_empty()
    }
}

/// The parts of a text between spaces that do not stand in double quotes; the quotes are taken off.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' | '\t' | '\n' | '\u{a0}' if !quoted => parts.push(String::new()),
            sign => parts.last_mut().into_iter().for_each(|part| part.push(sign)),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_facets_are_told_apart() {
        let query = Query::read("мобильное status:shipped tag:\"школьный модуль\" note: http://x");
        assert_eq!(query.facets, [(Facet::Status, "shipped".to_string()), (Facet::Tag, "школьный модуль".to_string())]);
        assert_eq!(query.words.len(), 4, "{:?}", query.words);
        assert!(Query::read("  ").is_empty() && !Query::read("track:cms").is_empty());
    }
}
