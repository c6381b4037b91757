//! Marks on the browser's timeline, for those who measure: `high-north:first-map` once some level of the base map is
//! drawn, `high-north:detail` once the level that the view wants and the names are.

use crate::app::labels::BaseLabels;
use crate::app::state::{DrawSystems, Pending};
use bevy::prelude::*;

const FIRST_MAP: &str = "high-north:first-map";
const DETAIL: &str = "high-north:detail";

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, mark.in_set(DrawSystems));
}

/// Marks each stage once: what the view wants later is no part of how the page opens.
fn mark(pending: Res<Pending>, names: Res<BaseLabels>, mut marked: Local<(bool, bool)>) {
    let has_detail = pending.has_map && pending.what.is_none() && names.is_there();
    let (first, detail) = &mut *marked;
    for (is_marked, is_reached, stage) in [(first, pending.has_map, FIRST_MAP), (detail, has_detail, DETAIL)]
    {
        if is_reached && !*is_marked {
            *is_marked = true;
            // A browser without a timeline has nobody who reads it.
            let _ =
                web_sys::window().and_then(|page| page.performance()).map(|timeline| timeline.mark(stage));
        }
    }
}
