//! Who made what is read and seen.

use super::Document;
use super::text::Text;
use crate::atlas::Article;
use crate::wording::{CREDITS, short};
use maud::{Markup, html};

impl Document<'_> {
    /// The credits of the articles, then those of the map.
    pub(super) fn credits(&self) -> Markup {
        html! {
            footer #credits {
                h2 { (self.words.text("page-credits")) }
                ul {
                    @for article in &self.atlas.articles { (self.article_credits(article)) }
                    @for credit in CREDITS { li { (self.words.text(credit)) } }
                    @if let Some(borders) = &self.atlas.policy.borders {
                        li lang=[self.content_language] { (Text(borders)) }
                    }
                }
            }
        }
    }

    fn article_credits(&self, article: &Article) -> Markup {
        let front = &article.front_matter;
        let of_which = (self.atlas.articles.len() > 1).then(|| short(&front.title));
        let credits = [
            front.licence.as_ref().map(|licence| ("reader-licence", "licence", licence)),
            front.image_credit.as_ref().map(|credit| ("reader-image", "credit", credit)),
        ];
        html! {
            @for (message, variable, value) in credits.into_iter().flatten() {
                li {
                    @if let Some(title) = &of_which { (Text(title)) ": " }
                    (Text(&self.words.with(message, &[(variable, value.as_str().into())])))
                }
            }
        }
    }
}
