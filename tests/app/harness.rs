//! The panels without a window, and a small atlas for them.

use bevy_egui::egui::accesskit::{Action, ActionData, ActionRequest, Role};
use bevy_egui::egui::{Event, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, Node};
use high_north::app::panels::{
    Compare, Export, MeasuredMap, Panels, ReportLine, measured_line_ui, panels_ui,
};
use high_north::app::state::DroppedLayer;
use high_north::app::{speak, theme};
use high_north::atlas::{
    Article, ArticleIndex, Atlas, Block, BlockKind, FrontMatter, Kind, Layer, LayerKind, Mention, Moment,
    NearBy, Passage, Place, PlaceIndex, Precision, Source, Span, Style, Target,
};
use high_north::command::Command;
use high_north::dropped::DroppedFeature;
use high_north::search::Index;
use high_north::settings::Settings;
use high_north::sphere::{Instant, LonLat, MeasuredLine};
use high_north::view::{
    Comparison, CountryOutline, LayerState, MapView, Pace, ReaderPage, ScreenPos, ScreenRect,
};

pub(crate) const WIDE: Vec2 = vec2(1280.0, 800.0);
pub(crate) const PHONE: Vec2 = vec2(390.0, 844.0);

/// What the tests change; everything else of [`Panels`] follows from it.
#[derive(Default)]
pub(crate) struct App {
    pub(crate) atlas: Atlas,
    pub(crate) selected: Option<PlaceIndex>,
    pub(crate) passage: Option<Passage>,
    pub(crate) scroll_request: u64,
    pub(crate) is_reader_hidden: bool,
    pub(crate) reader_page: ReaderPage,
    pub(crate) reading: Option<usize>,
    pub(crate) hovered: Option<PlaceIndex>,
    pub(crate) near: NearBy,
    pub(crate) also_here: Vec<PlaceIndex>,
    pub(crate) layers_open: bool,
    pub(crate) help_open: bool,
    pub(crate) dropped: Vec<DroppedLayer>,
    pub(crate) dropped_feature: Option<DroppedFeature>,
    pub(crate) is_dragged_over: bool,
    pub(crate) pin: Option<LonLat>,
    pub(crate) report: Vec<ReportLine>,
    pub(crate) layers: LayerState,
    pub(crate) daylight: Option<Instant>,
    pub(crate) moment: Option<Moment>,
    pub(crate) step: Option<usize>,
    pub(crate) playing: bool,
    pub(crate) settings: Settings,
    pub(crate) menu_open: bool,
    pub(crate) search: Option<String>,
    pub(crate) index: Option<Index>,
    pub(crate) settings_open: bool,
    pub(crate) measuring: Option<MeasuredLine>,
    pub(crate) compare: Option<(Vec<CountryOutline>, Option<Comparison>)>,
    pub(crate) export: Option<Export>,
    has_style: bool,
    pub(crate) out: Vec<Command>,
    pub(crate) map: Option<Rect>,
}

/// The view of the tests: the north of Norway and Svalbard, as large as the map has become.
pub(crate) fn view(map: Option<Rect>) -> MapView {
    let map = map.unwrap_or(Rect::from_min_size(bevy_egui::egui::Pos2::ZERO, WIDE));
    let free = ScreenRect {
        min: ScreenPos::new(f64::from(map.left()), f64::from(map.top())),
        width_px: f64::from(map.width()),
        height_px: f64::from(map.height()),
    };
    let mut view = MapView::home(high_north::atlas::Home::default(), free);
    view.set(LonLat::new(22.0, 72.5), 3_000.0, 0.0);
    view
}

pub(crate) fn harness(size: Vec2, change: impl FnOnce(&mut App)) -> Harness<'static, App> {
    let atlas = atlas();
    let mut app = App { layers: LayerState::new(&atlas.layers), atlas, ..App::default() };
    change(&mut app);
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        |ui, app: &mut App| {
            if !app.has_style {
                ui.ctx().set_fonts(theme::fonts());
                speak(ui.ctx(), app.settings.language.words());
                theme::apply(ui.ctx(), app.settings.theme);
                app.has_style = true;
                return; // Fonts are there from the next frame on.
            }
            let view = view(app.map);
            let state = Panels {
                atlas: &app.atlas,
                article: ArticleIndex(0),
                selected: app.selected,
                hovered: app.hovered,
                passage: app.passage.as_ref(),
                scroll_request: app.scroll_request,
                reader_open: !app.is_reader_hidden,
                reader_page: app.reader_page,
                reading: app.reading,
                near: &app.near,
                also_here: &app.also_here,
                layers_open: app.layers_open,
                help_open: app.help_open,
                report_open: !app.report.is_empty(),
                dropped: &app.dropped,
                dropped_feature: app.dropped_feature,
                is_dragged_over: app.is_dragged_over,
                pin: app.pin,
                report: &app.report,
                layers: &app.layers,
                daylight: app.daylight,
                moment: app.moment,
                time_plays: false,
                pace: Pace::default(),
                step: app.step,
                playing: app.playing,
                settings: app.settings,
                menu_open: app.menu_open,
                search: app.search.as_deref(),
                index: app.index.as_ref(),
                settings_open: app.settings_open,
                bearing_deg: 0.0,
                projection: high_north::sphere::Projection::default(),
                view: &view,
                measuring: app.measuring.as_ref(),
                compare: app.compare.as_ref().map(|(countries, comparison)| Compare {
                    countries,
                    comparison: comparison.as_ref(),
                    fault: None,
                }),
                export: app.export,
                link: "#map=5/69.7/30.0&place=kirkenes",
            };
            let said = app.out.len();
            let map = panels_ui(ui, &state, &mut app.out);
            for command in &app.out[said..] {
                match command {
                    Command::SetSearch(query) => app.search = Some(query.clone()),
                    Command::ToggleSearch => app.search = None,
                    _ => {}
                }
            }
            app.map = Some(map);
            if let Some(line) = &app.measuring {
                let measured = MeasuredMap {
                    view: &view,
                    line,
                    units: app.settings.units,
                    tokens: app.settings.theme.tokens(),
                };
                measured_line_ui(ui, map, &measured, &mut app.out);
            }
        },
        app,
    );
    harness.run_steps(8);
    harness.state_mut().out.clear();
    harness
}

