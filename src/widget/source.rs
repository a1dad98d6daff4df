//! What goes into the widget and what it tells the page.

use std::rc::Rc;

use yew::{AttrValue, Callback, Children, Properties};

use crate::i18n::{Lang, Regions};
use crate::model::{Day, Diagnostic, Failure, Period};
use crate::state::{SessionOptions, View};
use crate::timeline::Sizes;

/// Where the roadmap comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed(Failure),
    /// JSON text.
    Text(Rc<String>),
    /// JSON text made from an object: what is wrong has a path, but no line.
    Object(Rc<String>),
}

impl Source {
    /// JSON text, as a person wrote it.
    pub fn text(text: impl Into<String>) -> Source {
        Source::Text(Rc::new(text.into()))
    }
}

/// What the widget tells the page.
#[derive(Debug, Clone, PartialEq)]
pub enum WidgetEvent {
    /// The first complete paint of new data.
    Ready {
        /// Number of tracks.
        tracks: usize,
        /// Number of items and values.
        items: usize,
        /// What was wrong with the data.
        diagnostics: Rc<Vec<Diagnostic>>,
    },
    /// Data could not be had or read.
    Error {
        /// A stable name.
        code: String,
        /// A sentence in the language of the page.
        message: String,
    },
    /// An item was chosen.
    Select {
        /// Its id.
        id: String,
    },
    /// Another range is shown.
    ViewChange {
        /// First visible day.
        start: Day,
        /// Last visible day.
        end: Day,
        /// What one tick of the finer row is: day, week, month, quarter, year.
        scale: &'static str,
    },
    /// Something else was looked for.
    Filter {
        /// What, as it was written.
        text: String,
        /// How much was found; all there is where nothing is looked for.
        count: usize,
    },
    /// Another day is asked about.
    AsOf {
        /// It, or today.
        date: Day,
        /// Who asked: `user` or `api`.
        source: &'static str,
    },
    /// The reader asked to load the data again.
    Retry,
    /// What the widget says once it is used, or where something is wrong, is not known in this language
    /// ([`learn_late`](crate::i18n::languages::learn_late)). With the feature `languages` it always is.
    NeedsLateTexts {
        /// The language.
        lang: Lang,
    },
    /// The data names countries that are not built in: [`RoadmapWidgetProps::regions`] in this language are wanted.
    NeedsRegions {
        /// The language.
        lang: Lang,
    },
}

/// The properties of [`RoadmapWidget`](crate::RoadmapWidget).
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoadmapWidgetProps {
    /// The data; without it, it is on its way.
    #[prop_or(Source::Loading)]
    pub source: Source,
    /// An address that the data is loaded from, in the place of `source`. Retrying, failures and what is stale are dealt with.
    #[cfg(feature = "load")]
    #[prop_or_default]
    pub src: Option<AttrValue>,
    /// Whether things can be looked for.
    #[prop_or(true)]
    pub search: bool,
    /// What is looked for at first: words, and facets such as `status:shipped`.
    #[prop_or_default]
    pub filter: Option<AttrValue>,
    /// Whether the timeline hides what was not found, instead of dimming it.
    #[prop_or_default]
    pub hides: bool,
    /// The day as of which things are told, the last one of this period; without it, today.
    #[prop_or_default]
    pub as_of: Option<Period>,
    /// The language of the interface.
    pub lang: Lang,
    /// Today; the widget has no clock of its own.
    pub today: Day,
    /// `auto`, `light` or `dark`.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// The view shown first; without it, by width.
    #[prop_or_default]
    pub view: Option<View>,
    /// First day shown first, instead of the document's.
    #[prop_or_default]
    pub start: Option<Day>,
    /// Last day shown first, instead of the document's.
    #[prop_or_default]
    pub end: Option<Day>,
    /// Whether the page can load the data again when the reader asks for it ([`WidgetEvent::Retry`]).
    #[prop_or_default]
    pub can_retry: bool,
    /// New data did not load; the data in `source` is the earlier one.
    #[prop_or_default]
    pub stale: bool,
    /// Whether what is wrong with the data is listed under the roadmap.
    #[prop_or(true)]
    pub shows_faults: bool,
    /// Grows when data is given or fails again, so that a failure that comes twice is told twice.
    #[prop_or_default]
    pub attempt: u32,
    /// Names of countries beyond those built in.
    #[prop_or_default]
    pub regions: Option<Regions>,
    /// Sizes that are known beforehand, for rendering without a browser.
    #[prop_or_default]
    pub sizes: Option<Sizes>,
    /// What the widget tells the page.
    #[prop_or_default]
    pub on_event: Callback<WidgetEvent>,
    /// What stands at the end of the toolbar.
    #[prop_or_default]
    pub actions: Children,
    /// What stands in the panel, for the item that was chosen last ([`WidgetEvent::Select`]).
    #[prop_or_default]
    pub details: Children,
    /// What stands in the place of a roadmap without items.
    #[prop_or_default]
    pub empty: Children,
    /// What stands under everything.
    #[prop_or_default]
    pub footer: Children,
}

/// The properties without what belongs to Yew.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    pub(crate) source: Source,
    pub(crate) search: bool,
    pub(crate) filter: Option<String>,
    pub(crate) hides: bool,
    pub(crate) as_of: Option<Period>,
    pub(crate) lang: Lang,
    pub(crate) today: Day,
    pub(crate) theme: Option<String>,
    pub(crate) view: Option<View>,
    pub(crate) start: Option<Day>,
    pub(crate) end: Option<Day>,
    pub(crate) can_retry: bool,
    pub(crate) stale: bool,
    pub(crate) shows_faults: bool,
    pub(crate) attempt: u32,
    pub(crate) regions: Option<Regions>,
    pub(crate) sizes: Option<Sizes>,
}

impl From<&RoadmapWidgetProps> for Settings {
    fn from(props: &RoadmapWidgetProps) -> Settings {
        let RoadmapWidgetProps {
            lang,
            today,
            view,
            start,
            end,
            can_retry,
            stale,
            shows_faults,
            attempt,
            search,
            hides,
            as_of,
            ..
        } = *props;
        let filter = props.filter.as_ref().map(ToString::to_string);
        let (source, regions, sizes) = (props.source.clone(), props.regions.clone(), props.sizes.clone());
        let theme = props.theme.as_ref().map(ToString::to_string);
        Settings {
            source,
            search,
            filter,
            hides,
            as_of,
            lang,
            today,
            theme,
            view,
            start,
            end,
            can_retry,
            stale,
            shows_faults,
            attempt,
            regions,
            sizes,
        }
    }
}

impl Settings {
    pub(super) fn session_options(&self) -> SessionOptions {
        let Settings { lang, today, start, end, .. } = *self;
        SessionOptions { lang, today, start, end, regions: self.regions.clone() }
    }
}
