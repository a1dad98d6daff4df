//! The list view.

use super::class;
use super::icons::{Icon, icon, status_icon};
use super::parts::{accent_class, accent_css, button, when, words, words_in};
use super::roving::{Roving, RovingGroup};
use crate::content::list::{Fold, ItemRow, List, ListPeriod, Row};
use crate::content::{Accent, Target};
use crate::i18n::{Locale, LocalizedText, fill};
use crate::markup::Markup;
use crate::model::Kind;
use crate::state::{Command, Keyed};

/// Counts the rows that can be focused, so that exactly one is in the tab order.
struct Rows<'a> {
    next: usize,
    roving: &'a Roving,
    /// What the details beside the list show.
    selected: Option<&'a Target>,
}

impl Rows<'_> {
    fn control(&mut self, page: &mut Markup) {
        self.roving.control(page, RovingGroup::List, self.next);
        self.next += 1;
    }
}

/// Periods with their items.
pub(super) fn list(page: &mut Markup, list: &List, label: &'static str, roving: &Roving, selected: Option<&Target>) {
    let mut rows = Rows { next: 0, roving, selected };
    page.open_as("div", "list").attr("part", "list").attr("role", "group").attr("aria-label", label);
    if let Some((text, open)) = &list.earlier {
        more(page, text, &Fold::Earlier, Some(*open), &mut rows);
    }
    for one in &list.groups {
        group(page, one, &mut rows);
    }
    if let Some(text) = &list.more {
        more(page, text, &Fold::More, None, &mut rows);
    }
    page.close();
}

/// The list in a file that is read without a program: everything is in it, and what is folded unfolds by itself.
pub(super) fn whole_list(page: &mut Markup, list: &List, label: &'static str, roving: &Roving) {
    let mut rows = Rows { next: 0, roving, selected: None };
    page.open_as("div", "list").attr("part", "list").attr("role", "group").attr("aria-label", label);
    if let Some((text, _)) = &list.earlier {
        page.open("details").open_as("summary", "more").text(text).close();
        for group in list.groups.iter().filter(|group| group.earlier) {
            whole_group(page, group, &mut rows);
        }
        page.close();
    }
    for group in list.groups.iter().filter(|group| !group.earlier) {
        whole_group(page, group, &mut rows);
    }
    page.close();
}

/// The list for paper: nothing folded, and a line that says how much had no room.
pub(super) fn paper_list(page: &mut Markup, list: &List, locale: &Locale) {
    let roving = Roving::default();
    let mut rows = Rows { next: 0, roving: &roving, selected: None };
    let catalog = locale.catalog();
    page.open_as("div", "list").attr("part", "list").attr("role", "group").attr("aria-label", catalog.list);
    for one in &list.groups {
        group(page, one, &mut rows);
    }
    page.close();
    if list.left_out > 0 {
        let count = catalog.events.count(list.left_out, locale.lang);
        page.line("p", "more-follow", &fill(catalog.more_follow, &[("count", &count)]));
    }
}

/// A period with the tasks of each track in a fold.
fn whole_group(page: &mut Markup, group: &ListPeriod, rows: &mut Rows<'_>) {
    open_group(page, group);
    let mut in_fold = false;
    for row in &group.rows {
        let nested = matches!(row, Row::Item(item) if item.nested);
        if in_fold && !nested {
            page.close().close().close();
            in_fold = false;
        }
        match row {
            Row::Fold { text, .. } => {
                page.open("li").open("details").open_as("summary", "more").text(text).close().open("ul");
                in_fold = true;
            }
            other => any_row(page, other, rows),
        }
    }
    if in_fold {
        page.close().close().close();
    }
    page.close().close();
}

fn more(page: &mut Markup, text: &str, fold: &Fold, open: Option<bool>, rows: &mut Rows<'_>) {
    button(page, &["more"], &Command::Unfold(fold.clone())).key(&fold.key());
    if let Some(open) = open {
        page.flag("aria-expanded", open);
    }
    rows.control(page);
    page.text(text).close();
}

fn group(page: &mut Markup, group: &ListPeriod, rows: &mut Rows<'_>) {
    open_group(page, group);
    for one in &group.rows {
        any_row(page, one, rows);
    }
    page.close().close();
}

fn open_group(page: &mut Markup, group: &ListPeriod) {
    page.open("div").classes(&["period", when(group.current, "current")]).attr("role", "group");
    page.key(&group.key).set("aria-label", &group.title);
    page.open("h3").open("span").text(&group.title).close().line("span", "count", &group.count).close();
    page.open("ul");
}

fn any_row(page: &mut Markup, row: &Row, rows: &mut Rows<'_>) {
    match row {
        Row::Today(text) => {
            page.open_as("li", class::TODAY_ROW).key("today").open("span").text(text).close().close();
        }
        Row::Fold { fold, open, text, track, accent } => fold_row(page, fold, *open, (text, track, *accent), rows),
        Row::Item(item) => item_row(page, item, rows),
    }
}

fn fold_row(
    page: &mut Markup,
    fold: &Fold,
    open: bool,
    (text, track, accent): (&str, &LocalizedText, Accent),
    rows: &mut Rows<'_>,
) {
    page.open("li").key(&fold.key());
    button(page, &[class::ENTRY, "fold", accent_class(accent)], &Command::Unfold(fold.clone())).flag("aria-expanded", open);
    rows.control(page);
    accent_css(page, accent);
    page.ornament("span", "square").line("span", "entry-title", text).open_as("span", "entry-when");
    icon(page, Icon::Down);
    page.close();
    words_in(page, "span", "entry-line", track);
    page.close().close();
}

fn item_row(page: &mut Markup, item: &ItemRow, rows: &mut Rows<'_>) {
    let key = item.target.key();
    let sign = match (item.milestone, item.kind) {
        (true, _) => "diamond-sign",
        (false, Kind::Versions) => "ring-sign",
        (false, _) => "square",
    };
    page.open("li").key(&key);
    let selected = rows.selected == Some(&item.target);
    let classes = [class::ENTRY, when(item.nested, "nested"), when(selected, "selected"), accent_class(item.accent)];
    button(page, &classes, &Command::Select(item.target.clone())).attr("aria-haspopup", "dialog");
    if selected {
        page.attr("aria-current", "true");
    }
    rows.control(page);
    accent_css(page, item.accent);
    page.ornament("span", sign);
    words_in(page, "span", "entry-title", &item.title);
    page.line("span", "entry-when", &item.when);
    if !item.line.text.is_empty() {
        words_in(page, "span", "entry-line", &item.line);
    }
    if let Some((status, label)) = &item.status {
        page.open_as("span", "entry-status");
        status_icon(page, *status);
        words(page, label);
        page.close();
    }
    page.close().close();
}
