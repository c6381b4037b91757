//! Commands become state, in one ordered system.

mod follow;
mod motion;
mod places;
mod story;
mod time;
mod trail;

pub(super) use follow::destination;
pub(super) use trail::Trail;

use super::state::{
    Act, CommandSystems, CurrentFlight, CurrentNotice, Interface, OpenAtlas, Selection, TextInView, View,
};
use crate::atlas::Atlas;
use crate::command::{Command, Notice};
use crate::settings::Setting;
use crate::sphere::MeasuredLine;
use crate::view::{History, Link, MapView, Motion, ReaderPage, Step, pinch};
use crate::words::Words;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Act>().init_resource::<Arrival>().init_resource::<Trail>().add_systems(
        Update,
        (apply, super::sight::keep_in_sight, trail::note).chain().in_set(CommandSystems),
    );
}

/// The link that the map has gone to, until the reader asks for something else: panels that open or close with it
/// change how much of the window the map has, and the link's view stays in its middle.
#[derive(Resource, Debug, Default)]
pub(super) struct Arrival(pub(super) Option<Link>);

/// A way through the browser's own history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Travel {
    Back,
    Forward,
}

/// Where a text goes that is to be copied, and an address that is to be opened.
#[derive(Resource, Debug, Default)]
pub(super) struct Outbox {
    pub(super) copy: Option<String>,
    pub(super) open_url: Option<String>,
    /// The keyboard goes to the next part of the window.
    pub(super) to_next_part: bool,
    /// On the web the browser goes back and forward.
    pub(super) travel: Option<Travel>,
    /// The reader has sent the map somewhere, and not moved it by hand.
    pub(super) is_sent: bool,
    /// What the reader has set since it was last kept. What a link brings along is not among it.
    pub(super) set: Vec<Setting>,
}

pub(super) fn apply(
    mut acts: MessageReader<Act>,
    atlas: Res<OpenAtlas>,
    mut view: ResMut<View>,
    mut flight: ResMut<CurrentFlight>,
    mut selection: ResMut<Selection>,
    mut interface: ResMut<Interface>,
    mut outbox: ResMut<Outbox>,
    mut arrival: ResMut<Arrival>,
    mut trail: ResMut<Trail>,
    mut notice: ResMut<CurrentNotice>,
    text: Res<TextInView>,
) {
    if atlas.is_changed() {
        let mut layers = interface.layers.clone();
        layers.fit(&atlas.0.layers);
        if interface.layers != layers {
            interface.layers = layers;
        }
    }
    for Act(command) in acts.read() {
        let mut desk = Desk {
            atlas: &atlas.0,
            text: &text,
            view: **view,
            flight: flight.0.take(),
            selection: selection.clone(),
            interface: interface.clone(),
            arrival: arrival.0.take().filter(|_| story::is_by_itself(command)),
            history: &mut trail.history,
            is_sent: false,
            set: None,
            notice: None,
        };
        match command {
            Command::Back if IS_WEB => outbox.travel = Some(Travel::Back),
            Command::Forward if IS_WEB => outbox.travel = Some(Travel::Forward),
            Command::CopyLink => outbox.copy = Some(desk.copy_link()),
            Command::CloseNotice => notice.0 = None,
            Command::NextPart => outbox.to_next_part = true,
            Command::Copy(text) => {
                outbox.copy = Some(text.clone());
                desk.notice = Some(copied(desk.interface.settings.language.words(), text));
            }
            Command::OpenUrl(url) => outbox.open_url = Some(url.clone()),
            other => desk.apply(other),
        }
        view.set_if_neq(View(desk.view));
        selection.set_if_neq(desk.selection);
        interface.set_if_neq(desk.interface);
        flight.0 = desk.flight;
        arrival.0 = desk.arrival;
        outbox.is_sent |= desk.is_sent;
        outbox.set.extend(desk.set);
        if desk.notice.is_some() {
            notice.0 = desk.notice;
        }
    }
}

/// Says that a text is on the clipboard, and what it is where that is short: nothing else is seen of it.
fn copied(words: &Words, text: &str) -> Notice {
    const SHORT: usize = 48;
    let is_short = text.chars().count() <= SHORT && !text.contains('\n');
    Notice::new(match is_short {
        true => words.with("copied-text", &[("text", text.into())]),
        false => words.text("copied"),
    })
}

/// Whether a browser is around the map, which goes back and forward by itself.
const IS_WEB: bool = cfg!(target_arch = "wasm32");

/// The state a command works on.
struct Desk<'a> {
    atlas: &'a Atlas,
    text: &'a TextInView,
    view: MapView,
    flight: Option<Motion>,
    selection: Selection,
    interface: Interface,
    arrival: Option<Link>,
    history: &'a mut Option<History>,
    is_sent: bool,
    set: Option<Setting>,
    notice: Option<Notice>,
}

