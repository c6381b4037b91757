//! The places: what each is, how sure its position is, every sentence that mentions it, and where its facts come from.

use super::Document;
use super::text::{Text, language_tag, name, place_anchor, place_link, web_link};
use crate::atlas::{NearBy, Place, PlaceIndex, Quotation};
use crate::sphere::{Notation, Units};
use crate::wording::{
    bearing_words, finest_m, kind_word, known_length, language_name, lengths_words, precision_meaning,
    precision_word, published_words, resolution_m, short, status_word,
};
use maud::{Markup, html};

/// In an atlas of more places nothing is said of what is near: each would be measured from each.
const MEASURED_PLACES: usize = 200;

impl<'a> Document<'a> {
    /// Every place in the order of the list: those that the articles mention, then those that are only on the map.
    pub(super) fn places_in_order(&self) -> Vec<PlaceIndex> {
        let groups = self.atlas.register();
        groups.into_iter().flat_map(|group| group.entries).map(|entry| entry.place).collect()
    }

    /// All places.
    pub(super) fn places(&self) -> Markup {
        let order = self.places_in_order();
        if order.is_empty() {
            return Markup::default();
        }
        html! {
            section #places aria-labelledby="places-title" {
                h2 #places-title { (self.words.text("page-places")) }
                @for index in order {
                    @if let Some(place) = self.atlas.place(index) { (self.place(index, place)) }
                }
            }
        }
    }

    fn place(&self, index: PlaceIndex, place: &'a Place) -> Markup {
        let title = format!("place-title-{}", index.0 + 1);
        html! {
            section.place id=(Text(&place_anchor(&place.id))) data-place=(Text(&place.id)) tabindex="-1"
                role="group" aria-labelledby=(title) {
                h3 id=(title) { (name(&place.name, self.content_language)) }
                p.kind {
                    (kind_word(self.words, place.kind))
                    @if let Some(when) = &place.when { " · " (self.when(when)) }
                    " " a.on-map href=(Text(&place_link(&place.id))) { (self.words.text("page-on-map")) }
                }
                (self.facts(place))
                (self.quotations(index))
                (self.claims(place))
                @if !place.summary.is_empty() {
                    h4 { (self.words.text("card-context")) }
                    p lang=[self.content_language] { (Text(&place.summary)) }
                    p.note { (self.words.text("card-context-note")) }
                }
                (self.near(index, place))
                @if !place.sources.is_empty() {
                    h4 { (self.words.text("card-sources")) }
                    ul.sources {
                        @for source in &place.sources {
                            @let published = published_words(self.words, source);
                            li {
                                (web_link(&source.url, &html! { (Text(&source.title)) }))
                                @if !published.is_empty() { " " span.note { (Text(&published)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Names in other languages, how sure what is told is, how sure the position, and the position.
    fn facts(&self, place: &Place) -> Markup {
        let others: Vec<(&String, &String)> =
            place.names.iter().filter(|(_, other)| **other != place.name).collect();
        let resolution_m = resolution_m(place.precision);
        html! {
            dl {
                @if !others.is_empty() {
                    dt { (self.words.text("page-names")) }
                    @for (tag, other) in others {
                        dd { (name(other, language_tag(tag))) " (" (Text(&short(&language_name(self.words, tag)))) ")" }
                    }
                }
                @if let Some(status) = place.status {
                    dt { (self.words.text("page-status")) }
                    dd { (status_word(self.words, status)) }
                }
                dt { (self.words.text("page-precision")) }
                dd { (precision_word(self.words, place.precision)) ". " (precision_meaning(self.words, place)) }
                dt { (self.words.text(position_word(place))) }
                @for notation in [Notation::DecimalDegrees, Notation::DegreesMinutesSeconds] {
                    dd { (notation.write(place.anchor, resolution_m)) }
                }
            }
        }
    }

    /// Every sentence that mentions the place, verbatim, with a link to where it stands.
    fn quotations(&self, index: PlaceIndex) -> Markup {
        let quotations = self.quotations.get(index.0).map(Vec::as_slice).unwrap_or_default();
        if quotations.is_empty() {
            return html! { p.note { (self.words.text("card-not-mentioned")) } };
        }
        html! {
            @for of_article in quotations.chunk_by(|a, b| a.article == b.article) {
                h4 { (self.quotations_title(of_article)) }
                @for quotation in of_article { (self.quotation(quotation)) }
            }
        }
    }

    /// How often an article mentions the place; its title, where there are several.
    fn quotations_title(&self, of_article: &[Quotation<'_>]) -> Markup {
        let count: usize = of_article.iter().map(|quotation| quotation.ranges.len()).sum();
        let count = ("count", count.into());
        let article = of_article.first().and_then(|quotation| self.atlas.article(quotation.article));
        let text = match article.filter(|_| self.atlas.articles.len() > 1) {
            Some(article) => {
                let title = short(&article.front_matter.title);
                self.words.with("card-in-titled", &[("title", title.into()), count])
            }
            None => self.words.with("card-in-article-times", &[count]),
        };
        html! { (Text(&text)) }
    }

    fn quotation(&self, quotation: &Quotation<'_>) -> Markup {
        let link = format!("#{}", self.mention_id(quotation.article, quotation.mention));
        let heading = short(quotation.heading);
        let show = self.words.with("page-show-in-text", &[("heading", heading.into())]);
        html! {
            figure {
                blockquote lang=[self.content_language] {
                    p {
                        @for (words, is_mention) in marked(quotation) {
                            @if is_mention { mark { (Text(words)) } } @else { (Text(words)) }
                        }
                    }
                }
                figcaption { a href=(link) { (Text(&show)) } }
            }
        }
    }

    /// Other places of the atlas near by, how far and in which direction.
    fn near(&self, index: PlaceIndex, place: &Place) -> Markup {
        if self.atlas.places.len() > MEASURED_PLACES {
            return Markup::default();
        }
        let near = NearBy::new(self.atlas, index, []);
        if near.places.is_empty() {
            return Markup::default();
        }
        html! {
            h4 { (self.words.text("card-near")) }
            p.note { (self.words.text("card-near-note")) }
            ul.near {
                @for other in &near.places {
                    @if let Some(found) = self.atlas.place(other.what) {
                        @let resolution_m = finest_m(place.precision).max(finest_m(found.precision));
                        @let write = |length_m: f64| lengths_words(self.words, Units::default(), length_m);
                        li {
                            a href=(Text(&place_link(&found.id))) { (name(&found.name, self.content_language)) }
                            ": " (known_length(other.distance_m, resolution_m, write))
                            ", " (bearing_words(self.words, other.bearing_deg))
                        }
                    }
                }
            }
        }
    }
}

/// The sentence in pieces, and which of them are mentions.
fn marked<'a>(quotation: &Quotation<'a>) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for range in &quotation.ranges {
        pieces.push((quotation.sentence.get(at..range.start).unwrap_or_default(), false));
        pieces.push((quotation.sentence.get(range.clone()).unwrap_or_default(), true));
        at = range.end;
    }
    pieces.push((quotation.sentence.get(at..).unwrap_or_default(), false));
    pieces
}

/// Whether the position is the place's own, or that of its mark: the id of a message.
fn position_word(place: &Place) -> &'static str {
    use crate::atlas::Precision::{Approximate, Surveyed};
    let is_point = matches!(place.geometry, geo::Geometry::Point(_));
    if is_point && matches!(place.precision, Surveyed | Approximate) {
        "page-position"
    } else {
        "page-position-of-mark"
    }
}
