//! What a reader sees of a text: its pages, the line that is being read, and when the map follows it.

/// A page of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ReaderPage {
    /// The article.
    #[default]
    Text,
    /// Its headings.
    Contents,
    /// All places of the atlas.
    Places,
}

impl ReaderPage {
    /// Every page, in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Text, Self::Contents, Self::Places];
}

/// A text that scrolls, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scrolled {
    /// How far it is scrolled down.
    pub offset: f32,
    /// Height of the part that is seen.
    pub height: f32,
    /// Height of the whole.
    pub content_height: f32,
}

/// Two offsets nearer than this are the same, in points.
const SAME: f32 = 0.5;

impl Scrolled {
    /// How far below the top of what is seen the line is that is being read, in points: a third of the height.
    ///
    /// Near the ends of the text it goes on to the edge, so that scrolling brings each line of the text to it, the first
    /// and the last ones too.
    pub fn reading_line(&self) -> f32 {
        let third = self.height / 3.0;
        if !self.can_scroll() {
            return third;
        }
        let below = (self.content_height - self.height - self.offset).max(0.0);
        let from_top = third.min(self.offset.max(0.0));
        from_top.max(self.height - below).min(self.height)
    }

    /// Whether it can scroll at all.
    pub fn can_scroll(&self) -> bool {
        self.content_height > self.height + SAME
    }
}

/// Where the mentions of a text stand, in points from the top of the screen downwards.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MentionsInView {
    /// Each mention that stands for a place, and its height.
    pub mentions: Vec<(usize, f32)>,
    /// The line that is being read.
    pub line: f32,
    /// From where to where the text is seen.
    pub seen: (f32, f32),
}

impl MentionsInView {
    /// The mention that is being read: the nearest to the line.
    pub fn at_line(&self) -> Option<usize> {
        let nearest = self.mentions.iter().min_by(|(_, a), (_, b)| self.off(*a).total_cmp(&self.off(*b)));
        nearest.map(|(mention, _)| *mention)
    }

    /// Of some mentions the one that a reader is led to: one that is seen before all others, then the nearest to the line.
    pub fn nearest(&self, is_one: impl Fn(usize) -> bool) -> Option<usize> {
        let is_seen = |y: f32| (self.seen.0..=self.seen.1).contains(&y);
        let ones = self.mentions.iter().filter(|(mention, _)| is_one(*mention));
        let best = ones.min_by(|(_, a), (_, b)| {
            is_seen(*b).cmp(&is_seen(*a)).then(self.off(*a).total_cmp(&self.off(*b)))
        });
        best.map(|(mention, _)| *mention)
    }

    fn off(&self, y: f32) -> f32 {
        (y - self.line).abs()
    }
}

/// Tells scrolling by hand from being led by the program, and when the hand rests.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Following {
    last: Option<Scrolled>,
    /// The program moves the text, until there is a hand on it again.
    is_led: bool,
    /// When the hand moved it last, in seconds.
    moved_at_s: Option<f64>,
    /// Whether the map followed when that was noted last.
    is_on: Option<bool>,
}

/// So long the text has to rest before the map follows, in seconds: who scrolls fast is not chased.
pub const SETTLE_S: f64 = 0.25;

impl Following {
    /// How far it was scrolled when that was noted last.
    pub fn scrolled(&self) -> Scrolled {
        self.last.unwrap_or_default()
    }

    /// The program moves the text from now on.
    pub fn lead(&mut self) {
        self.is_led = true;
        self.moved_at_s = None;
    }

    /// Whether the map follows now. True in the frame in which a reader has asked for that: who does so wants to see where
    /// the text is, and has nothing to scroll for. That it followed when the text was opened, nobody has asked for now.
    pub fn turns_on(&mut self, is_on: bool) -> bool {
        self.is_on.replace(is_on) == Some(false) && is_on
    }

    /// The text is so far scrolled at a time; `has_hand` where wheel, pointer or key moved it in this frame.
    pub fn step(&mut self, now: Scrolled, has_hand: bool, time_s: f64) {
        self.is_led &= !has_hand;
        let Some(before) = self.last.replace(now) else {
            // Where it stands at first, nobody has scrolled.
            self.is_led = !has_hand;
            return;
        };
        let is_resized = (before.height - now.height).abs() > SAME
            || (before.content_height - now.content_height).abs() > SAME;
        let is_moved = (before.offset - now.offset).abs() > SAME;
        if is_moved && !is_resized && !self.is_led {
            self.moved_at_s = Some(time_s);
        }
    }

    /// True once after the text has been scrolled by hand and rests.
    pub fn settles(&mut self, time_s: f64) -> bool {
        let is_due = self.moved_at_s.is_some_and(|moved_at_s| time_s - moved_at_s >= SETTLE_S);
        if is_due {
            self.moved_at_s = None;
        }
        is_due
    }

