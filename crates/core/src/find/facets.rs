//! The facets that are offered: those that tell items of a document apart, with how many items each value has.

use super::query::{Facet, FacetValue};
use crate::content::slip::Slip;
use crate::content::status_label;
use crate::i18n::{LateCatalog, Locale, LocalizedText};
use crate::model::{Kind, Market, Roadmap, Status};

/// The most values offered for a facet; the others can be typed.
const MOST: usize = 30;
/// The most distinct values counted for a facet.
const COUNTED: usize = 300;

/// A facet with the values that are offered for it.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetOffer {
    /// The facet.
    pub facet: Facet,
    /// Its name.
    pub name: &'static str,
    /// Its values.
    pub values: Vec<OfferedValue>,
}

/// A value that is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedValue {
    /// As it stands in a query.
    pub value: FacetValue,
    /// As it is shown.
    pub words: LocalizedText,
    /// How many items have it.
    pub count: usize,
}

/// Values with how many items have them, in the order in which they came.
#[derive(Default)]
struct Counted(Vec<(String, LocalizedText, usize)>);

impl Counted {
    fn add(&mut self, value: &str, by: usize, words: impl FnOnce() -> LocalizedText) {
        let has_room = self.0.len() < COUNTED;
        match self.0.iter_mut().find(|(known, ..)| known == value) {
            Some((.., count)) => *count += by,
            None if has_room => self.0.push((value.to_string(), words(), by)),
            None => {}
        }
    }

    /// What most items have comes first.
    fn by_count(&mut self) {
        self.0.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    }
}

/// Tells each value once, with its place.
fn each_once<'v>(values: impl Iterator<Item = &'v str>, mut tell: impl FnMut(&'v str, usize)) {
    let mut known: Vec<&str> = Vec::new();
    for (at, value) in values.enumerate() {
        if !known.contains(&value) {
            known.push(value);
            tell(value, at);
        }
    }
}

/// The facets that tell items apart: with two values, or one that not all have.
pub fn facets(roadmap: &Roadmap, locale: &Locale) -> Vec<FacetOffer> {
    let late = locale.lang.late();
    let total = roadmap.item_count();
    let offers = Facet::ALL.into_iter().map(|facet| {
        let Counted(counted) = counted(facet, roadmap, locale, late);
        (facet, counted)
    });
    let tells_apart = |counted: &[(String, LocalizedText, usize)]| match counted {
        [] => false,
        [(.., count)] => *count < total,
        _ => true,
    };
    let offers = offers.filter(|(facet, counted)| {
        // Where each track is of its own kind, its name says more.
        let says_less = *facet == Facet::Kind && counted.len() == roadmap.tracks.len();
        tells_apart(counted) && !says_less
    });
    let offer = |(facet, counted): (Facet, Vec<(String, LocalizedText, usize)>)| FacetOffer {
        facet,
        name: name(facet, late),
        values: counted
            .into_iter()
            .take(MOST)
            .map(|(value, words, count)| OfferedValue { value: FacetValue { facet, value }, words, count })
            .collect(),
    };
    offers.map(offer).collect()
}

fn name(facet: Facet, late: &LateCatalog) -> &'static str {
    match facet {
        Facet::Track => late.by_track,
        Facet::Kind => late.by_kind,
        Facet::Status => late.by_status,
        Facet::Market => late.by_market,
        Facet::Tag => late.by_tag,
        Facet::Slip => late.by_slip,
    }
}

