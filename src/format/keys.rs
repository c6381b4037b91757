//! Keys of a JSON object that are all but one of the format's.

use super::diagnostic::{Rule, Severity};
use super::json::Object;
use super::source::{Report, Source, nearest};

/// Reports each key that is nearly one of `known` which is missing: a slip. Any other key belongs to whoever made the
/// file. `what` has the keys: "a source".
pub(super) fn check_keys(
    members: &Object<'_>,
    known: &[&str],
    what: &str,
    source: &Source,
    report: &mut Report,
) {
    let missing: Vec<&str> = known.iter().copied().filter(|key| members.get(key).is_none()).collect();
    for (key, node) in members.members().filter(|(key, _)| !known.contains(key)) {
        if let Some(near) = nearest(key, missing.iter().copied()) {
            let message = format!("{what} has no key `{key}`");
            let help = format!("did you mean `{near}`?");
            report.add_as(Severity::Warning, Rule::UnknownKey, source, node.offset(), message, help);
        }
    }
}

/// The remedy for a key that has to be there and is not: to mend the one that is nearly it, or else `help`.
pub(super) fn missing(members: &Object<'_>, key: &str, help: impl Into<String>) -> String {
    match nearest(key, members.members().map(|(other, _)| other).filter(|other| *other != key)) {
        Some(near) => format!("write `{key}` for `{near}`"),
        None => help.into(),
    }
}
