//! Names of what was written without one: made of titles, so that they stay when things are inserted or move.
//!
//! A track is called by its title, an item `track/title`, both as a [`slug`]. Of several that are alike the second is `…~2`.
//! A slug has neither `/` nor `~`, so names of different things differ. A name that someone wrote for something else is not
//! made again: it gets a `~` at its end.

use super::{Item, ItemRef, Roadmap, Text, Track, lowercase};

/// Most letters of a slug.
const MAX_SLUG: usize = 40;

/// Whether a small sign is a letter or a digit. Beyond ASCII all are but spaces, quotation marks, dashes and bullets; the standard library
/// knows all scripts, at the price of tables that every visitor would pay for.
pub(crate) fn is_letter(sign: char) -> bool {
    match sign {
        'a'..='z' | '0'..='9' => true,
        '\0'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3003}' => false,
        _ => true,
    }
}

/// A text as a name: small letters and digits, all else a single hyphen. `item` where nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    let (mut length, mut parted) = (0, false);
    for sign in lowercase(text).chars() {
        if !is_letter(sign) {
            parted = !slug.is_empty();
            continue;
        }
        length += 1 + usize::from(parted);
        if length > MAX_SLUG {
            break;
        }
        if std::mem::take(&mut parted) {
            slug.push('-');
        }
        slug.push(sign);
    }
    if slug.is_empty() { "item".into() } else { slug }
}

/// The text by which something is recognised: as it is first written.
pub fn first_text(text: &Text) -> &str {
    text.entries().next().map_or("", |(_, text)| text)
}

/// Likewise of an item: its title, or the country it is about.
pub fn item_text(item: &Item) -> &str {
    let country = || item.details().markets.first().map_or("", |market| market.code());
    item.title.as_ref().map_or_else(country, first_text)
}

/// The items of a track without a written id that have the same slug, with how many of them came before.
fn alike<'t>(track: &'t Track, wanted: &'t str) -> impl Iterator<Item = (u32, u32)> + 't {
    let first = wanted.chars().next();
    // Most titles differ in their first letter, which is quicker to see than their slugs are made.
    let may_be = move |text: &str| {
        wanted == "item" || text.chars().take(4).any(|sign| !sign.is_ascii() || Some(sign.to_ascii_lowercase()) == first)
    };
    let unnamed = track.items.iter().zip(0u32..).filter(|(item, _)| item.id.is_none());
    let same = unnamed.filter(move |(item, _)| may_be(item_text(item)) && slug(item_text(item)) == wanted);
    same.map(|(_, index)| index).zip(0u32..)
}

impl Roadmap {
    /// The id of the item or point, for links and events: the one that was written, else one that is made.
    pub fn id(&self, at: ItemRef) -> Option<String> {
        if let Some((_, point)) = self.point(at) {
            return Some(point.id.to_string());
        }
        let (track, item) = (self.track(at)?, self.item(at)?);
        if let Some(id) = &item.id {
            return Some(id.to_string());
        }
        let slug = slug(item_text(item));
        let (_, before) = alike(track, &slug).find(|(index, _)| *index == at.index)?;
        Some(self.made_id(track, &slug, before))
    }

    /// The item or point with an id, written or made.
    pub fn find(&self, id: &str) -> Option<ItemRef> {
        self.find_written(id).or_else(|| self.find_made(id))
    }

    /// The item or point whose id is kept: those that were written, and all of points.
    pub fn find_written(&self, id: &str) -> Option<ItemRef> {
        let place = self.ids.binary_search_by(|(known, _)| (**known).cmp(id)).ok()?;
        self.ids.get(place).map(|(_, at)| *at)
    }

    fn find_made(&self, id: &str) -> Option<ItemRef> {
        let (head, rest) = id.rsplit_once('/')?;
        let slug = rest.split('~').next().unwrap_or(rest);
        let at = self.find_track(head)?;
        let track = self.tracks.get(at as usize)?;
        let (index, _) = alike(track, slug).find(|(_, before)| self.made_id(track, slug, *before) == id)?;
        Some(ItemRef { track: at, series: None, index })
    }