    /// Whether the text has been scrolled by hand and does not rest yet.
    pub fn is_moving(&self) -> bool {
        self.moved_at_s.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scrolled(offset: f32) -> Scrolled {
        Scrolled { offset, height: 600.0, content_height: 3_000.0 }
    }

    #[test]
    fn the_reading_line_is_a_third_down_and_goes_to_the_edge_at_both_ends() {
        for (offset, expected) in [
            (0.0, 0.0),
            (100.0, 100.0),
            (200.0, 200.0),
            (1_000.0, 200.0),
            (2_000.0, 200.0),
            (2_300.0, 500.0),
            (2_400.0, 600.0),
        ] {
            assert_eq!(scrolled(offset).reading_line(), expected, "{offset}");
        }
        let short = Scrolled { offset: 0.0, height: 600.0, content_height: 400.0 };
        assert!(!short.can_scroll() && scrolled(0.0).can_scroll());
        assert_eq!(short.reading_line(), 200.0, "all of it is seen");
    }

    proptest! {
        #[test]
        fn scrolling_down_brings_each_line_of_the_text_to_the_reading_line_in_its_order(
            height in 100.0..1_000.0f32, longer in 1.5..20.0f32, steps in 50usize..200,
        ) {
            let content_height = height * longer;
            let most = content_height - height;
            let mut last = -1.0;
            for step in 0..=steps {
                let offset = most * step as f32 / steps as f32;
                let now = Scrolled { offset, height, content_height };
                let line = offset + now.reading_line();
                prop_assert!(line > last, "{line} after {last}");
                // No jump is longer than what is scrolled by, to the ends twice and in short texts thrice.
                prop_assert!(last < 0.0 || line - last <= 3.0 * most / steps as f32 + 0.5);
                last = line;
            }
            prop_assert!((last - content_height).abs() < 1.0);
        }
    }

    #[test]
    fn the_map_follows_a_hand_once_it_rests_and_not_before() {
        let mut following = Following::default();
        following.step(scrolled(0.0), false, 0.0);
        let mut settled = Vec::new();
        for frame in 1..40 {
            let time_s = f64::from(frame) * 0.05;
            let is_scrolling = frame <= 10;
            following.step(scrolled(20.0 * frame.min(10) as f32), is_scrolling, time_s);
            if following.settles(time_s) {
                settled.push(time_s);
            }
        }
        assert_eq!(settled, [0.75], "a quarter of a second after the last of ten frames");
        assert!(!following.is_moving());
    }

    #[test]
    fn what_the_program_scrolls_is_not_followed_and_a_hand_takes_over() {
        let mut following = Following::default();
        following.step(scrolled(0.0), false, 0.0);
        following.lead();
        for frame in 1..10 {
            following.step(scrolled(100.0 * frame as f32), false, f64::from(frame) * 0.1);
            assert!(!following.is_moving() && !following.settles(f64::from(frame)));
        }
        following.step(scrolled(1_000.0), true, 1.0);
        assert!(following.is_moving());
        // It glides on without the hand, as on a touch screen.
        following.step(scrolled(1_050.0), false, 1.1);
        assert!(!following.settles(1.3) && following.settles(1.36));
    }

    #[test]
    fn it_turns_on_when_it_is_switched_and_not_when_a_text_is_opened() {
        let mut following = Following::default();
        assert!(!following.turns_on(true), "as it was kept from the last run");
        assert!(!following.turns_on(false));
        assert!(following.turns_on(true));
        assert!(!following.turns_on(true), "once");
    }

    #[test]
    fn a_reader_is_led_to_a_mention_that_is_seen_before_one_that_is_nearer_to_the_line() {
        let text = MentionsInView {
            mentions: vec![(0, -300.0), (1, 90.0), (2, 500.0), (3, 650.0), (4, 2_000.0)],
            line: 120.0,
            seen: (100.0, 700.0),
        };
        assert_eq!(text.at_line(), Some(1));
        assert_eq!(text.nearest(|_| true), Some(2), "1 is above what is seen");
        assert_eq!(text.nearest(|mention| mention == 3 || mention == 1), Some(3));
        assert_eq!(
            text.nearest(|mention| mention == 0 || mention == 4),
            Some(0),
            "none is seen: the nearest"
        );
        assert_eq!(text.nearest(|_| false), None);
        assert_eq!(MentionsInView::default().nearest(|_| true), None);
    }

    #[test]
    fn a_text_that_is_set_anew_has_not_been_scrolled() {
        let mut following = Following::default();
        following.step(scrolled(500.0), false, 0.0);
        following.step(scrolled(520.0), true, 0.1);
        assert!(following.settles(1.0));
        following.step(Scrolled { offset: 900.0, height: 600.0, content_height: 5_000.0 }, false, 1.1);
        assert!(!following.is_moving());
    }
}
