//! The search as a person meets it: by key, by pointer, and through the accessibility tree.

use super::KIRKENES;
use crate::harness::{App, PHONE, WIDE, atlas, commands, harness};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Event, Key, Modifiers, Rect, TextEdit, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::app::map_input_ui;
use high_north::app::theme::Theme;
use high_north::atlas::{Atlas, Passage, PlaceIndex};
use high_north::base::{NAMES_FILE, decode_names};
use high_north::command::{Command, entries};
use high_north::search::{Index, Sources};
use high_north::settings::Settings;
use high_north::view::LayerState;
use high_north::words::Language;

fn index(atlas: &Atlas, language: Language) -> Index {
    let bytes = std::fs::read(format!("geodata/baked/{NAMES_FILE}")).expect("the names");
    let commands: Vec<(String, String, String)> = entries()
        .iter()
        .map(|entry| (entry.id.to_owned(), entry.text(language.words()), entry.tooltip(language.words())))
        .collect();
    let names = decode_names(&bytes).expect("the names");
    Index::new(&Sources { atlas, names: &names, steps: &[], commands: &commands, language: language.name() })
}

/// The panels with the search open.
fn open(size: Vec2, change: impl FnOnce(&mut App)) -> Harness<'static, App> {
    harness(size, |app| {
        app.search = Some(String::new());
        change(app);
        app.index = Some(index(&app.atlas, app.settings.language));
    })
}

