//! Telling the story: which step comes, what it shows, and what the map gets back after it.

use super::{Desk, destination};
use crate::app::state::{Lent, Loan};
use crate::atlas::{PlaceIndex, Step};
use crate::command::Command;
use crate::sphere::Projection;
use crate::view::{LayerState, Link, ReaderPage};

/// Whether a command takes the reader from the story as it plays: anything that a person does on the map, or chooses
/// elsewhere, but for the story's own buttons and for mere pointing.
pub(super) fn is_elsewhere(command: &Command) -> bool {
    !command.tells_story() && !is_by_itself(command)
}

/// Whether a command comes by itself, or from mere pointing: a group of marks that has come apart closes by itself.
pub(super) fn is_by_itself(command: &Command) -> bool {
    match command {
        Command::Hover(_) | Command::Light(_) => true,
        Command::OpenCluster(places) => places.is_empty(),
        _ => false,
    }
}

impl Desk<'_> {
    /// Opens the step that comes `by` steps later; the first or the last one where the story has not begun.
    pub(super) fn turn_page(&mut self, by: isize) {
        let last = self.atlas.steps.len().checked_sub(1);
        let Some(last) = last else { return };
        let next = match self.selection.step {
            Some(now) => now.checked_add_signed(by),
            None if by > 0 => Some(0),
            None => Some(last),
        };
        if let Some(next) = next.filter(|next| *next <= last) {
            self.tell(next);
        }
    }

    /// Begins the story at its first step, or ends it.
    pub(super) fn toggle_story(&mut self) {
        if self.selection.step.is_some() {
            self.end_story();
        } else {
            self.turn_page(1);
        }
    }

    /// Lets the story go on by itself, from its first step where it has not begun or is over; or holds it.
    pub(super) fn toggle_play(&mut self) {
        let is_over = self.selection.step.is_none_or(|step| step + 1 >= self.atlas.steps.len());
        self.interface.playing = !self.interface.playing && !self.atlas.steps.is_empty();
        if self.interface.playing {
            // Whoever has looked elsewhere meanwhile is brought back.
            self.tell(self.selection.step.filter(|_| !is_over).unwrap_or(0));
        }
    }

    /// Goes where a step says, opens its card and leads the text to its words.
    pub(super) fn tell(&mut self, index: usize) {
        let Some(step) = self.atlas.steps.get(index) else { return };
        self.selection.step = Some(index);
        let (layers, daylight, projection) = self.lend(step);
        self.interface.layers = layers;
        self.interface.daylight = daylight;
        if projection != self.view.projection() {
            self.project(projection);
        }
        self.select(step.place, false);
        self.lead_to_words(step);
        // What opens with the step takes room from the map, and the step is framed in what is left.
        let place = step.place.and_then(|index| self.atlas.place(index)).map(|place| place.id.clone());
        let link = Link { step: Some(index + 1), place, ..Link::default() };
        if let Some((center, m_per_px, bearing_deg)) = destination(self.atlas, &link, &self.view) {
            self.fly(center, m_per_px, bearing_deg);
        }
        self.arrival = Some(link);
    }

    /// Ends the story: the map gets back what the steps have changed on it.
    pub(super) fn end_story(&mut self) {
        self.selection.step = None;
        self.interface.playing = false;
        if let Some(mut lent) = self.interface.lent.take() {
            self.interface.layers = lent.layers.next(&self.interface.layers, None);
            self.interface.daylight = lent.daylight.next(&self.interface.daylight, None);
            let projection = lent.projection.next(&self.view.projection(), None);
            if projection != self.view.projection() {
                self.project(projection);
            }
        }
    }

    /// Layers, time and projection of a step: its own, or those from before the story.
    fn lend(&mut self, step: &Step) -> (LayerState, Option<crate::sphere::Instant>, Projection) {
        let (interface, projection) = (&mut self.interface, self.view.projection());
        let lent = interface.lent.get_or_insert_with(|| Lent {
            layers: Loan::new(interface.layers.clone()),
            daylight: Loan::new(interface.daylight),
            projection: Loan::new(projection),
        });
        let wanted = step.layers.as_ref().map(|shown| {
            // A place that is open is drawn.
            let place_layer = step.place.and_then(|index| self.atlas.place(index)).map(|place| &place.layer);
            let mut layers = interface.layers.clone();
            layers.show_only(shown.iter().chain(place_layer).map(String::as_str));
            layers
        });
        (
            lent.layers.next(&interface.layers, wanted),
            lent.daylight.next(&interface.daylight, step.date.map(Some)),
            lent.projection.next(&projection, step.projection),
        )
    }

    fn lead_to_words(&mut self, step: &Step) {
        if let Some((article, passage)) = &step.passage {
            self.lead_to(*article, Some(passage.clone()));
            self.interface.reader_page = ReaderPage::Text;
        }
    }

    /// A link to a step, with all that the step says and the link does not, but for its view: see [`destination`]. A link with a
    /// view of its own was written down as the reader saw it, and says all that there is to say.
    pub(super) fn with_step(&mut self, link: &Link) -> Link {
        let mut link = link.clone();
        self.end_story();
        let step =
            link.step.and_then(|number| Some((number.checked_sub(1)?, self.atlas.steps.get(number - 1)?)));
        let Some((index, step)) = step else { return link };
        let (layers, daylight, projection) = self.lend(step);
        self.selection.step = Some(index);
        if link.map.is_some() {
            return link;
        }
        let place_id = |index: PlaceIndex| self.atlas.place(index).map(|place| place.id.clone());
        link.place = link.place.or_else(|| step.place.and_then(place_id));
        link.daylight = link.daylight.or(daylight);
        link.projection = link.projection.or(Some(projection));
        link.layers = link.layers.or_else(|| Some(layers.shown()));
        link
    }

    /// Leads the text to the words of the step that a link has opened, unless the link opens another place.
    pub(super) fn lead_to_linked_step(&mut self) {
        let step = self.selection.step.and_then(|index| self.atlas.steps.get(index));
        if let Some(step) =
            step.filter(|step| self.selection.place.is_none() || self.selection.place == step.place)
        {
            self.lead_to_words(step);
        }
    }
}
