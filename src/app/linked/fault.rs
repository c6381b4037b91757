//! What is wrong with a link, in the reader's words.

use crate::view::{LinkFault, LinkPart};
use crate::words::Words;

/// A sentence about a fault of a link.
pub(in crate::app) fn fault_text(words: &Words, fault: &LinkFault) -> String {
    let part = fault.part();
    let values = [
        ("part", format!("{}={}", part.key(), fault.value()).into()),
        ("example", part.example().into()),
        ("value", fault.value().into()),
    ];
    match fault {
        LinkFault::Bad(..) => words.with("link-fault-bad", &values),
        LinkFault::TooMany(_) => words.with("link-fault-too-many", &values),
        LinkFault::Unknown(LinkPart::Place, _) => words.with("link-fault-no-place", &values),
        LinkFault::Unknown(LinkPart::Article, _) => words.with("link-fault-no-article", &values),
        LinkFault::Unknown(LinkPart::Layers, _) => words.with("link-fault-no-layer", &values),
        LinkFault::Unknown(..) | LinkFault::Foreign(..) => words.with("link-fault-unknown", &values),
    }
}
