//! All texts of a roadmap as they are compared, made when the first letter is typed.

use super::fold::{by_other_layout, words};
use super::query::{Facet, Query};
use super::typo;
use super::{Found, Place};
use crate::content::slip::Slip;
use crate::i18n::country_names;
use crate::model::{Calendar, Item, ItemRef, Market, Roadmap, SortedSet, Text, Track};

/// The texts of a roadmap.
#[derive(Debug)]
pub struct Index {
    /// The words of all places: before each a space, after each place a line break.
    text: String,
    /// Each place with the byte at which its words end.
    places: Vec<(Place, usize)>,
    /// The words that the places from one on have in common: those of a track or series. Said once, as a track may have a
    /// million items.
    common: Vec<(usize, String)>,
    /// All words, each once, for those that were mistyped; made when the first was.
    known: Option<SortedSet<String>>,
}

impl Index {
    /// Folds all texts.
    pub fn new(roadmap: &Roadmap) -> Index {
        let mut index = Index { text: String::new(), places: Vec::new(), common: Vec::new(), known: None };
        for (track, number) in roadmap.tracks.iter().zip(0u32..) {
            index.begin(folded([track.title.as_ref()]));
            for (item, at) in track.items.iter().zip(0u32..) {
                index.item(item);
                index.end(Place::Item(ItemRef { track: number, series: None, index: at }));
            }
            for (series, number_of_series) in track.series.iter().zip(0u32..) {
                index.begin(folded([track.title.as_ref(), series.title.as_ref(), series.note.as_ref()]));
                for (point, at) in series.points.iter().zip(0u32..) {
                    index.texts([point.note.as_ref()]);
                    index.end(Place::Item(ItemRef { track: number, series: Some(number_of_series), index: at }));
                }
            }
        }
        index.begin(String::new());
        for (goal, at) in roadmap.goals.iter().zip(0u32..) {
            index.texts([Some(&goal.title), goal.note.as_ref()]);
            index.end(Place::Goal(at));
        }
        for (risk, at) in roadmap.risks.iter().zip(0u32..) {
            index.texts([Some(&risk.trigger), risk.action.as_ref()]);
            index.end(Place::Risk(at));
        }
        for (date, at) in roadmap.key_dates.iter().zip(0u32..) {
            index.texts([Some(&date.title)]);
            index.end(Place::KeyDate(at));
        }
        index
    }

    /// The places that follow have these words in common.
    fn begin(&mut self, common: String) {
        self.common.push((self.places.len(), common));
    }

    fn item(&mut self, item: &Item) {
        let details = item.details();
        let single = [&item.title, &details.summary, &details.note, &details.outcome, &details.result, &details.reason];
        self.texts(single.map(Option::as_ref));
        self.texts(details.features.iter().chain(&details.tags).map(Some));
        self.texts(details.links.iter().map(|link| link.title.as_ref()));
        for market in &details.markets {
            market_names(market).for_each(|name| push(&mut self.text, name));
        }
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = Option<&'t Text>>) {
        for (_, text) in texts.into_iter().flatten().flat_map(Text::entries) {
            push(&mut self.text, text);
        }
    }

    fn end(&mut self, place: Place) {
        self.text.push('\n');
        self.places.push((place, self.text.len()));
    }

    /// What a query finds.
    pub fn find(&mut self, text: &str, roadmap: &Roadmap) -> Found {
        let query = Query::read(text);
        let mut places = self.matching(&query, roadmap);
        let mut other_layout = None;
        if places.is_empty()
            && let Some(typed) = by_other_layout(text)
        {
            let other = Query::read(&typed);
            // Without slips, or any word would find something.
            if other.words.iter().all(|word| self.has(word)) {
                places = self.matching(&other, roadmap);
                other_layout = (!places.is_empty()).then_some(typed);
            }
        }
        Found { query: text.to_string(), places, total: self.places.len(), other_layout }
    }

    fn has(&self, word: &str) -> bool {
        begins(&self.text, word) || self.common.iter().any(|(_, common)| begins(common, word))
    }

    fn matching(&mut self, query: &Query, roadmap: &Roadmap) -> Vec<Place> {
        // For each word, what stands for it: itself, or the words that it would begin but for a slip.
        let wanted: Vec<Vec<String>> =
            query.words.iter().map(|word| if self.has(word) { vec![word.clone()] } else { self.slipped(word) }).collect();
        let facets: Vec<Wanted> = query.facets.iter().map(|(facet, value)| Wanted::new(*facet, value, roadmap)).collect();
        let mut found = Vec::new();
        let mut from = 0;
        for (at, (first, common)) in self.common.iter().enumerate() {
            let end = self.common.get(at + 1).map_or(self.places.len(), |(next, _)| *next);
            // What all have in common is looked for once.
            let rest: Vec<&Vec<String>> = wanted.iter().filter(|any| !any.iter().any(|word| begins(common, word))).collect();
            for (place, to) in self.places.get(*first..end).unwrap_or_default() {
                let text = self.text.get(from..*to).unwrap_or_default();
                from = *to;
                let has_all = rest.iter().all(|any| any.iter().any(|word| begins(text, word)));
                if has_all && fits(*place, &facets, roadmap) {
                    found.push(*place);
                }
            }
        }
        found
    }

