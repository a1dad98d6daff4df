//! What waits for what: lines behind the tracks, and stubs with a name over them. Details say the same in words.

use super::class;
use super::parts::{accent_class, accent_css, place, when, words};
use crate::content::{Accent, Target};
use crate::markup::Markup;
use crate::state::{Command, Keyed};
use crate::timeline::{Connectors, Scene, Stub};

/// The lines, in the ground of the timeline.
pub(super) fn lines(page: &mut Markup, connectors: &Connectors, of: &Target, accent: Accent) {
    page.open("svg").classes(&["connectors", accent_class(accent)]).key(&of.key()).hidden();
    page.px("left", connectors.area.x).px("top", connectors.area.y);
    page.px("width", connectors.area.width).px("height", connectors.area.height);
    accent_css(page, accent);
    for (class, path) in [("before", &connectors.before), ("after", &connectors.after), ("heads", &connectors.heads)] {
        if !path.is_empty() {
            page.open_as("path", class).set("d", path).close();
        }
    }
    page.close();
}

/// The stubs, and signs where something begins too early, over the tracks.
pub(super) fn stubs(page: &mut Markup, connectors: &Connectors, scene: &Scene, accent: Accent) {
    page.open("div").classes(&["stubs", accent_class(accent)]).hidden().px("left", scene.label_column);
    accent_css(page, accent);
    for (x, y) in &connectors.early {
        page.open_as("span", "early").px("left", *x).px("top", *y).text_static("!").close();
    }
    for one in &connectors.stubs {
        stub(page, one);
    }
    page.close();
}

fn stub(page: &mut Markup, stub: &Stub) {
    page.open("span").classes(&[class::STUB, when(stub.before, "before"), when(stub.target.is_none(), "rest")]);
    place(page, &stub.rect);
    if let Some(target) = &stub.target {
        let command = if stub.leads { Command::Reveal(target.clone()) } else { Command::Select(target.clone()) };
        page.set("data-do", &command.words());
    }
    if stub.early {
        page.open_as("span", "sign").text_static("! ").close();
    }
    words(page, &stub.words);
    page.close();
}
