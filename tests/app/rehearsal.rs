//! The app as a person meets it, without a window: its accessibility tree as a list, and the built-in atlas in it.

use bevy_egui::egui::accesskit::{Action, ActionRequest, Node, NodeId, Role, TreeId, TreeUpdate};
use bevy_egui::egui::{Event, Pos2, Rect, pos2};
use high_north::app::state::OpenAtlas;
use high_north::app::{Rehearsal, Scene};
use high_north::atlas::{Atlas, PlaceIndex};
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::view::Link;
use std::collections::HashMap;

/// The built-in atlas in a window of this size in points, at rest, where nothing flies.
pub(crate) fn opened(link: &str, size: (f32, f32)) -> Rehearsal {
    opened_with(load(built_in()).atlas, link, size)
}

/// The same with another atlas.
pub(crate) fn opened_with(atlas: Atlas, link: &str, size: (f32, f32)) -> Rehearsal {
    let (link, problems) = Link::parse(link);
    assert!(problems.is_empty(), "{problems:?}");
    let scene = Scene { atlas, link, ..Scene::default() };
    let mut app = Rehearsal::open(scene, size);
    app.act(Command::ToggleReducedMotion);
    app.settle();
    app
}

/// A node of the accessibility tree.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) id: NodeId,
    pub(crate) role: Role,
    /// Its name; of a text the text itself.
    pub(crate) name: String,
    pub(crate) rect: Rect,
    pub(crate) has_focus: bool,
    pub(crate) can_click: bool,
    pub(crate) can_focus: bool,
    /// The names of what it is in, from the outside inwards, where they have one.
    pub(crate) within: Vec<String>,
}

/// The tree, as a screen reader goes through it.
pub(crate) fn tree(app: &Rehearsal) -> Vec<Found> {
    let TreeUpdate { nodes, tree, focus, .. } = app.tree();
    let nodes: HashMap<NodeId, Node> = nodes.into_iter().collect();
    let mut found = Vec::new();
    let root = tree.expect("a whole tree").root;
    gather(root, &nodes, focus, &mut Vec::new(), &mut found);
    found
}

fn gather(
    id: NodeId,
    nodes: &HashMap<NodeId, Node>,
    focus: NodeId,
    within: &mut Vec<String>,
    found: &mut Vec<Found>,
) {
    let Some(node) = nodes.get(&id) else { return };
    let name = node.label().or(node.value()).unwrap_or_default().to_owned();
    let bounds = node.bounds().map_or(Rect::NOTHING, |bounds| {
        Rect::from_min_max(pos2(bounds.x0 as f32, bounds.y0 as f32), pos2(bounds.x1 as f32, bounds.y1 as f32))
    });
    found.push(Found {
        id,
        role: node.role(),
        name: name.clone(),
        rect: bounds,
        has_focus: id == focus,
        can_click: node.supports_action(Action::Click),
        can_focus: node.supports_action(Action::Focus),
        within: within.clone(),
    });
    within.push(name);
    for child in node.children() {
        gather(*child, nodes, focus, within, found);
    }
    within.pop();
}

/// The node with this role and name, if there is one.
pub(crate) fn find(app: &Rehearsal, role: Role, name: &str) -> Option<Found> {
    tree(app).into_iter().find(|node| node.role == role && node.name == name)
}

/// The node with this role and name.
pub(crate) fn get(app: &Rehearsal, role: Role, name: &str) -> Found {
    find(app, role, name).unwrap_or_else(|| {
        let known: Vec<String> =
            tree(app).into_iter().filter(|node| node.role == role).map(|node| node.name).collect();
        panic!("no {role:?} is called {name:?}; there are {known:?}")
    })
}

/// What has the keyboard.
pub(crate) fn focused(app: &Rehearsal) -> Option<Found> {
    tree(app).into_iter().find(|node| node.has_focus)
}

/// Does to a node what a screen reader would.
pub(crate) fn ask(app: &mut Rehearsal, node: NodeId, action: Action) {
    app.event(Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node: node,
        data: None,
    }));
    app.frame();
    app.settle();
}

pub(crate) fn atlas(app: &Rehearsal) -> &Atlas {
    &app.world().resource::<OpenAtlas>().0
}

/// The place with this id.
pub(crate) fn place(app: &Rehearsal, id: &str) -> PlaceIndex {
    atlas(app).place_by_id(id).expect("a place of the built-in atlas")
}

/// The part of the window that the map has: what is the widget of the map.
pub(crate) fn map_rect(app: &Rehearsal) -> Rect {
    let id = bevy_egui::egui::Id::new("map").accesskit_id();
    let is_map = |node: &Found| node.id == id;
    tree(app).into_iter().find(is_map).expect("a map").rect
}

/// The nearest position to the middle of the map where nothing of the atlas and no panel is.
pub(crate) fn bare_ground(app: &Rehearsal) -> Pos2 {
    let map = map_rect(app);
    let taken: Vec<Rect> = tree(app)
        .into_iter()
        .filter(|node| (node.can_click || node.can_focus) && node.rect != map)
        .map(|node| node.rect)
        .collect();
    let mut spots: Vec<Pos2> = (0..40)
        .flat_map(|x| (0..40).map(move |y| (x as f32 / 40.0, y as f32 / 40.0)))
        .map(|(x, y)| map.lerp_inside(bevy_egui::egui::vec2(x, y)))
        .filter(|pos| app.place_at(*pos).is_none() && !app.is_covered(*pos))
        .filter(|pos| !taken.iter().any(|rect| rect.expand(8.0).contains(*pos)))
        .collect();
    spots.sort_by(|a, b| a.distance(map.center()).total_cmp(&b.distance(map.center())));
    *spots.first().expect("some bare ground")
}

/// The widgets of the places on the map, in the order of the Tab key.
pub(crate) fn places_on_map(app: &Rehearsal) -> Vec<(PlaceIndex, Found)> {
    let places = &atlas(app).places;
    let place_of = |node: &Found| {
        let is_its = |place: &high_north::atlas::Place| {
            node.name.strip_prefix(&place.name).is_some_and(|rest| rest.starts_with(", "))
        };
        places.iter().position(is_its).map(PlaceIndex)
    };
    tree(app)
        .into_iter()
        .filter(|node| node.role == Role::Button && node.can_focus)
        .filter_map(|node| Some((place_of(&node)?, node)))
        .collect()
}