    /// The known words that begin with a word but for its slips, as they stand in the texts.
    fn slipped(&mut self, word: &str) -> Vec<String> {
        let slips = typo::allowed(word);
        if slips == 0 {
            return Vec::new();
        }
        let texts = || self.common.iter().map(|(_, common)| common).chain([&self.text]);
        let known = self.known.get_or_insert_with(|| {
            let mut known = SortedSet::default();
            for word in texts().flat_map(|text| text.split([' ', '\n'])) {
                known.insert(word.to_string());
            }
            known
        });
        let typed: Vec<char> = word.chars().collect();
        let is_near = |known: &&String| {
            let letters: Vec<char> = known.chars().take(typed.len() + slips).collect();
            letters.len() + slips >= typed.len() && typo::begins(&letters, &typed, slips)
        };
        known.iter().filter(is_near).cloned().collect()
    }
}

/// Whether a word of a text begins with another one.
fn begins(text: &str, word: &str) -> bool {
    text.split(' ').any(|own| own.starts_with(word))
}

/// Adds the words of a text, a space before each.
fn push(all: &mut String, text: &str) {
    for word in words(text) {
        all.push(' ');
        all.push_str(&word);
    }
}

fn folded<const N: usize>(texts: [Option<&Text>; N]) -> String {
    let mut all = String::new();
    for (_, text) in texts.into_iter().flatten().flat_map(Text::entries) {
        push(&mut all, text);
    }
    all
}

fn market_names(market: &Market) -> impl Iterator<Item = &str> + '_ {
    std::iter::once(market.code()).chain(country_names(market).map(|name| name as &str))
}

/// A value of a facet that is asked for.
struct Wanted<'q> {
    facet: Facet,
    value: &'q str,
    /// Whether a track or tag is called so, and then no other one is meant that begins like it.
    exactly: bool,
}

impl<'q> Wanted<'q> {
    fn new(facet: Facet, value: &'q str, roadmap: &Roadmap) -> Wanted<'q> {
        let tags = || roadmap.tracks.iter().flat_map(|track| &track.items).flat_map(|item| &item.details().tags);
        let exactly = match facet {
            Facet::Track => roadmap.tracks.iter().any(|track| *track.id == *value),
            Facet::Tag => tags().any(|tag| is_called(tag, value)),
            Facet::Kind | Facet::Status | Facet::Market | Facet::Slip => true,
        };
        Wanted { facet, value, exactly }
    }
}

/// Whether a text says this in any language. In a query it has no quotes.
fn is_called(text: &Text, value: &str) -> bool {
    text.entries().any(|(_, text)| text.chars().filter(|sign| *sign != '"').eq(value.chars()))
}

/// Whether a place has all facets: of one facet any value.
fn fits(place: Place, facets: &[Wanted<'_>], roadmap: &Roadmap) -> bool {
    if facets.is_empty() {
        return true;
    }
    let Place::Item(at) = place else { return false };
    let Some(track) = roadmap.track(at) else { return false };
    let item = at.series.is_none().then(|| roadmap.item(at)).flatten();
    Facet::ALL.into_iter().all(|facet| {
        let mut values = facets.iter().filter(|wanted| wanted.facet == facet).peekable();
        values.peek().is_none() || values.any(|wanted| has(wanted, track, item, roadmap.calendar))
    })
}

fn has(wanted: &Wanted<'_>, track: &Track, item: Option<&Item>, calendar: Calendar) -> bool {
    let Wanted { facet, value, exactly } = *wanted;
    let names = |text: &Text| {
        let all = folded([Some(text)]);
        words(value).iter().all(|word| begins(&all, word))
    };
    match facet {
        Facet::Track => *track.id == *value || (!exactly && track.title.as_ref().is_some_and(names)),
        Facet::Kind => track.kind.key() == value,
        Facet::Status => item.and_then(|item| item.status).is_some_and(|status| status.key() == value),
        Facet::Market => {
            item.is_some_and(|item| item.details().markets.iter().any(|market| market.code().eq_ignore_ascii_case(value)))
        }
        Facet::Tag => item
            .is_some_and(|item| item.details().tags.iter().any(|tag| if exactly { is_called(tag, value) } else { names(tag) })),
        Facet::Slip => item.and_then(|item| Slip::of_item(item, calendar)).is_some_and(|slip| match slip {
            Slip::Later(..) => matches!(value, "later" | "any"),
            Slip::Earlier(..) => matches!(value, "earlier" | "any"),
            Slip::LostDate => value == "any",
            _ => false,
        }),
    }
}
