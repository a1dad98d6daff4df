use super::*;
use crate::i18n::Lang;
use crate::model::{Day, ItemRef};
use crate::parse::parse;
use crate::state::{Action, SessionOptions, reduce};
use crate::timeline::Sizes;

const MDT: &str = include_str!("../../../../www/roadmaps/mdtechnology.json");

fn opened(width: f64) -> (Rc<Session>, State, Derived) {
    let today = Day::from_ymd(2026, 11, 24).unwrap();
    let session = Session::new(parse(MDT).roadmap.unwrap(), Vec::new(), SessionOptions::new(Lang::Ru, today));
    let state = State::new(&session, Sizes::typical(width));
    let mut derived = Derived::default();
    derived.draw(&session, &state);
    (Rc::new(session), state, derived)
}

/// Where the list, the details and the texts lie: the same place means that they were kept.
fn places(derived: &mut Derived, session: &Rc<Session>, state: &State) -> (usize, Option<usize>, Option<usize>) {
    fn place<T>(of: &T) -> usize {
        std::ptr::from_ref(of) as usize
    }
    derived.renew_late(session, state);
    let shown = derived.shown(session, Some(state), Medium::Screen).unwrap();
    let looked_at = shown.looked_at.unwrap();
    let rows = looked_at.list.and_then(|list| list.groups.first()).map(|group| group.rows.as_ptr() as usize);
    let title = looked_at.details.map(|details| details.title.text.as_ptr() as usize);
    (place(&shown.texts.head), rows, title)
}

#[test]
fn what_does_not_change_is_kept() {
    let (session, mut state, mut derived) = opened(390.0);
    let first = places(&mut derived, &session, &state);
    assert!(first.1.is_some() && first.2.is_none(), "a phone shows the list, and nothing is chosen");
    // An arrow key in the list changes nothing that it is made from.
    assert_eq!(places(&mut derived, &session, &state), first);
    let target = Target::Item(ItemRef { track: 0, series: None, index: 0 });
    state = reduce(&state, &session, derived.plan().unwrap(), Action::Select(target));
    let chosen = places(&mut derived, &session, &state);
    assert_eq!(chosen.1, first.1, "the list is as it was");
    assert!(chosen.2.is_some());
    assert_eq!(places(&mut derived, &session, &state), chosen);
}

#[test]
fn what_changes_is_made_anew() {
    let (session, mut state, mut derived) = opened(390.0);
    let first = places(&mut derived, &session, &state).1;
    state = reduce(&state, &session, derived.plan().unwrap(), Action::Unfold(Fold::Earlier));
    let unfolded = derived.shown(&session, Some(&state), Medium::Screen).unwrap().looked_at.unwrap().list.unwrap().groups.len();
    assert_ne!(places(&mut derived, &session, &state).1, first);
    let other = Rc::new(session.with(SessionOptions::new(Lang::En, session.today)));
    let shown = derived.shown(&other, Some(&state), Medium::Screen).unwrap();
    assert_eq!(shown.looked_at.unwrap().list.unwrap().groups.len(), unfolded);
    assert!(shown.texts.today.starts_with("Today"), "{}", shown.texts.today);
}
