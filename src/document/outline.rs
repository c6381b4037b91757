//! The contents of the page: links to all of its parts, and to every place.

use super::Document;
use super::article::{article_anchor, heading_anchor};
use super::text::{Text, escaped, name, place_link};
use crate::atlas::Article;
use crate::wording::short;
use maud::{Markup, html};

impl Document<'_> {
    /// The list of contents.
    pub(super) fn outline(&self) -> Markup {
        let part = |id: &str, words: &str| html! { a href=(format!("#{id}")) { (self.words.text(words)) } };
        html! {
            nav aria-labelledby="contents" {
                h2 #contents { (self.words.text("page-contents")) }
                ul {
                    @for article in &self.atlas.articles { li { (self.article_outline(article)) } }
                    @if !self.atlas.places.is_empty() {
                        li { (part("places", "page-places")) (self.place_list()) }
                    }
                    @if self.has_events() { li { (part("events", "page-events")) } }
                    li { (part("credits", "page-credits")) }
                }
            }
        }
    }

    fn article_outline(&self, article: &Article) -> Markup {
        let mut headings = article.headings().peekable();
        let link = |anchor: &str, text: &str| {
            html! { a href=(format!("#{}", escaped(anchor))) lang=[self.content_language] { (Text(&short(text))) } }
        };
        html! {
            (link(&article_anchor(&article.id), &article.front_matter.title))
            @if headings.peek().is_some() {
                ul {
                    @for heading in headings {
                        li { (link(&heading_anchor(&article.id, heading.block), heading.text)) }
                    }
                }
            }
        }
    }

    /// A link to every place, in the order of their sections.
    fn place_list(&self) -> Markup {
        let count = self.atlas.places.len();
        html! {
            details {
                summary { (self.words.with("page-all-places", &[("count", count.into())])) }
                ul.places {
                    @for index in self.places_in_order() {
                        @if let Some(place) = self.atlas.place(index) {
                            li { a href=(Text(&place_link(&place.id))) { (name(&place.name, self.content_language)) } }
                        }
                    }
                }
            }
        }
    }
}