impl Desk<'_> {
    fn apply(&mut self, command: &Command) {
        self.interface.playing &= !story::is_elsewhere(command);
        match command {
            Command::Hold => self.hold(),
            Command::Pan { dx_px, dy_px } => self.go(Step::Pan { dx_px: *dx_px, dy_px: *dy_px }),
            Command::Drag { from, to } => self.by_hand(|view| view.drag(*from, *to)),
            Command::Pinch { from, to, doublings, degrees } => {
                self.by_hand(|view| pinch(view, *from, *to, *doublings, *degrees));
            }
            Command::Twist { degrees } => self.by_hand(|view| view.turn(*degrees)),
            Command::EndTurn => self.snap_north(),
            Command::Fling { at, velocity } => self.fling(*at, *velocity),
            Command::Zoom { doublings, about } => {
                self.go(Step::Zoom { doublings: *doublings, about: *about });
            }
            Command::Turn { degrees } => self.go(Step::Turn { degrees: *degrees }),
            Command::NorthUp => self.go_to(self.view.center(), self.view.m_per_px(), 0.0),
            Command::Home => {
                self.go_to(self.atlas.home.center, self.view.home_m_per_px(self.atlas.home), 0.0);
            }
            Command::Select { place, fly } => {
                // Whoever opens something wants to look at it.
                self.interface.time_plays &= place.is_none();
                self.select(*place, *fly);
            }
            Command::Hover(place) => self.selection.hovered = *place,
            Command::Light(places) => self.selection.lit.clone_from(places),
            Command::Read { article, mention } => self.read(*article, *mention),
            Command::ShowPage(page) => self.turn_to(*page),
            Command::OpenCluster(places) => self.selection.open_cluster.clone_from(places),
            Command::ShowMention { article, mention } => {
                self.turn_to(ReaderPage::Text);
                self.lead_to(*article, self.passage_of(*article, *mention));
            }
            Command::ShowPassage { article, passage } => {
                self.turn_to(ReaderPage::Text);
                self.lead_to(*article, Some(passage.clone()));
            }
            Command::FlyTo { center, m_per_px } => self.go_to(*center, *m_per_px, self.view.bearing_deg()),
            Command::Pin(pin) => self.pin(*pin),
            Command::NextPlace => self.step(1),
            Command::PreviousPlace => self.step(-1),
            Command::ToggleStory => self.toggle_story(),
            Command::NextStep => self.turn_page(1),
            Command::PreviousStep => self.turn_page(-1),
            Command::GoToStep(step) => self.tell(*step),
            Command::TogglePlay => self.toggle_play(),
            Command::OpenArticle(article) => {
                self.selection.article = Some(*article);
                self.selection.passage = None;
                self.selection.reading = None;
            }
            Command::ToggleLayer(id) => self.interface.layers.toggle(id),
            Command::SetLayerOpacity { layer, percent } => {
                self.interface.layers.set_opacity(layer, *percent);
            }
            Command::MoveLayer { layer, by } => self.interface.layers.move_by(layer, *by),
            Command::TogglePart(part) => self.interface.layers.toggle_part(*part),
            Command::ResetLayers => self.interface.layers.reset(),
            Command::ToggleReader => self.interface.reader_open ^= true,
            Command::ToggleLayers => self.interface.layers_open ^= true,
            Command::ToggleHelp => self.interface.help_open ^= true,
            Command::ToggleReport => self.interface.report_open ^= true,
            Command::ToggleMeasure => {
                self.interface.measuring = match self.interface.measuring {
                    Some(_) => None,
                    None => Some(MeasuredLine::default()),
                };
            }
            Command::AddMeasurePoint(pos) => self.measure(|line| line.add(*pos)),
            Command::RemoveMeasurePoint => self.measure(MeasuredLine::remove_last),
            Command::CloseMeasure => self.measure(MeasuredLine::close),
            Command::NextUnits => self.set(Setting::Units(self.interface.settings.units.next())),
            Command::NextNotation => self.set(Setting::Notation(self.interface.settings.notation.next())),
            Command::ToggleCompare => self.interface.compare_open ^= true,
            Command::Compare(iso_a3) => self.interface.compared = iso_a3.clone(),
            Command::SetProjection(projection) => self.project(*projection),
            Command::NextProjection => self.project(self.view.projection().next()),
            Command::ToggleReducedMotion => {
                self.set(Setting::ReducedMotion(!self.interface.settings.reduced_motion));
            }
            Command::SetDaylight(instant) => self.interface.daylight = *instant,
            Command::ToggleDaylight => self.toggle_daylight(),
            Command::DaylightNow => {
                self.interface.daylight = crate::app::clock::now().or(self.interface.daylight);
            }
            Command::ToggleTime => self.toggle_time(),
            Command::SetMoment(moment) => self.choose_moment(*moment),
            Command::NextEvent => self.go_to_event(1),
            Command::PreviousEvent => self.go_to_event(-1),
            Command::PlayTime => self.play_time(),
            Command::PassTime(day) => self.pass_time(*day),
            Command::NextPace => self.interface.pace = self.interface.pace.next(),
            Command::NextTheme => self.set(Setting::Theme(self.interface.settings.theme.next())),
            Command::NextLanguage => self.set(Setting::Language(self.interface.settings.language.next())),
            Command::LargerText => self.set(Setting::TextSize(self.interface.settings.text_size.larger())),
            Command::SmallerText => self.set(Setting::TextSize(self.interface.settings.text_size.smaller())),
            Command::Set(setting) => self.set(*setting),
            Command::ToggleSearch => {
                self.interface.search = match self.interface.search {
                    Some(_) => None,
                    None => Some(String::new()),
                };
            }
            Command::SetSearch(query) => self.interface.search = Some(query.clone()),
            Command::ToggleMenu => self.interface.menu_open ^= true,
            Command::ToggleSettings => self.interface.settings_open ^= true,
            Command::ToggleFullScreen => self.interface.is_full_screen ^= true,
            Command::ShowExtent(extent) => {
                let (center, m_per_px) = places::framing_of_extent(*extent, &self.view);
                self.fly(center, m_per_px, self.view.bearing_deg());
            }
            Command::SelectDropped(feature) => {
                self.selection.dropped = *feature;
                if feature.is_some() {
                    self.select(None, false);
                }
            }
            Command::CancelDrop(file) | Command::RemoveDropped(file) => {
                self.selection.dropped = self.selection.dropped.filter(|open| open.file != *file);
            }
            // The browser asks in a dialog of its own; here the panel of layers does.
            Command::OpenFile => self.interface.layers_open |= !cfg!(target_arch = "wasm32"),
            // The room of dropped files hears these itself.
            Command::OpenPath(_) | Command::ToggleDropped(_) | Command::ZoomToDropped(_) => {}
            Command::Close => self.close(),
            Command::Follow(link) => self.follow(link),
            Command::Revisit(link) => {
                if let Some(history) = self.history {
                    history.stand_at(link.clone());
                }
                self.revisit(link);
            }
            Command::Back => self.travel(History::back),
            Command::Forward => self.travel(History::forward),
            Command::ToggleExport => self.interface.export_open ^= true,
            Command::ShowMapOnly(is_alone) => self.interface.map_only = *is_alone,
            // The page hears this itself.
            Command::ReadText => {}
            // The room of what is saved hears these itself.
            Command::ExportPicture { .. } | Command::CancelExport | Command::ExportGeoJson => {}
            Command::Notify(notice) => self.notice = Some(notice.clone()),
            Command::NextPart
            | Command::CopyLink
            | Command::CloseNotice
            | Command::Copy(_)
            | Command::OpenUrl(_) => {}
        }
    }

    fn turn_to(&mut self, page: ReaderPage) {
        self.interface.reader_open = true;
        self.interface.reader_page = page;
    }

    /// Changes the measured line, while there is one.
    fn measure(&mut self, change: impl FnOnce(&mut MeasuredLine)) {
        if let Some(line) = &mut self.interface.measuring {
            change(line);
        }
    }

    fn set(&mut self, setting: Setting) {
        self.interface.settings.set(setting);
        self.set = Some(setting);
        match setting {
            Setting::ReducedMotion(true) => self.cut(),
            // What was read is no longer shown.
            Setting::Follow(false) => self.selection.reading = None,
            _ => {}
        }
    }

    fn close(&mut self) {
        if self.interface.search.is_some() {
            self.interface.search = None;
        } else if self.interface.export_open {
            self.interface.export_open = false;
        } else if self.interface.menu_open {
            self.interface.menu_open = false;
        } else if self.interface.settings_open {
            self.interface.settings_open = false;
        } else if self.interface.help_open {
            self.interface.help_open = false;
        } else if self.interface.report_open {
            self.interface.report_open = false;
        } else if self.interface.layers_open {
            self.interface.layers_open = false;
        } else if !self.selection.open_cluster.is_empty() {
            self.selection.open_cluster.clear();
        } else if self.interface.compare_open {
            self.interface.compare_open = false;
        } else if self.interface.measuring.is_some() {
            self.interface.measuring = None;
        } else if self.selection.dropped.is_some() {
            self.selection.dropped = None;
        } else if self.selection.place.is_some() {
            self.selection.place = None;
        } else if self.selection.pin.is_some() {
            self.selection.pin = None;
        } else if self.selection.step.is_some() {
            self.end_story();
        } else if self.interface.moment.is_some() {
            self.choose_moment(None);
        } else {
            self.interface.daylight = None;
        }
    }
}
