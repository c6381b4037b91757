//! What is said of a place, beside what the program measures.

use super::Document;
use super::text::{Text, name, place_link, web_link};
use crate::atlas::{Claim, Place, SaidBy};
use crate::sphere::{CompassPoint, Units};
use crate::wording::{compass_word, lengths_words};
use maud::{Markup, html};

impl Document<'_> {
    /// Every claim with who says it, and what was measured.
    pub(super) fn claims(&self, place: &Place) -> Markup {
        if place.claims.is_empty() {
            return Markup::default();
        }
        html! {
            h4 { (self.words.text("card-claims")) }
            @for claim in &place.claims {
                dl.claim {
                    dt { (self.words.text("card-said")) }
                    dd { (self.quoted(&claim.says)) }
                    dd { (self.said_by(place, claim)) }
                    (self.measured(place, claim))
                }
            }
            @if place.claims.iter().any(|claim| claim.measure.is_some()) {
                p.note { (self.words.text("card-how-measured")) }
            }
        }
    }

    fn quoted(&self, words: &str) -> Markup {
        let quoted = self.words.with("card-quoted", &[("words", words.into())]);
        html! { span lang=[self.content_language] { (Text(&quoted)) } }
    }

    fn said_by(&self, place: &Place, claim: &Claim) -> Markup {
        match &claim.said_by {
            SaidBy::Article { quote } if *quote != claim.says => {
                let quote = self.words.with("card-quoted", &[("words", quote.as_str().into())]);
                html! { (Text(&self.words.with("card-said-by-article", &[("quote", quote.into())]))) }
            }
            SaidBy::Article { .. } => html! { (self.words.text("card-said-in-article")) },
            SaidBy::Source { url } => {
                let source = place.sources.iter().find(|source| source.url == *url);
                let title = source.map_or(url.as_str(), |source| source.title.as_str());
                web_link(url, &html! { (Text(title)) })
            }
        }
    }

    fn measured(&self, place: &Place, claim: &Claim) -> Markup {
        let Some(measured) = self.atlas.measured(place, &claim.measure) else { return Markup::default() };
        let Some(from) = self.atlas.place(measured.from) else { return Markup::default() };
        let compass = compass_word(self.words, CompassPoint::of_bearing(measured.bearing_deg));
        // The name is a link, so the sentence is written about it.
        let direction =
            self.words.with("card-direction", &[("compass", compass.into()), ("name", "\n".into())]);
        let (before, after) = direction.split_once('\n').unwrap_or((&direction, ""));
        html! {
            dt { (self.words.text("card-measured")) }
            dd {
                strong { (lengths_words(self.words, Units::default(), measured.nearest.distance_m)) }
                ", " (before)
                a href=(Text(&place_link(&from.id))) { (name(&from.name, self.content_language)) }
                (after)
            }
        }
    }
}
