//! What is nearly a link or a comment, and would be read as it is written.

use super::diagnostic::Rule;
use super::source::Report;
use super::text_map::{Markdown, Origin, is_within};
use crate::atlas::Article;

/// What they have, what they are taken for, and the remedy.
const STRAYS: [(&str, &str, &str); 5] = [
    ("](place:", STRAY_LINK, LINK_HELP),
    ("](layer:", STRAY_LINK, LINK_HELP),
    ("<!–", STRAY_COMMENT, COMMENT_HELP),
    ("<!—", STRAY_COMMENT, COMMENT_HELP),
    ("<! -", STRAY_COMMENT, COMMENT_HELP),
];
const STRAY_LINK: &str = "this is not a link, and will be read as it stands";
const LINK_HELP: &str = "write [words](place:id) without spaces between the round brackets";
const STRAY_COMMENT: &str = "this is not a comment, and will be read as it stands";
const COMMENT_HELP: &str = "write <!-- … --> with two hyphens on each side";

/// Reports `[Bodø](place:bodo, x)`, `<!– so –>` and their like. In code and behind a backslash they are meant so.
pub(super) fn check(article: &Article, origins: &[Origin], markdown: &Markdown<'_>, report: &mut Report) {
    for (block, origin) in article.blocks.iter().zip(origins) {
        for (stray, message, help) in STRAYS {
            for (at, _) in block.text.match_indices(stray) {
                let in_markdown = origin.map.in_other(at);
                let is_escaped = markdown.stripped.text[..in_markdown].ends_with('\\');
                if !is_escaped && !is_within(&origin.code, at) {
                    report.add(Rule::Syntax, markdown.source, markdown.in_file(in_markdown), message, help);
                }
            }
        }
    }
}
