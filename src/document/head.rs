//! What the page says of itself to search engines and to those who pass its address on.
//!
//! Sources: The Open Graph protocol, <https://ogp.me>; schema.org `NewsArticle`, <https://schema.org/NewsArticle>.

use super::text::{Text, json_block};
use super::{Document, STILL, Still};
use crate::atlas::{Article, BlockKind};
use crate::format::is_web_url;
use crate::wording::short;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

/// A description longer than this, in characters, is cut at a word: more is not shown anywhere.
const LONGEST_DESCRIPTION: usize = 200;

impl Document<'_> {
    /// The title of the page: the atlas, after its article where it has just one.
    pub(super) fn title(&self) -> String {
        let map = short(&self.atlas.title);
        match self.atlas.articles.as_slice() {
            [article] if article.front_matter.title != self.atlas.title => {
                let article = short(&article.front_matter.title);
                self.words.with("page-title", &[("article", article.into()), ("map", map.into())])
            }
            _ => map,
        }
    }

    /// The description of the atlas, else the beginning of its first article.
    fn description(&self) -> String {
        let given = self.atlas.description.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let paragraph = || {
            let blocks = self.atlas.articles.first()?.blocks.iter();
            blocks.clone().find(|block| block.kind == BlockKind::Paragraph).map(|block| block.text.as_str())
        };
        shortened(given.or_else(paragraph).unwrap_or(&self.atlas.title))
    }

    /// Where the page is: what `atlas.toml` says, with a slash at its end. Without it there is no absolute address to give.
    fn site(&self) -> Option<String> {
        let site = self.atlas.site.as_deref().filter(|site| is_web_url(site))?;
        Some(format!("{}/", site.trim_end_matches('/')))
    }

    /// The picture by its address, which has to be a whole one.
    fn picture(&self) -> Option<(String, Still)> {
        Some((format!("{}{STILL}", self.site()?), self.page.still?))
    }

    /// Description, address, Open Graph and JSON-LD.
    pub(super) fn head(&self) -> Markup {
        let description = self.description();
        let site = self.site();
        let property = |name: &str, content: &str| html! { meta property=(name) content=(Text(content)); };
        let first = self.atlas.articles.first().map(|article| &article.front_matter);
        html! {
            meta name="description" content=(Text(&description));
            @if let Some(site) = &site { link rel="canonical" href=(Text(site)); }
            (property("og:type", if first.is_some() { "article" } else { "website" }))
            (property("og:title", &short(first.map_or(&self.atlas.title, |front| &front.title))))
            (property("og:site_name", &short(&self.atlas.title)))
            (property("og:description", &description))
            (property("og:locale", &self.atlas.language.replace('-', "_")))
            @if let Some(site) = &site { (property("og:url", site)) }
            @if let Some((address, Still { width_px, height_px })) = self.picture() {
                (property("og:image", &address))
                (property("og:image:type", "image/png"))
                (property("og:image:width", &width_px.to_string()))
                (property("og:image:height", &height_px.to_string()))
                meta name="twitter:card" content="summary_large_image";
            }
            @if let Some(published) = first.and_then(|front| front.published.as_deref()) {
                (property("article:published_time", published))
            }
            script type="application/ld+json" { (PreEscaped(json_block(&self.linked_data()))) }
        }
    }

    /// The articles as schema.org has them.
    fn linked_data(&self) -> Value {
        let articles: Vec<Value> =
            self.atlas.articles.iter().map(|article| self.linked_article(article)).collect();
        json!({ "@context": "https://schema.org", "@graph": articles })
    }

    fn linked_article(&self, article: &Article) -> Value {
        let front = &article.front_matter;
        let mut data = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                data.insert(key.to_owned(), value);
            }
        };
        let named = |kind: &str, name: &str| json!({ "@type": kind, "name": short(name) });
        let is_news = front.published.is_some() && front.publisher.is_some();
        put("@type", Some(if is_news { "NewsArticle" } else { "Article" }.into()));
        put("headline", Some(short(&front.title).into()));
        put("inLanguage", Some(self.atlas.language.as_str().into()));
        put("description", Some(self.description().into()));
        put("datePublished", front.published.as_deref().map(Value::from));
        put("author", front.author.as_deref().map(|author| named("Person", author)));
        put("publisher", front.publisher.as_deref().map(|publisher| named("Organization", publisher)));
        put("isBasedOn", front.source.as_deref().filter(|url| is_web_url(url)).map(Value::from));
        put("license", front.licence.as_deref().map(Value::from));
        put("mainEntityOfPage", self.site().map(Value::from));
        put("image", self.picture().map(|(address, _)| address.into()));
        let places = self.atlas.mentioned(article).into_iter().filter_map(|index| self.atlas.place(index));
        let places: Vec<Value> = places.map(|place| named("Place", &place.name)).collect();
        put("mentions", Some(places).filter(|places| !places.is_empty()).map(Value::from));
        Value::Object(data)
    }
}

/// A text on one line, and cut behind a word where it is long.
fn shortened(text: &str) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        letters += word.chars().count() + 1;
        if letters > LONGEST_DESCRIPTION {
            return if out.is_empty() { short(word) } else { out + " …" };
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_one_line_and_ends_with_a_word() {
        assert_eq!(shortened(" one\n two "), "one two");
        let long = shortened(&"seven ".repeat(100));
        assert!(long.ends_with("seven …") && long.chars().count() <= LONGEST_DESCRIPTION + 2, "{long}");
        assert!(shortened(&"x".repeat(1_000_000)).chars().count() < LONGEST_DESCRIPTION);
    }
}
