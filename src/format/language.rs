//! Language tags, as BCP 47 has them (<https://www.rfc-editor.org/info/bcp47>).

#[cfg(not(target_arch = "wasm32"))]
mod registry;

use super::diagnostic::Rule;
use super::source::{Report, Source};
#[cfg(not(target_arch = "wasm32"))]
use registry::remedy;

/// Reports a tag that is none, or has a part that the registry of IANA does not have.
pub(super) fn check(tag: &str, source: &Source, offset: usize, report: &mut Report) {
    if let Some(help) = remedy(tag) {
        report.add(Rule::UnknownLanguage, source, offset, format!("`{tag}` is no language tag"), help);
    }
}

/// The web page shows an atlas that has been checked, and does not bring the registry.
#[cfg(target_arch = "wasm32")]
fn remedy(_: &str) -> Option<String> {
    None
}