fn type_text(harness: &mut Harness<'_, App>, text: &str) {
    for letter in text.chars() {
        harness.input_mut().events.push(Event::Text(letter.to_string()));
        harness.run_steps(1);
    }
    harness.run_steps(2);
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

/// The names of the lines that are shown.
fn lines(harness: &Harness<'_, App>) -> Vec<String> {
    let options = harness.query_all(by().role(Role::ListBoxOption));
    options.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The line that Enter would choose, and its number.
fn chosen(harness: &Harness<'_, App>) -> (String, usize) {
    let mut options = harness.query_all(by().role(Role::ListBoxOption));
    let node = options.find(|node| node.accesskit_node().is_selected() == Some(true)).expect("a chosen line");
    let node = node.accesskit_node();
    (node.label().expect("a name"), node.position_in_set().expect("a number"))
}

fn status(harness: &Harness<'_, App>) -> String {
    harness.get_by_role(Role::Status).accesskit_node().label().expect("a status")
}

fn query(text: &str) -> Command {
    Command::SetSearch(text.to_owned())
}

#[test]
fn typing_a_name_and_enter_goes_to_the_place_with_the_keyboard_alone() {
    let mut harness = open(WIDE, |_| {});
    type_text(&mut harness, "bodo");
    assert_eq!(chosen(&harness).0, "Bodø, Port");
    press(&mut harness, Key::Enter);
    let select = Command::Select { place: Some(PlaceIndex(1)), fly: true };
    let typed = ["b", "bo", "bod", "bodo"].map(query);
    let expected: Vec<Command> = typed.into_iter().chain([Command::ToggleSearch, select]).collect();
    assert_eq!(commands(&mut harness), expected);
    assert!(harness.query_by_role(Role::SearchInput).is_none(), "the search is closed");
}

#[test]
fn each_kind_of_line_asks_for_what_it_is() {
    let sentence = "They visited a post near Kirkenes and Kirkenes again.";
    let block = atlas().articles[0].blocks.iter().position(|block| block.text.starts_with(sentence));
    let block = block.expect("the block");
    let passage = Passage { block, range: 0..sentence.len() };
    let article = high_north::atlas::ArticleIndex(0);
    for (text, expected) in [
        ("Киркенес", vec![Command::Select { place: Some(KIRKENES), fly: true }]),
        ("operation baltic", vec![Command::ToggleLayers]),
        ("visited a post", vec![Command::ShowPassage { article, passage }]),
        ("measure", vec![Command::ToggleMeasure]),
        ("a border in the north", vec![Command::OpenArticle(article)]),
    ] {
        let mut harness = open(WIDE, |app| app.search = Some(text.to_owned()));
        press(&mut harness, Key::Enter);
        let expected: Vec<Command> = [Command::ToggleSearch].into_iter().chain(expected).collect();
        assert_eq!(commands(&mut harness), expected, "{text}");
    }
}

#[test]
fn a_grid_reference_that_is_no_position_says_why_and_leads_nowhere() {
    let mut harness = open(WIDE, |_| {});
    type_text(&mut harness, "32X MG 12345 12345");
    let line = "There is no zone 32X: about Svalbard there are only 31X, 33X, 35X and 37X., Not a position · 32X MG 12345 12345";
    assert_eq!(chosen(&harness).0, line);
    press(&mut harness, Key::Enter);
    assert!(commands(&mut harness).iter().all(|command| matches!(command, Command::SetSearch(_))));
}

#[test]
fn a_town_and_a_typed_position_are_flown_to_at_a_scale_that_shows_them() {
    for (text, lat_deg, lon_deg) in [
        ("tromsoe", 69.65, 18.96),
        ("69°43′30″ N 30°03′06″ E", 69.725, 30.052),
        ("36W UC 86012 37958", 69.725, 30.052),
    ] {
        let mut harness = open(WIDE, |app| app.search = Some(text.to_owned()));
        press(&mut harness, Key::Enter);
        let asked = commands(&mut harness);
        let [Command::ToggleSearch, pinned @ .., Command::FlyTo { center, m_per_px }] = asked.as_slice()
        else {
            panic!("{text}: {asked:?}");
        };
        // A town has its name on the map; a position has nothing there but its pin.
        let is_town = text == "tromsoe";
        let pin = (!is_town).then_some(Command::Pin(Some(*center)));
        assert_eq!(pinned, pin.as_slice(), "{text}");
        assert!(
            (center.lat_deg - lat_deg).abs() < 0.1 && (center.lon_deg - lon_deg).abs() < 0.1,
            "{center:?}"
        );
        assert!((10.0..300.0).contains(m_per_px), "{text}: {m_per_px}");
    }
}

#[test]
fn a_hidden_layer_that_is_chosen_is_shown() {
    let mut harness = open(WIDE, |app| {
        app.search = Some("operation baltic".to_owned());
        app.layers = LayerState::new(&app.atlas.layers);
        app.layers.toggle("sentry");
        app.layers_open = true;
    });
    press(&mut harness, Key::Enter);
    let show = Command::ToggleLayer("sentry".to_owned());
    assert_eq!(commands(&mut harness), [Command::ToggleSearch, show]);
}

#[test]
fn text_that_is_chosen_on_a_telephone_is_not_left_under_a_card() {
    let mut harness = open(PHONE, |app| {
        app.search = Some("it was cold".to_owned());
        app.selected = Some(KIRKENES);
    });
    press(&mut harness, Key::Enter);
    let asked = commands(&mut harness);
    assert_eq!(asked[..2], [Command::ToggleSearch, Command::Select { place: None, fly: false }]);
    assert!(matches!(asked[2..], [Command::ShowPassage { .. }]), "{asked:?}");
}

#[test]
fn the_arrow_keys_go_through_the_list_and_the_field_says_where_they_are() {
    let mut harness = open(WIDE, |app| app.search = Some("ki".to_owned()));
    let count = lines(&harness).len();
    assert!(count > 12, "{count} lines show nothing");
    let last = count - 1;
    for (key, expected) in [
        (Key::ArrowDown, 1),
        (Key::ArrowDown, 2),
        (Key::ArrowUp, 1),
        (Key::ArrowUp, 0),
        (Key::ArrowUp, last),
        (Key::ArrowDown, 0),
        (Key::PageDown, 8),
        (Key::PageUp, 0),
        (Key::End, last),
        (Key::PageDown, last),
        (Key::Home, 0),
    ] {
        press(&mut harness, key);
        let (name, number) = chosen(&harness);
        assert_eq!(number, expected, "{key:?}: {name}");
        assert_eq!(status(&harness), format!("{} of {count}", expected + 1));
        let field = harness.get_by_role(Role::SearchInput);
        assert!(field.accesskit_node().is_focused_in_tree(), "{key:?}");
        // The active descendant of what has the focus is what a screen reader says.
        let said = harness.get_by(|node| node.role() == Role::ListBoxOption && node.is_focused());
        assert_eq!(said.accesskit_node().label(), Some(name), "{key:?}");
    }
    let list = harness.get_by_role(Role::ListBox).accesskit_node().data().size_of_set();
    assert_eq!(list, Some(count));
    // The line that the keys are at is in view.
    press(&mut harness, Key::End);
    harness.run_steps(30);
    let shown =
        harness.get_by(|node| node.role() == Role::ListBoxOption && node.is_selected() == Some(true)).rect();
    assert!(shown.bottom() < WIDE.y && shown.top() > 0.0, "{shown:?}");
}

#[test]
fn another_query_is_answered_from_its_first_line() {
    let mut harness = open(WIDE, |app| app.search = Some("ki".to_owned()));
    press(&mut harness, Key::End);
    type_text(&mut harness, "r");
    assert_eq!(chosen(&harness).1, 0);
}

#[test]
fn escape_closes_the_search_and_gives_the_focus_back() {
    let mut harness = harness(WIDE, |app| app.index = Some(index(&app.atlas, Language::English)));
    harness.get_by_role_and_label(Role::Link, "Bodø").focus();
    harness.run_steps(2);
    assert!(harness.get_by_role_and_label(Role::Link, "Bodø").is_focused());
    harness.state_mut().search = Some(String::new());
    harness.run_steps(3);
    assert!(harness.get_by_role(Role::SearchInput).accesskit_node().is_focused_in_tree());
    harness.state_mut().out.clear();
    press(&mut harness, Key::Escape);
    assert_eq!(commands(&mut harness), [Command::ToggleSearch]);
    assert!(harness.query_by_role(Role::SearchInput).is_none());
    assert!(harness.get_by_role_and_label(Role::Link, "Bodø").is_focused());
}

#[test]
fn what_is_typed_before_the_field_has_the_focus_is_not_lost() {
    let mut harness = harness(WIDE, |app| app.index = Some(index(&app.atlas, Language::English)));
    harness.state_mut().search = Some(String::new());
    for letter in ["k", "i", "r", "k"] {
        harness.input_mut().events.push(Event::Text(letter.to_owned()));
        harness.run_steps(1);
    }
    harness.run_steps(2);
    assert_eq!(harness.state().search.as_deref(), Some("kirk"));
    assert_eq!(chosen(&harness).0, "Kirkenes, Town");
}

#[test]
fn the_list_grows_with_what_is_found() {
    let mut harness = open(WIDE, |app| app.search = Some("xqzwvy".to_owned()));
    harness.state_mut().search = Some("ki".to_owned());
    harness.run_steps(6);
    let foot = harness.get_by_role(Role::Status).rect();
    assert!(foot.top() > 500.0, "{foot:?}");
}

#[test]
fn control_and_k_in_the_field_closes_the_search_and_deletes_nothing() {
    let mut harness = open(WIDE, |app| app.search = Some("bodo".to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    assert_eq!(commands(&mut harness), [Command::ToggleSearch]);
}

#[test]
fn a_line_is_chosen_by_a_click_and_by_a_screen_reader() {
    for by_pointer in [true, false] {
        let mut harness = open(WIDE, |app| app.search = Some("kirkenes".to_owned()));
        let row = harness.get_by_role_and_label(Role::ListBoxOption, "Kirkenes, Town");
        assert!(row.rect().height() >= 44.0 && row.rect().width() > 300.0);
        if by_pointer {
            let at = row.rect().center();
            harness.drag_at(at);
            harness.run_steps(1);
            harness.drop_at(at);
        } else {
            row.click_accesskit();
        }
        let select = Command::Select { place: Some(KIRKENES), fly: true };
        assert_eq!(commands(&mut harness), [Command::ToggleSearch, select]);
    }
}

#[test]
fn an_empty_query_shows_examples_and_then_what_was_chosen_before() {
    let mut harness = open(WIDE, |_| {});
    let first = lines(&harness);
    assert_eq!(first.len(), 3, "{first:?}");
    assert!(first[0].starts_with("Киркенес, ") && first[2].starts_with("Layers and legend, "), "{first:?}");
    // Each example finds something.
    for number in 0..3 {
        let row = harness.query_all(by().role(Role::ListBoxOption)).nth(number).expect("an example");
        row.click_accesskit();
        harness.run_steps(3);
        assert!(!lines(&harness).is_empty() && !status(&harness).starts_with("Nothing"));
        harness.get_by_role_and_label(Role::Button, "Clear the query").click();
        harness.run_steps(3);
    }
    type_text(&mut harness, "kirkenes");
    press(&mut harness, Key::Enter);
    harness.state_mut().search = Some(String::new());
    harness.run_steps(3);
    assert_eq!(lines(&harness), ["Kirkenes, Town"]);
    harness.state_mut().out.clear();
    press(&mut harness, Key::Enter);
    let select = Command::Select { place: Some(KIRKENES), fly: true };
    assert_eq!(commands(&mut harness), [Command::ToggleSearch, select]);
}

#[test]
fn where_nothing_is_found_it_says_so_and_what_could_be() {
    let mut harness = open(WIDE, |app| app.search = Some("xqzwvy".to_owned()));
    assert_eq!(status(&harness), "Nothing is found for “xqzwvy”.");
    let is_help = |text: &str| text.starts_with("Places and their names") && text.contains("° N, 30.0");
    let mut labels = harness.query_all(by().role(Role::Label));
    assert!(
        labels.any(|node| node.value().is_some_and(|text| is_help(&text))),
        "what can be found is not said"
    );
    drop(labels);
    press(&mut harness, Key::Enter);
    assert_eq!(commands(&mut harness), [], "there is nothing to choose");
}

#[test]
fn before_the_index_is_there_the_search_says_so_and_keeps_what_is_typed() {
    let mut harness = harness(WIDE, |app| app.search = Some(String::new()));
    assert_eq!(status(&harness), "The search is being prepared…");
    type_text(&mut harness, "bod");
    harness.state_mut().index = Some(index(&atlas(), Language::English));
    harness.run_steps(2);
    assert_eq!(chosen(&harness).0, "Bodø, Port");
}

#[test]
fn in_norwegian_the_search_speaks_norwegian() {
    let settings = Settings { language: Language::Bokmal, ..Settings::default() };
    let mut harness = open(WIDE, |app| {
        app.settings = settings;
        app.search = Some("kartlag".to_owned());
    });
    assert!(
        lines(&harness).contains(
            &"Kartlag og tegnforklaring, Kommando · Vis eller skjul kartlagene og hva tegnene betyr"
                .to_owned()
        ),
        "{:?}",
        lines(&harness)
    );
    press(&mut harness, Key::Enter);
    assert_eq!(commands(&mut harness), [Command::ToggleSearch, Command::ToggleLayers]);
}

#[test]
fn the_search_fits_wide_and_narrow_windows_in_every_theme() {
    for (size, theme) in [WIDE, PHONE].into_iter().flat_map(|size| Theme::ALL.map(|theme| (size, theme))) {
        let harness = open(size, |app| {
            app.search = Some("k".to_owned());
            app.settings.theme = theme;
        });
        let window = Rect::from_min_size(Default::default(), size);
        let field = harness.get_by_role(Role::SearchInput).rect();
        let close = harness.get_by_role_and_label(Role::Button, "Clear the query").rect();
        let list = harness.get_by_role(Role::Status).rect();
        for rect in [field, close, list] {
            assert!(window.contains_rect(rect), "{size:?}: {rect:?}");
        }
        if size == PHONE {
            assert!(close.right() > size.x - 30.0 && field.left() < 70.0, "it is as wide as the window");
        }
    }
}

/// A map, a button and a field, to press keys in.
fn map_and_field() -> Harness<'static, (String, Vec<Command>)> {
    let mut harness = Harness::builder().with_size(vec2(600.0, 400.0)).build_ui_state(
        |ui, (text, out): &mut (String, Vec<Command>)| {
            let _ = ui.button("Button");
            ui.add(TextEdit::singleline(text));
            let map = ui.available_rect_before_wrap();
            out.extend(map_input_ui(ui, map).commands);
        },
        (String::new(), Vec::new()),
    );
    harness.run_steps(3);
    harness
}

#[test]
fn a_slash_and_control_k_open_the_search_wherever_the_focus_is_but_a_slash_in_a_text_is_one() {
    let slash = |harness: &mut Harness<'_, (String, Vec<Command>)>| {
        let events = &mut harness.input_mut().events;
        // On a Norwegian keyboard the slash is Shift and 7.
        events.push(Event::Key {
            key: Key::Slash,
            physical_key: Some(Key::Num7),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        });
        events.push(Event::Text("/".to_owned()));
        harness.run_steps(2);
    };
    let control_k = |harness: &mut Harness<'_, (String, Vec<Command>)>| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
        harness.run_steps(2);
    };
    for focus in ["map", "Button", "field"] {
        let mut harness = map_and_field();
        match focus {
            "Button" => harness.get_by_role_and_label(Role::Button, "Button").focus(),
            "field" => harness.get_by_role(Role::TextInput).focus(),
            _ => {}
        }
        harness.run_steps(2);
        let opened = |harness: &Harness<'_, (String, Vec<Command>)>| {
            harness.state().1.iter().filter(|command| **command == Command::ToggleSearch).count()
        };
        slash(&mut harness);
        let (by_slash, typed) = if focus == "field" { (0, "/") } else { (1, "") };
        assert_eq!((opened(&harness), harness.state().0.as_str()), (by_slash, typed), "{focus}");
        control_k(&mut harness);
        assert_eq!(opened(&harness), by_slash + 1, "{focus}");
    }
}
