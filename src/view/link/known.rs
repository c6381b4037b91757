//! Whether what a link names is there.

use super::{Link, LinkFault, LinkPart};
use crate::atlas::Atlas;

impl Link {
    /// What this link names and the atlas does not have. It is left out when the link is followed.
    pub fn unknown_in(&self, atlas: &Atlas) -> Vec<LinkFault> {
        let mut faults = Vec::new();
        let mut ask = |part, id: &str, is_known: bool| {
            if !is_known {
                faults.push(LinkFault::unknown(part, id));
            }
        };
        if let Some(id) = &self.article {
            ask(LinkPart::Article, id, atlas.article_by_id(id).is_some());
        }
        if let Some(id) = &self.place {
            ask(LinkPart::Place, id, atlas.place_by_id(id).is_some());
        }
        if let Some(number) = self.step {
            ask(LinkPart::Step, &number.to_string(), number <= atlas.steps.len());
        }
        for (id, _) in self.layers.iter().flatten() {
            ask(LinkPart::Layers, id, atlas.layers.iter().any(|layer| layer.id == *id));
        }
        faults
    }
}
