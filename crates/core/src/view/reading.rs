//! The strip for another day than today: the field for it, and what the plan says for that day.

use super::class;
use super::head::answer;
use super::icons::Icon;
use super::panel::Tools;
use super::parts::{accent_class, accent_css, button, when, words};
use super::roving::{Roving, RovingGroup};
use crate::content::accent_of;
use crate::content::conditions::RiskState;
use crate::content::reading::{Reading, ReadingItem, ReadingRow};
use crate::derived::Texts;
use crate::i18n::Lang;
use crate::i18n::languages::knows_late;
use crate::markup::Markup;
use crate::model::Roadmap;
use crate::state::{Command, DayField, Session};
use crate::timeline::{Scene, ValueAt};

/// What the strip is made from.
struct Asked<'a> {
    session: &'a Session,
    texts: &'a Texts,
    /// `None` for today.
    reading: Option<&'a Reading>,
    field: &'a DayField,
    roving: &'a Roving,
}

/// The strip with its field.
pub(super) fn strip(
    page: &mut Markup,
    session: &Session,
    texts: &Texts,
    reading: Option<&Reading>,
    field: &DayField,
    roving: &Roving,
) {
    let asked = &Asked { session, texts, reading, field, roving };
    let roadmap = &*session.roadmap;
    let title = asked.reading.map_or(&asked.texts.as_of, |reading| &reading.title);
    page.open_as("div", "strip asked").attr("part", "summary").attr("role", "group").set("aria-label", title);
    heading(page, asked);
    page.open_as("dl", "answers");
    match asked.reading {
        Some(reading) => {
            for ReadingItem { cell, drawn, gap } in &reading.cells {
                answer(page, cell, roadmap, &[drawn.as_ref(), gap.as_ref()]);
            }
        }
        None => asked.texts.strip.iter().for_each(|cell| answer(page, cell, roadmap, &[])),
    }
    page.close();
    let rows = asked.reading.map(|reading| &*reading.rows).unwrap_or_default();
    if !rows.is_empty() {
        page.open_as("dl", "asked-rows");
        rows.iter().for_each(|one| row(page, one));
        page.close();
    }
    page.close();
}

/// The day in its field, how far it is, and the way back.
fn heading(page: &mut Markup, asked: &Asked<'_>) {
    // Its words may still be on their way.
    let (lang, catalog) = (asked.session.locale.lang, asked.session.locale.catalog());
    let late = knows_late(lang).then(|| lang.late());
    let today = asked.session.today.to_string();
    let refused = match asked.field {
        DayField::Refused(text) => Some(text),
        DayField::Resting | DayField::Asked => None,
    };
    page.open("div").classes(&["as-of", when(asked.reading.is_none(), "at-today")]).ornament("span", "pulse");
    page.open_as("label", "day-label").open("span").text_static(catalog.on_date).close();
    page.open("input")
        .classes(&["tool", class::DAY])
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false");
    page.attr("enterkeyhint", "go").attr("placeholder", "2026-Q3");
    let written = asked.reading.map_or(&today, |reading| &reading.written);
    page.set("data-written", written)
        .set("value", refused.or(asked.reading.map(|reading| &reading.date)).map_or(written, |text| text));
    if refused.is_some() {
        page.attr("aria-invalid", "true").attr("aria-describedby", "day-refused");
    }
    page.close().close();
    page.open_as("span", "day-tools");
    let mut tools = Tools::of(RovingGroup::Day, asked.roving);
    tools.add(page, Command::DayEarlier, catalog.previous_period, Icon::Left, false);
    tools.add(page, Command::DayLater, catalog.next_period, Icon::Right, false);
    if let Some(away) = asked.reading.and_then(|reading| reading.away.as_ref()).filter(|_| late.is_some()) {
        page.line("span", "away", away);
    }
    if let Some(late) = late.filter(|_| asked.reading.is_some()) {
        button(page, &["to-today"], &Command::AsOfToday);
        tools.control(page);
        page.text_static(late.to_today).close();
    }
    page.close();
    if let (Some(late), Some(_)) = (late, refused) {
        page.open_as("p", "day-refused").attr("id", "day-refused").text_static(late.not_a_date).close();
    }
    page.close();
}

fn row(page: &mut Markup, row: &ReadingRow) {
    page.open("div").open("dt").text_static(row.label).close().open("dd");
    for (position, text) in row.texts.iter().enumerate() {
        if position > 0 {
            page.text_static(" · ");
        }
        words(page, text);
    }
    if let Some(more) = &row.more {
        page.text_static(" · ").text(more);
    }
    page.close().close();
}

/// What the charts say at the line of the day. The strip says the same in words.
pub(super) fn values(page: &mut Markup, values: &[ValueAt], scene: &Scene, roadmap: &Roadmap) {
    for (position, value) in values.iter().enumerate() {
        let accent = accent_of(roadmap, value.track);
        page.open("div").classes(&["value-at", accent_class(accent), when(value.before, "before")]);
        page.key(&position.to_string()).hidden().px("left", scene.label_column + value.x).px("top", value.y);
        accent_css(page, accent);
        page.open("span").text(&value.text).close().close();
    }
}

/// Whether a risk has come, as of the day, by a sign and a word.
pub(super) fn risk(page: &mut Markup, state: RiskState, lang: Lang) {
    if !knows_late(lang) {
        return;
    }
    let late = lang.late();
    let (class, word) = match state {
        RiskState::Triggered => ("sign triggered", late.triggered),
        RiskState::Holding => ("sign holding", late.holding),
        RiskState::NotKnown => ("sign unknown", late.not_known),
    };
    page.ornament("span", class).open("span").text_static(word).close();
}
