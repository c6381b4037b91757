//! The link to what is shown.

mod fault;

pub(super) use fault::fault_text;

use super::state::{Interface, Selection};
use crate::atlas::Atlas;
use crate::settings::Theme;
use crate::sphere::Projection;
use crate::view::{Link, MapView, Motion};

/// The link to what is shown; where something moves by itself, to what is shown at its end.
pub fn scene(
    atlas: &Atlas,
    view: &MapView,
    motion: Option<&Motion>,
    selection: &Selection,
    interface: &Interface,
) -> Link {
    let mut view = *view;
    if let Some(motion) = motion {
        motion.clone().finish(&mut view);
    }
    link(atlas, &view, selection, interface)
}

/// What is copied for somebody else: on the web the whole address, else what `high-north --view` takes.
pub(super) fn address(link: &Link) -> String {
    #[cfg(target_arch = "wasm32")]
    if let Some(page) = web_sys::window().and_then(|page| page.location().href().ok()) {
        let before = page.split('#').next().unwrap_or_default();
        return format!("{before}{link}");
    }
    link.to_string()
}

/// The link to what is shown. What is as the atlas opens with it is left out.
fn link(atlas: &Atlas, view: &MapView, selection: &Selection, interface: &Interface) -> Link {
    let first_article = atlas.articles.first().map(|article| &article.id);
    Link {
        map: Some(view.to_link()),
        article: selection
            .article
            .and_then(|index| atlas.article(index))
            .map(|article| article.id.clone())
            .filter(|id| Some(id) != first_article),
        place: selection.place.and_then(|index| atlas.place(index)).map(|place| place.id.clone()),
        pin: selection.pin,
        step: selection.step.map(|step| step + 1),
        layers: layers(atlas, selection, interface),
        hide: (!interface.layers.hidden_parts().is_empty())
            .then(|| interface.layers.hidden_parts().iter().copied().collect()),
        projection: Some(view.projection()).filter(|chosen| *chosen != Projection::default()),
        daylight: interface.daylight,
        moment: interface.moment,
        measure: interface.measuring.clone().filter(|line| !line.points().is_empty()),
        compare: interface.compare_open.then(|| interface.compared.clone()),
        theme: (interface.settings.theme != Theme::default())
            .then(|| interface.settings.theme.name().to_owned()),
    }
}

/// The visible layers, where they are not those that the atlas opens with, or where a link without them would show
/// that of the place that is open.
fn layers(atlas: &Atlas, selection: &Selection, interface: &Interface) -> Option<Vec<(String, u8)>> {
    let layers = &interface.layers;
    let place = selection.place.and_then(|index| atlas.place(index));
    let is_default =
        layers.are_layers_at_start() && place.is_none_or(|place| layers.is_visible(&place.layer));
    (!is_default).then(|| layers.shown())
}
