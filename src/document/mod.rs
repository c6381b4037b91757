//! The atlas as a document: a whole web page, made of the same model as the map.
//!
//! It is what is read while the map loads, what a search engine and a screen reader get, and what remains where there can
//! be no map. [`page()`] fills the template `web/page/index.html`; nothing of it is in the program that the page loads.
//!
//! Every text of an atlas goes through `text::Text`, and every address through `text::web_link`: what somebody wrote
//! in an article or a GeoJSON file is read, never obeyed.

mod article;
mod claims;
mod credits;
mod events;
mod head;
mod outline;
mod place;
mod template;
mod text;

use crate::atlas::{ArticleIndex, Atlas, Quotation};
use crate::words::{Language, Words};
use maud::{Markup, html};
use std::collections::BTreeMap;
use text::{Text, language_tag};

/// The folder of the page in which the files of the atlas lie, under the paths that they have in the atlas.
pub const ATLAS_FOLDER: &str = "atlas";
/// The still picture of the map, for those who have no other.
pub const STILL: &str = "map.png";

/// The still picture of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Still {
    /// Its width in pixels.
    pub width_px: u32,
    /// Its height in pixels.
    pub height_px: u32,
}

/// What a page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The files of the atlas, by their paths in its folder.
    pub files: &'a [String],
    /// What is fetched for the first map, by its path from the page, and how many bytes each has.
    pub first_files: &'a BTreeMap<String, u64>,
    /// The still picture, where there is one.
    pub still: Option<Still>,
}

/// The page as HTML.
///
/// ```
/// use high_north::document::{Page, page};
/// let atlas = high_north::format::load(high_north::format::built_in()).atlas;
/// let html = page(&Page { atlas: &atlas, files: &[], first_files: &Default::default(), still: None });
/// assert!(html.starts_with("<!doctype html>") && html.contains(r#"id="place=kirkenes""#));
/// ```
pub fn page(page: &Page<'_>) -> String {
    template::fill(&Document::new(page))
}

/// The page while it is written.
struct Document<'a> {
    page: &'a Page<'a>,
    atlas: &'a Atlas,
    words: &'static Words,
    /// The language of the atlas, where the words about it are in another.
    content_language: Option<&'a str>,
    /// The sentences about each place, by its index.
    quotations: Vec<Vec<Quotation<'a>>>,
    /// How many mentions stand in the articles before each.
    mentions_before: Vec<usize>,
}

impl<'a> Document<'a> {
    fn new(page: &'a Page<'a>) -> Self {
        let atlas = page.atlas;
        let language = Language::suited([atlas.language.as_str()]).unwrap_or_default();
        let is_other = Language::suited([atlas.language.as_str()]).is_none();
        let mentions_before = atlas.articles.iter().scan(0, |sum, article| {
            let before = *sum;
            *sum += article.mentions.len();
            Some(before)
        });
        Self {
            page,
            atlas,
            words: language.words(),
            content_language: language_tag(&atlas.language).filter(|_| is_other),
            quotations: atlas.all_quotations(),
            mentions_before: mentions_before.collect(),
        }
    }

    /// The id of a mention in the page: mentions are counted through all articles, from 1.
    fn mention_id(&self, article: ArticleIndex, mention: usize) -> String {
        let before = self.mentions_before.get(article.0).copied().unwrap_or(0);
        format!("mention-{}", before + mention + 1)
    }

    /// All that is read: what stands in `<main>`.
    fn document(&self) -> Markup {
        html! {
            header {
                h1 lang=[self.content_language] { (Text(&self.atlas.title)) }
                @if let Some(description) = &self.atlas.description {
                    p.description lang=[self.content_language] { (Text(description)) }
                }
            }
            @if let Some(Still { width_px, height_px }) = self.page.still {
                @let alt = self.words.with("page-still", &[("title", self.atlas.title.as_str().into())]);
                img #still src=(STILL) alt=(Text(&alt)) width=(width_px) height=(height_px) loading="lazy" decoding="async";
            }
            (self.outline())
            @for index in 0..self.atlas.articles.len() { (self.article(ArticleIndex(index))) }
            (self.places())
            (self.events())
            (self.credits())
        }
    }
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
