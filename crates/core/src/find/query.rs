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

/// A value of a facet, as it stands in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The facet.
    pub facet: Facet,
    /// The value.
    pub value: String,
}

impl FacetValue {
    /// The value of a part of a query, where that is one.
    fn read(part: &str) -> Option<FacetValue> {
        let (key, value) = part.split_once(':')?;
        let facet = Facet::ALL.into_iter().find(|facet| facet.name() == key)?;
        (!value.is_empty()).then(|| FacetValue { facet, value: value.to_string() })
    }

    /// As a part of a query.
    fn written(&self) -> String {
        let FacetValue { facet, value } = self;
        let quote = if value.contains([' ', '\t', '\n', '\u{a0}']) { "\"" } else { "" };
        format!("{}:{quote}{value}{quote}", facet.name())
    }

    /// Whether a query asks for it.
    pub fn is_in(&self, query: &str) -> bool {
        Query::read(query).facets.iter().any(|(facet, value)| *facet == self.facet && *value == self.value)
    }

    /// The query with it, or without it where it was there.
    pub fn toggled_in(&self, query: &str) -> String {
        let is_this = |part: &&str| FacetValue::read(&part.replace('"', "")).as_ref() == Some(self);
        let mut parts: Vec<&str> = raw_parts(query);
        let before = parts.len();
        parts.retain(|part| !is_this(part));
        let had_it = parts.len() < before;
        let mut text = parts.join(" ");
        if !had_it {
            // What is still being quoted ends here.
            if text.matches('"').count() % 2 == 1 {
                text.push('"');
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.written());
        }
        text
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
        for part in raw_parts(text) {
            let part = part.replace('"', "");
            match FacetValue::read(&part) {
                Some(FacetValue { facet, value }) => query.facets.push((facet, value)),
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

/// The parts of a text between spaces that do not stand in double quotes.
fn raw_parts(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let ends = |sign: char| {
        quoted ^= sign == '"';
        !quoted && matches!(sign, ' ' | '\t' | '\n' | '\u{a0}')
    };
    text.split(ends).filter(|part| part.chars().any(|sign| sign != '"')).collect()
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

    #[test]
    fn a_value_is_put_into_a_query_and_taken_out_again() {
        let value = |facet, value: &str| FacetValue { facet, value: value.into() };
        let (shipped, school) = (value(Facet::Status, "shipped"), value(Facet::Tag, "школьный модуль"));
        let with = school.toggled_in(&shipped.toggled_in("мобильное  приложение"));
        assert_eq!(with, "мобильное приложение status:shipped tag:\"школьный модуль\"");
        assert!(shipped.is_in(&with) && school.is_in(&with));
        assert_eq!(school.toggled_in(&with), "мобильное приложение status:shipped");
        assert_eq!(shipped.toggled_in("status:shipped"), "");
        assert_eq!(shipped.toggled_in("\"смарт"), "\"смарт\" status:shipped");
        // However it was quoted.
        assert_eq!(shipped.toggled_in("\"status:shipped\" status:idea"), "status:idea");
    }
}