/// The values of one facet.
fn counted(facet: Facet, roadmap: &Roadmap, locale: &Locale, late: &LateCatalog) -> Counted {
    let mut counted = Counted::default();
    let items = || roadmap.tracks.iter().flat_map(|track| &track.items);
    match facet {
        Facet::Track | Facet::Kind => {
            for track in &roadmap.tracks {
                let held = track.items.len() + track.series.iter().map(|series| series.points.len()).sum::<usize>();
                if facet == Facet::Kind {
                    counted.add(track.kind.key(), held, || LocalizedText::own(kind_words(track.kind, late).to_string()));
                } else if held > 0 {
                    counted.add(&track.id, held, || locale.title(track.title.as_ref()));
                }
            }
        }
        Facet::Status => {
            // In the order of the format, from ideas to what is done.
            for status in Status::ALL {
                let held = items().filter(|item| item.status == Some(status)).count();
                if held > 0 {
                    counted.add(status.key(), held, || status_label(status, roadmap, locale));
                }
            }
        }
        Facet::Market => {
            for item in items() {
                each_once(item.details().markets.iter().map(Market::code), |market, at| {
                    let words = || item.details().markets.get(at).map(|market| LocalizedText::own(locale.country(market)));
                    counted.add(market, 1, || words().unwrap_or_default());
                });
            }
            counted.by_count();
        }
        Facet::Tag => {
            for item in items() {
                let tags: Vec<LocalizedText> = item.details().tags.iter().map(|tag| locale.localize(tag)).collect();
                // Quotes stand around a value with spaces.
                let values: Vec<String> = tags.iter().map(|tag| tag.text.replace('"', "")).collect();
                each_once(values.iter().map(String::as_str), |tag, at| {
                    counted.add(tag, 1, || tags.get(at).cloned().unwrap_or_default());
                });
            }
            counted.by_count();
        }
        Facet::Slip => {
            for slip in items().filter_map(|item| Slip::of_item(item, locale.calendar)) {
                let (value, words) = match slip {
                    Slip::Later(..) => ("later", late.slip_later),
                    Slip::Earlier(..) => ("earlier", late.slip_earlier),
                    _ => continue,
                };
                counted.add(value, 1, || LocalizedText::own(words.to_string()));
            }
        }
    }
    counted
}

fn kind_words(kind: Kind, late: &LateCatalog) -> &'static str {
    match kind {
        Kind::Phases => late.phases_kind,
        Kind::Versions => late.versions_kind,
        Kind::Metric => late.metric_kind,
        Kind::Markets => late.markets_kind,
        Kind::Tasks => late.tasks_kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Index;
    use crate::i18n::Lang;
    use crate::model::Calendar;
    use crate::parse::parse;

    const EXAMPLES: [&str; 6] = [
        include_str!("../../../../www/roadmaps/mdtechnology.json"),
        include_str!("../../../../www/roadmaps/asking.json"),
        include_str!("../../../../www/roadmaps/plan-actual.json"),
        include_str!("../../../../www/roadmaps/releases.json"),
        include_str!("../../../../www/roadmaps/horizons.json"),
        include_str!("../../../../www/roadmaps/hostile.json"),
    ];

    #[test]
    fn every_value_finds_as_many_items_as_it_says() {
        let mut offered = 0;
        for json in EXAMPLES {
            let roadmap = parse(json).roadmap.unwrap();
            let locale = Locale::new(Lang::Ru, &roadmap.language, Calendar::default());
            let mut index = Index::new(&roadmap);
            for value in facets(&roadmap, &locale).iter().flat_map(|offer| &offer.values) {
                let query = value.value.toggled_in("");
                assert_eq!(index.find(&query, &roadmap).places.len(), value.count, "{query}");
                offered += 1;
            }
        }
        assert!(offered > 60, "{offered}");
    }

    #[test]
    fn what_all_have_alike_is_not_offered() {
        let text = r#"{"title": "P", "tracks": [{"title": "A", "items": [
            {"title": "a", "date": "2026", "status": "shipped", "tags": ["x"]}, {"title": "b", "date": "2027", "status": "shipped", "tags": ["x", "y"]}]}]}"#;
        let roadmap = parse(text).roadmap.unwrap();
        let locale = Locale::new(Lang::En, &roadmap.language, Calendar::default());
        let offers = facets(&roadmap, &locale);
        let said: Vec<(&str, usize)> = offers.iter().map(|offer| (offer.name, offer.values.len())).collect();
        assert_eq!(said, [("Tag", 2)]);
    }
}
