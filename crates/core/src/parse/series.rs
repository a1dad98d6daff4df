//! Metrics: records of series and their values → validated [`Series`].

use super::check::{Checker, offset, walk};
use super::format::{PointRecord, SeriesRecord, UnitRecord};
use super::ids::Claim;
use super::read::{Given, IndexedOffset, Reader};
use crate::model::{Amount, Code, ItemRef, PluralForms, Point, Series, SeriesShape, SharedStr, Unit, When, slug};

impl Checker {
    pub(super) fn series(
        &mut self,
        record: SeriesRecord,
        track_id: &str,
        (track, series): (u32, u32),
        place: Option<IndexedOffset>,
        reader: &mut Reader<'_>,
    ) -> Series {
        self.lanes.last_mut().into_iter().for_each(|lane| lane.series.push(place));
        let mut points: Vec<(Point, IndexedOffset)> = Vec::new();
        let named =
            record.title.as_ref().map_or_else(|| track_id.to_string(), |title| format!("{track_id}/{}", slug(title.first())));
        walk(record.points, "points", reader, |one, at, r| {
            if !self.has_room(r) {
                return false;
            }
            points.extend(self.point(one, &named, r).map(|point| (point, at)));
            true
        });
        // Points are drawn in the order of time, however they were written.
        points.sort_by_key(|(point, _)| point.date.days(self.calendar));
        for ((point, own), index) in points.iter().zip(0u32..) {
            let at = ItemRef { track, series: Some(series), index };
            let (id, written) = (point.id.clone(), point.id_written);
            self.ids.push(Claim { id, written, at, own: *own });
        }
        self.report_same_dates(&points, reader);
        if let Some(source) = self.source.tracks.last_mut() {
            source.points.push(points.iter().map(|(_, place)| offset(*place)).collect());
        }
        Series {
            title: self.text(record.title),
            note: self.text(record.note),
            unit: self.unit(record.unit),
            shape: record.shape.unwrap_or(SeriesShape::Line),
            secondary: record.secondary.unwrap_or(false),
            own_scale: record.own_scale.unwrap_or(false),
            points: points.into_iter().map(|(point, _)| point).collect(),
        }
    }

    fn point(&self, record: PointRecord, series: &str, reader: &mut Reader<'_>) -> Option<Point> {
        let date = match record.date?.0 {
            When::At(window) => self.window(window, reader)?,
            _ => {
                reader.in_key("date", |r| r.report(Code::IntervalNotAllowed, None));
                return None;
            }
        };
        if record.plan.is_none() && record.actual.is_none() {
            reader.report(Code::MissingField { field: "plan" }, None);
        }
        let value = |given: Option<Given<Amount>>| given.and_then(|given| given.0);
        let (plan, actual) = (value(record.plan), value(record.actual));
        // What was wrong with a value has been told.
        if plan.is_none() && actual.is_none() {
            return None;
        }
        let id_written = record.id.is_some();
        let id = record.id.unwrap_or_else(|| format!("{series}/{date}").into());
        Some(Point { id, id_written, date, plan, actual, note: self.text(record.note) })
    }

    /// Tells of values for a date that has one already. `points` are in the order of time, those of one date in the order of
    /// the document.
    fn report_same_dates(&self, points: &[(Point, IndexedOffset)], reader: &mut Reader<'_>) {
        for pair in points.windows(2) {
            let [(before, _), (after, place)] = pair else { continue };
            let same_date = before.date.days(self.calendar) == after.date.days(self.calendar);
            let same_kind =
                (before.plan.is_some() && after.plan.is_some()) || (before.actual.is_some() && after.actual.is_some());
            if same_date && same_kind {
                reader.in_key("points", |r| {
                    r.in_element(*place, |r| r.in_key("date", |r| r.report(Code::DuplicateDate, Some(after.date.to_string()))));
                });
            }
        }
    }

    fn unit(&self, record: Option<UnitRecord>) -> Unit {
        match record {
            None => Unit::None,
            Some(UnitRecord::Word(word)) => {
                if &*word == "%" {
                    Unit::Percent
                } else if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
                    Unit::Currency((&*word).into())
                } else {
                    let forms = PluralForms { other: (&*word).into(), ..PluralForms::default() };
                    Unit::Noun(vec![(self.language.clone(), forms)])
                }
            }
            Some(UnitRecord::ByLanguage(nouns)) => Unit::Noun(
                nouns
                    .into_iter()
                    .filter_map(|(tag, forms)| {
                        let form = |form: Option<SharedStr>| form.map(|form| (&*form).into());
                        let other = form(forms.other)?;
                        let forms = PluralForms {
                            zero: form(forms.zero),
                            one: form(forms.one),
                            two: form(forms.two),
                            few: form(forms.few),
                            many: form(forms.many),
                            other,
                        };
                        Some((tag, forms))
                    })
                    .collect(),
            ),
        }
    }
}