/// The commands that were written since the last call, but for those that only light up a place.
pub(crate) fn commands(harness: &mut Harness<'_, App>) -> Vec<Command> {
    harness.run_steps(4);
    std::mem::take(&mut harness.state_mut().out)
        .into_iter()
        .filter(|command| !matches!(command, Command::Hover(_) | Command::Light(_)))
        .collect()
}

/// The labels with this text. (Their lines are nodes of their own, with the same text.)
pub(crate) fn labels<'a>(harness: &'a Harness<'_, App>, text: &'a str) -> Vec<Node<'a>> {
    harness.query_all(by().role(Role::Label).value(text)).collect()
}

fn place(id: &str, name: &str, kind: Kind, layer: &str) -> Place {
    Place {
        id: id.to_owned(),
        layer: layer.to_owned(),
        name: name.to_owned(),
        names: [("ru".to_owned(), "Киркенес".to_owned())].into(),
        kind,
        precision: Precision::Surveyed,
        status: None,
        summary: format!("About {name}."),
        when: None,
        sources: vec![Source {
            title: format!("Source of {name}"),
            publisher: None,
            date: None,
            url: format!("https://example.org/{id}"),
        }],
        claims: Vec::new(),
        geometry: geo::Geometry::Point(geo::Point::new(30.0516, 69.7250)),
        anchor: LonLat::new(30.0516, 69.7250),
        style: Style::default(),
        iso_a3: None,
    }
}

/// An article from blocks in which `{phrase|place:id}` is a mention and `|` ends a sentence.
fn article(blocks: &[(BlockKind, &str)]) -> Article {
    let front_matter = FrontMatter {
        title: "A border in the north".to_owned(),
        published: Some("2025-02-20".to_owned()),
        source: Some("https://example.org/article".to_owned()),
        ..FrontMatter::default()
    };
    let mut article = Article { id: "test".to_owned(), front_matter, ..Article::default() };
    for (index, (kind, source)) in blocks.iter().enumerate() {
        let mut block = Block { kind: *kind, text: String::new(), spans: Vec::new(), sentences: Vec::new() };
        for (number, sentence) in source.split("||").enumerate() {
            if number > 0 {
                block.text.push(' ');
            }
            let start = block.text.len();
            for (part, piece) in sentence.split(['{', '}']).enumerate() {
                let phrase_start = block.text.len();
                let Some((phrase, target)) = piece.split_once('|').filter(|_| part % 2 == 1) else {
                    block.text.push_str(piece);
                    continue;
                };
                block.text.push_str(phrase);
                let range = phrase_start..block.text.len();
                let target = match target.split_once(':') {
                    Some(("layer", id)) => Target::Layer(id.to_owned()),
                    Some((_, id)) => Target::Place(id.to_owned()),
                    None => {
                        let url = Some(format!("https://example.org/{target}"));
                        block.spans.push(Span { range, emphasis: false, strong: false, url });
                        continue;
                    }
                };
                article.mentions.push(Mention { block: index, range, targets: vec![target] });
            }
            block.sentences.push(start..block.text.len());
        }
        article.blocks.push(block);
    }
    article
}

pub(crate) fn atlas() -> Atlas {
    use BlockKind::{Heading, Paragraph, Quote};
    let blocks = [
        (Paragraph, "The talks began in {Bodø|place:bodo}.||They go on, as the {record|record} says."),
        (Heading(2), "On the border"),
        (
            Paragraph,
            "They visited a post near {Kirkenes|place:kirkenes} and {Kirkenes|place:kirkenes} again.||It was cold.",
        ),
        (Quote, "“{Baltic Sentry|layer:sentry} goes on,” he said."),
        (Heading(2), "The way home"),
        (
            Paragraph,
            "Long is the road from {that northern town by the cold sea that no ice ever closes in winter|place:kirkenes} to the south.",
        ),
    ];
    let layer = |id: &str, title: &str| Layer {
        id: id.to_owned(),
        title: title.to_owned(),
        kind: LayerKind::Places,
        visible: true,
    };
    Atlas {
        articles: vec![article(&blocks)],
        layers: vec![layer("places", "Places in the article"), layer("sentry", "Operation Baltic Sentry")],
        places: vec![
            place("kirkenes", "Kirkenes", Kind::Town, "places"),
            place("bodo", "Bodø", Kind::Port, "places"),
            place("gulf", "Gulf of Finland", Kind::Sea, "sentry"),
        ],
        ..Atlas::default()
    }
}

/// Does to the widget with this role and name what a screen reader would.
pub(crate) fn request(
    harness: &Harness<'_, App>,
    role: Role,
    name: &str,
    action: Action,
    value: Option<f64>,
) {
    let (target_node, target_tree) = harness.get_by_role_and_label(role, name).accesskit_node().locate();
    let data = value.map(ActionData::NumericValue);
    let request = ActionRequest { action, target_tree, target_node, data };
    harness.event(Event::AccessKitActionRequest(request));
}
