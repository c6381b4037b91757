//! A text file of an atlas, and the report that collects what is wrong in all of them.

use super::diagnostic::{Diagnostic, Rule, Severity};
use std::collections::BTreeMap;

/// How many characters of a source line are shown, at most.
const SHOWN_CHARS: usize = 120;

/// How many breaches of one rule in one file are told one by one.
const TOLD_PER_RULE: usize = 100;

/// A text file of an atlas.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path, relative to the atlas.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Source {
    pub(super) fn new(path: &str, text: String) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.to_owned(), text, lines }
    }

    /// The line of a byte, from 1.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// Line, column in characters (both from 1), the part of the line to show and the caret's place in it.
    fn locate(&self, offset: usize) -> (usize, usize, String, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1).max(offset);
        let column = self.text[start..offset].chars().count() + 1;
        let before: Vec<char> = self.text[start..offset].chars().rev().take(SHOWN_CHARS / 2).collect();
        let caret = before.len();
        let mut shown: String = before.into_iter().rev().collect();
        shown.extend(self.text[offset..end].trim_end_matches('\r').chars().take(SHOWN_CHARS - caret));
        (line, column, shown, caret)
    }
}

/// What is wrong, as it is found.
#[derive(Debug, Default)]
pub(super) struct Report {
    diagnostics: Vec<Diagnostic>,
    /// How often each rule was broken in each file.
    counts: BTreeMap<(String, Rule), usize>,
}

impl Report {
    /// Notes a breach at a byte offset of a file, as bad as the rule says.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        source: &Source,
        offset: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add_as(rule.severity(), rule, source, offset, message, help);
    }

    /// The same with a severity of its own.
    pub(super) fn add_as(
        &mut self,
        severity: Severity,
        rule: Rule,
        source: &Source,
        offset: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if !self.is_told(&source.path, rule) {
            return;
        }
        let (line, column, shown, caret) = source.locate(offset);
        let file = source.path.clone();
        let source_line = Some(shown);
        let (message, help) = (message.into(), help.into());
        self.diagnostics.push(Diagnostic {
            rule,
            severity,
            message,
            file,
            line,
            column,
            source_line,
            caret,
            help,
        });
    }

    /// Notes a breach of a file that has no text to show.
    pub(super) fn add_file(
        &mut self,
        rule: Rule,
        path: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if !self.is_told(path, rule) {
            return;
        }
        self.diagnostics.push(Diagnostic {
            rule,
            severity: rule.severity(),
            message: message.into(),
            file: path.to_owned(),
            line: 1,
            column: 1,
            source_line: None,
            caret: 0,
            help: help.into(),
        });
    }

    fn is_told(&mut self, path: &str, rule: Rule) -> bool {
        let count = self.counts.entry((path.to_owned(), rule)).or_default();
        *count += 1;
        *count <= TOLD_PER_RULE
    }

    /// The diagnostics by file, line and column. What was not told one by one is counted on the last.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics;
        diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        for ((file, rule), count) in self.counts {
            let untold = count.saturating_sub(TOLD_PER_RULE);
            let last = diagnostics.iter_mut().rev().find(|told| told.file == file && told.rule == rule);
            if let (Some(last), 1..) = (last, untold) {
                last.message.push_str(&format!(" (and {untold} more like this in this file)"));
            }
        }
        diagnostics
    }
}

/// The candidate nearest to a word, where one is near enough to have been meant.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    let wanted = word.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    if wanted.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean …?`, or else a remedy.
pub(super) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, candidates).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_characters_and_long_lines_are_cut_about_the_column() {
        let source = Source::new("a", format!("é\r\nBodø x\n{}|{}", "ø".repeat(500), "y".repeat(500)));
        assert_eq!(source.locate("é\r\nBodø ".len()), (2, 6, "Bodø x".to_owned(), 5));
        let (line, column, shown, caret) = source.locate(source.text.find('|').unwrap());
        assert_eq!((line, column, shown.chars().count()), (3, 501, SHOWN_CHARS));
        assert_eq!(shown.chars().nth(caret), Some('|'));
    }

    #[test]
    fn a_flood_of_one_fault_is_told_a_hundred_times_and_counted() {
        let source = Source::new("a", "x\n".repeat(1000));
        let mut report = Report::default();
        for offset in 0..1000 {
            report.add(Rule::Mojibake, &source, offset, "m", "h");
        }
        let told = report.finish();
        assert_eq!(told.len(), TOLD_PER_RULE);
        assert!(told.last().unwrap().message.ends_with("(and 900 more like this in this file)"));
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("kirkenas", ["bodo", "kirkenes"]), Some("kirkenes"));
        assert_eq!(nearest("Kirkenes", ["bodo", "kirkenes"]), Some("kirkenes"));
        assert_eq!(nearest("atlantis", ["bodo", "kirkenes"]), None);
        assert_eq!(nearest(&"x".repeat(1 << 20), ["bodo"]), None);
    }

    proptest! {
        #[test]
        fn any_offset_of_any_text_has_a_place(text in "\\PC{0,30}[\r\n]{0,3}\\PC{0,30}", offset in 0usize..200) {
            let (line, column, shown, caret) = Source::new("a", text).locate(offset);
            prop_assert!(line >= 1 && column >= 1 && caret <= shown.chars().count());
        }
    }
}
