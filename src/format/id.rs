//! What an id may be: a link of an article has to hold it.

use super::diagnostic::Rule;
use super::source::{Report, Source};

/// Reports an id that `[…](place:ID)` cannot hold: a space ends the address of a link, a comma its id, and a bracket
/// the link.
pub(super) fn check(id: &str, source: &Source, offset: usize, report: &mut Report) {
    let Some(bad) = id.chars().find(|letter| cannot_be_linked(*letter)) else { return };
    // The web page shows an atlas that has been checked.
    if cfg!(target_arch = "wasm32") {
        return;
    }
    let what = match bad {
        ' ' => "a space".to_owned(),
        letter if letter.is_whitespace() || letter.is_control() => format!("U+{:04X}", u32::from(letter)),
        letter => format!("`{letter}`"),
    };
    let message = format!("no link can hold the id `{id}`: there is {what} in it");
    let help = format!("write `{}`, here and where it is linked", linkable(id));
    report.add(Rule::BadId, source, offset, message, help);
}

fn cannot_be_linked(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, ',' | '(' | ')' | '<' | '>' | '\\')
}

/// The id with a hyphen for each run of letters that no link can hold.
fn linkable(id: &str) -> String {
    let parts = id.split(cannot_be_linked).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(id: &str) -> Option<String> {
        let source = Source::new("a", id.to_owned());
        let mut report = Report::default();
        check(id, &source, 0, &mut report);
        report.finish().pop().map(|told| told.help)
    }

    #[test]
    fn an_id_that_no_link_can_hold_is_told_with_one_that_can_be_linked() {
        for (id, right) in [
            ("new york", "new-york"),
            (" bodø ", "bodø"),
            ("a,b", "a-b"),
            ("hop (network)", "hop-network"),
            ("tab\there", "tab-here"),
            ("no\u{a0}break", "no-break"),
        ] {
            assert!(
                told(id).is_some_and(|help| help.contains(&format!("`{right}`"))),
                "{id}: {:?}",
                told(id)
            );
        }
        for id in ["kirkenes", "bodø", "way/123", "Q1234", "a_b.c-d", "ns:x", "東京", "50%&x"] {
            assert_eq!(told(id), None, "{id}");
        }
    }
}
