//! `web/page/index.html` with its marks, `@name@`, filled in.

use super::text::{Text, escaped, json_block};
use super::{ATLAS_FOLDER, Document};
use maud::{Markup, PreEscaped, Render, html};
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("../../web/page/index.html");

/// The template with everything that it asks for. What is put in is not looked at again.
pub(super) fn fill(document: &Document<'_>) -> String {
    let mut out = String::with_capacity(TEMPLATE.len() * 8);
    let mut rest = TEMPLATE;
    while let Some((before, at_mark)) = rest.split_once('@') {
        out.push_str(before);
        rest = at_mark;
        match at_mark.split_once('@').and_then(|(name, after)| Some((document.part(name)?, after))) {
            Some((part, after)) => {
                out.push_str(&part.0);
                rest = after;
            }
            None => out.push('@'),
        }
    }
    out + rest
}

impl Document<'_> {
    /// What stands for a mark: a part of the document, or else a message.
    fn part(&self, name: &str) -> Option<Markup> {
        let part = match name {
            "language" => Text(self.words.language().name()).render(),
            "title" => Text(&self.title()).render(),
            "head" => self.head(),
            "words" => {
                let words: BTreeMap<&str, String> = self.words.of_page().into_iter().collect();
                PreEscaped(json_block(&words))
            }
            "atlas-files" => {
                let paths = self.page.files.iter().map(|path| address(&format!("{ATLAS_FOLDER}/{path}")));
                PreEscaped(json_block(&paths.collect::<Vec<_>>()))
            }
            "first-files" => {
                let sizes = self.page.first_files.iter().map(|(path, bytes)| (address(path), bytes));
                PreEscaped(json_block(&sizes.collect::<BTreeMap<_, _>>()))
            }
            "document" => self.document(),
            _ => {
                let text = self.words.find(name, &[])?;
                html! { (text) }
            }
        };
        Some(part)
    }
}

/// The path of a file of the page as an address relative to the page.
fn address(path: &str) -> String {
    path.split('/').map(escaped).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;

    #[test]
    fn every_mark_of_the_template_is_filled() {
        let names: Vec<&str> = TEMPLATE.split('@').skip(1).step_by(2).collect();
        assert!(names.len() > 10, "{names:?}");
        let atlas = crate::format::load(crate::format::built_in()).atlas;
        let page =
            super::super::Page { atlas: &atlas, files: &[], first_files: &Default::default(), still: None };
        let document = super::super::Document::new(&page);
        for name in names {
            assert!(document.part(name).is_some(), "nothing stands for @{name}@");
        }
    }
}