    fn made_id(&self, track: &Track, slug: &str, before: u32) -> String {
        let mut id = format!("{}/{slug}", &*track.id);
        if before > 0 {
            id.push_str(&format!("~{}", before + 1));
        }
        while self.find_written(&id).is_some() {
            id.push('~');
        }
        id
    }

    /// All made ids of items, sorted.
    pub fn made_ids(&self) -> Vec<(String, ItemRef)> {
        let mut made = Vec::new();
        for (track, at) in self.tracks.iter().zip(0u32..) {
            let unnamed = track.items.iter().zip(0u32..).filter(|(item, _)| item.id.is_none());
            let mut slugs: Vec<(String, u32)> = unnamed.map(|(item, index)| (slug(item_text(item)), index)).collect();
            slugs.sort();
            let mut before = 0;
            for (place, (slug, index)) in slugs.iter().enumerate() {
                let same = place.checked_sub(1).and_then(|place| slugs.get(place)).is_some_and(|(other, _)| other == slug);
                before = if same { before + 1 } else { 0 };
                made.push((self.made_id(track, slug, before), ItemRef { track: at, series: None, index: *index }));
            }
        }
        made.sort();
        made
    }

    /// The track with an id. `track-2` is also the second one, where that has no written id.
    pub fn find_track(&self, id: &str) -> Option<u32> {
        let id_of = |index: &u32| self.tracks.get(*index as usize).map(|track| &*track.id);
        let place = self.tracks_by_id.binary_search_by(|index| id_of(index).cmp(&Some(id))).ok();
        let numbered = || {
            let index = id.strip_prefix("track-")?.parse::<u32>().ok()?.checked_sub(1)?;
            self.tracks.get(index as usize).filter(|track| !track.id_written).map(|_| index)
        };
        place.and_then(|place| self.tracks_by_id.get(place).copied()).or_else(numbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    #[test]
    fn a_slug_keeps_letters_of_any_script_and_nothing_else() {
        for (text, wanted) in [
            ("Mobile app, v2.0!", "mobile-app-v2-0"),
            ("«ИИ-перевод» — 5 языков", "ии-перевод-5-языков"),
            ("Oʻzbekcha", "oʻzbekcha"),
            ("  ", "item"),
            ("a~b/c", "a-b-c"),
        ] {
            assert_eq!(slug(text), wanted);
        }
        assert_eq!(slug(&"long word ".repeat(9)).chars().count(), 39);
    }

    fn ids(items: &str) -> Vec<String> {
        let json = format!(r#"{{"format":1,"title":"T","tracks":[{{"title":"My plan","items":[{items}]}}]}}"#);
        let roadmap = parse(&json).roadmap.unwrap();
        let at = |index| ItemRef { track: 0, series: None, index };
        let count = u32::try_from(roadmap.tracks[0].items.len()).unwrap();
        let ids: Vec<String> = (0..count).map(|index| roadmap.id(at(index)).unwrap()).collect();
        let mut made: Vec<(String, ItemRef)> = (0..count)
            .filter(|index| roadmap.tracks[0].items[*index as usize].id.is_none())
            .map(|index| (ids[index as usize].clone(), at(index)))
            .collect();
        made.sort();
        assert_eq!(roadmap.made_ids(), made, "one by one and all at once");
        for (index, id) in (0..count).zip(&ids) {
            assert_eq!(roadmap.find(id), Some(at(index)), "{id}");
        }
        ids
    }

    #[test]
    fn made_ids_stay_when_something_is_inserted() {
        let (a, b, new) = (r#"{"title":"A"}"#, r#"{"title":"B b"}"#, r#"{"title":"New"}"#);
        assert_eq!(ids(&[a, b].join(",")), ["my-plan/a", "my-plan/b-b"]);
        assert_eq!(ids(&[new, b, a].join(",")), ["my-plan/new", "my-plan/b-b", "my-plan/a"]);
    }

    #[test]
    fn what_is_alike_is_counted_and_what_is_written_comes_first() {
        let items = r#"{"title":"A"},{"title":"a!"},{"title":"A","id":"own"},{"title":"A"},{"title":"X","id":"my-plan/a~2"}"#;
        assert_eq!(ids(items), ["my-plan/a", "my-plan/a~2~", "own", "my-plan/a~3", "my-plan/a~2"]);
    }
}
