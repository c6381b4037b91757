//! The panels as a person meets them: through the accessibility tree, by pointer and by key.

mod search;
mod story;

use crate::harness::{App, PHONE, WIDE, atlas, commands, harness, labels, request};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Key, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::app::panels::{
    Export, ReportLine, clear_rect, credits_rect, floating_rects, is_over_panels, scale_bar_rect,
};
use high_north::app::state::Interface;
use high_north::app::theme::Theme;
use high_north::atlas::{ArticleIndex, Atlas, BlockKind, Passage, PlaceIndex, Step, When};
use high_north::command::{Command, entries};
use high_north::settings::{Setting, TextSize};
use high_north::sphere::Projection;
use high_north::view::LayerState;
use high_north::words::{Language, Words};

const KIRKENES: PlaceIndex = PlaceIndex(0);
const GULF: PlaceIndex = PlaceIndex(2);

fn english() -> &'static Words {
    Language::English.words()
}

/// What a click on a mention asks for: the card of its place, and the text at this mention.
fn open(place: PlaceIndex, mention: usize) -> Vec<Command> {
    let article = ArticleIndex(0);
    vec![Command::Select { place: Some(place), fly: true }, Command::ShowMention { article, mention }]
}

#[test]
fn the_whole_article_is_in_the_accessibility_tree_and_its_headings_are_headings() {
    let harness = harness(WIDE, |_| {});
    let article = &harness.state().atlas.articles[0];
    for block in &article.blocks {
        match block.kind {
            BlockKind::Heading(_) => {
                harness.get_by_role_and_label(Role::Heading, &block.text);
            }
            _ => {
                harness.get_by(|node| {
                    node.role() == Role::Label && node.value().as_deref() == Some(&block.text)
                });
            }
        }
    }
    harness.get_by_role_and_label(Role::Heading, "A border in the north");
    assert_eq!(labels(&harness, "20 February 2025").len(), 1);
}

#[test]
fn clicking_a_mention_opens_its_place() {
    let mut harness = harness(WIDE, |_| {});
    let mention =
        harness.get_all_by_role_and_label(Role::Link, "Kirkenes").next().expect("a mention of Kirkenes");
    mention.click();
    assert_eq!(commands(&mut harness), open(KIRKENES, 1));
}

#[test]
fn a_mention_of_a_layer_opens_its_first_place() {
    let mut harness = harness(WIDE, |_| {});
    harness.get_by_role_and_label(Role::Link, "Baltic Sentry").click();
    assert_eq!(commands(&mut harness), open(GULF, 3));
}

#[test]
fn a_mention_on_several_lines_opens_its_place_from_every_line_and_is_one_stop_of_the_tab_key() {
    let phrase = "that northern town by the cold sea that no ice ever closes in winter";
    let mut harness = harness(WIDE, |_| {});
    let first_line = harness.get_by_role_and_label(Role::Link, phrase).rect();
    let label = harness
        .get_by(|node| {
            node.role() == Role::Label && node.value().is_some_and(|text| text.starts_with("Long is"))
        })
        .rect();
    assert!(first_line.bottom() + 10.0 < label.bottom(), "the phrase fits a line: the test shows nothing");
    let on_second_line = first_line.center_bottom() + vec2(0.0, first_line.height() / 2.0);
    harness.drag_at(on_second_line);
    harness.run_steps(1);
    harness.drop_at(on_second_line);
    assert_eq!(commands(&mut harness), open(KIRKENES, 4));
}

#[test]
fn the_tab_key_goes_through_the_mentions_and_enter_opens_one() {
    let mut harness = harness(WIDE, |_| {});
    let mut stops = Vec::new();
    for _ in 0..30 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        let focused =
            harness.query_all(by().predicate(|node| node.is_focused() && node.role() == Role::Link)).next();
        if let Some(name) = focused.and_then(|node| node.accesskit_node().label()) {
            stops.push(name);
        }
        if stops.last().is_some_and(|name| name == "Kirkenes") {
            break;
        }
    }
    assert_eq!(
        stops,
        ["Read it where it was published", "Bodø", "Link to https://example.org/record", "Kirkenes"]
    );
    harness.key_press(Key::Enter);
    assert_eq!(commands(&mut harness), open(KIRKENES, 1));
    harness.key_press(Key::Space);
    assert_eq!(commands(&mut harness), open(KIRKENES, 1));
}

#[test]
fn pointing_at_a_mention_lights_up_its_place_and_leaving_it_puts_it_out() {
    let mut harness = harness(WIDE, |_| {});
    let mention = harness.get_by_role_and_label(Role::Link, "Bodø").rect().center();
    harness.hover_at(mention);
    harness.run_steps(3);
    assert_eq!(std::mem::take(&mut harness.state_mut().out), [Command::Light(vec![PlaceIndex(1)])]);
    harness.hover_at(mention + vec2(0.0, 200.0));
    harness.run_steps(3);
    assert_eq!(std::mem::take(&mut harness.state_mut().out), [Command::Light(Vec::new())]);
}

#[test]
fn ordinary_links_open_the_web_page() {
    let mut harness = harness(WIDE, |_| {});
    harness.get_by_role_and_label(Role::Link, "Link to https://example.org/record").click();
    assert_eq!(commands(&mut harness), [Command::OpenUrl("https://example.org/record".to_owned())]);
    harness.get_by_role_and_label(Role::Link, "Read it where it was published").click();
    assert_eq!(commands(&mut harness), [Command::OpenUrl("https://example.org/article".to_owned())]);
}

#[test]
fn the_card_has_every_sentence_that_mentions_its_place_once_and_verbatim() {
    let mut harness = harness(WIDE, |app| app.selected = Some(KIRKENES));
    let card = harness.state().map.expect("a map").left();
    let atlas = atlas();
    let quotations = atlas.quotations(KIRKENES);
    let sentences: Vec<_> =
        quotations.iter().map(|quotation| (quotation.heading, quotation.sentence)).collect();
    assert_eq!(sentences[0], ("On the border", "They visited a post near Kirkenes and Kirkenes again."));
    assert_eq!((sentences.len(), quotations[0].ranges.len()), (2, 2));
    for (_, sentence) in sentences {
        let on_card = labels(&harness, sentence).iter().filter(|node| node.rect().left() > card).count();
        assert_eq!(on_card, 1, "{sentence}");
    }
    harness.get_by_role_and_label(Role::Heading, "In the article, mentioned 3 times");
    let show =
        harness.get_all_by_role_and_label(Role::Button, "Show in text").nth(1).expect("a second sentence");
    show.click();
    let mention = atlas.articles[0].mentions.len() - 1;
    assert_eq!(commands(&mut harness), [Command::ShowMention { article: ArticleIndex(0), mention }]);
}

#[test]
fn a_place_of_a_mentioned_layer_has_the_sentence_on_its_card() {
    let harness = harness(WIDE, |app| app.selected = Some(GULF));
    assert_eq!(labels(&harness, "“Baltic Sentry goes on,” he said.").len(), 2, "in the text and on the card");
}

#[test]
fn the_card_names_the_place_and_copies_its_position_and_its_link() {
    let mut harness = harness(WIDE, |app| app.selected = Some(KIRKENES));
    harness.get_by_role_and_label(Role::Heading, "Kirkenes");
    assert_eq!(labels(&harness, "Киркенес (Russian)").len(), 1);
    assert_eq!(labels(&harness, "About Kirkenes.").len(), 1);
    for (button, expected) in [
        ("69.7250° N, 30.0516° E", Command::Copy("69.7250° N, 30.0516° E".to_owned())),
        ("69°43′30″ N, 30°03′06″ E", Command::Copy("69°43′30″ N, 30°03′06″ E".to_owned())),
        ("Copy link to this place", Command::Copy("#map=5/69.7/30.0&place=kirkenes".to_owned())),
        ("Next place", Command::NextPlace),
        ("Previous place", Command::PreviousPlace),
        ("Close the card", Command::Select { place: None, fly: false }),
    ] {
        harness.get_by_role_and_label(Role::Button, button).click_accesskit();
        assert_eq!(commands(&mut harness), [expected], "{button}");
    }
    harness.get_by_role_and_label(Role::Link, "Source of Kirkenes").click_accesskit();
    assert_eq!(commands(&mut harness), [Command::OpenUrl("https://example.org/kirkenes".to_owned())]);
}

#[test]
fn the_text_scrolls_to_a_mention_once_for_each_request() {
    let mut harness = harness(vec2(1280.0, 360.0), |_| {});
    let phrase = "that northern town by the cold sea that no ice ever closes in winter";
    let top = |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::Link, phrase).rect().top();
    let start = top(&harness);
    assert!(start > 360.0, "the mention is in view: the test shows nothing");
    harness.state_mut().passage = Some(Passage::from(&atlas().articles[0].mentions[4]));
    harness.run_steps(80);
    let shown = top(&harness);
    assert!((60.0..250.0).contains(&shown), "{shown}");

    harness.get_by_role_and_label(Role::Link, phrase).hover();
    let wheel = bevy_egui::egui::Event::MouseWheel {
        unit: bevy_egui::egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 2000.0),
        phase: bevy_egui::egui::TouchPhase::Move,
        modifiers: bevy_egui::egui::Modifiers::NONE,
    };
    harness.event(wheel);
    harness.run_steps(80);
    assert!((top(&harness) - start).abs() < 1.0, "the reader may scroll away");
    harness.state_mut().scroll_request += 1;
    harness.run_steps(80);
    assert!((top(&harness) - shown).abs() < 1.0, "and be led there again");
}

#[test]
fn a_projection_is_chosen_among_five_and_says_what_it_keeps_true() {
    let mut harness = harness(vec2(1280.0, 1800.0), |app| app.layers_open = true);
    harness.get_by_label("Web Mercator").click();
    assert_eq!(commands(&mut harness), [Command::SetProjection(Projection::Mercator)]);
    harness.get_by_label("Equal-area").click();
    assert_eq!(commands(&mut harness), [], "it is chosen already");
    assert_eq!(labels(&harness, &english().attribute("projection-laea", "explanation")).len(), 1);
}

#[test]
fn the_panel_of_day_and_night_says_where_the_sun_is_and_how_light_it_is_at_the_open_place() {
    let daylight = "2024-12-25T10:24".parse().ok();
    let harness = harness(WIDE, |app| {
        app.daylight = daylight;
        app.selected = Some(KIRKENES);
    });
    harness.get_by_role_and_label(Role::Heading, "Day and night");
    for words in ["10:24 UTC", "Sun over 23.4° S, 24.1° E", "Polar night north of 67.5° N"] {
        assert_eq!(labels(&harness, words).len(), 1, "{words}");
    }
    let is_light = by()
        .role(Role::Label)
        .predicate(|node| node.value().is_some_and(|text| text.starts_with("Kirkenes: no sunrise, 4 h ")));
    assert!(harness.query_all(is_light).next().is_some());
}

#[test]
fn the_time_of_day_and_night_is_chosen_by_buttons_steppers_and_sliders() {
    let time = |text: &str| [Command::SetDaylight(Some(text.parse().expect("a time")))];
    let mut harness = harness(WIDE, |app| {
        app.daylight = "2025-01-31T10:24".parse().ok();
        // What is offered is the atlas's own: a day of its story, and one on which something happened.
        let date = "2024-12-25".parse().ok();
        app.atlas.steps = vec![Step { title: "Christmas".to_owned(), date, ..Step::default() }];
        app.atlas.places[1].when = Some(When { start: "2025-02-20".to_owned(), end: None });
    });
    for (button, expected) in [
        ("Previous day", time("2025-01-30T10:24")),
        ("Next day", time("2025-02-01T10:24")),
        ("21 Dec", time("2025-12-21T10:24")),
        ("25 Dec 2024", time("2024-12-25T10:24")),
        ("20 Feb 2025", time("2025-02-20T10:24")),
        ("21 Jun", time("2025-06-21T10:24")),
        ("Now", [Command::DaylightNow]),
        ("Close: Day and night", [Command::SetDaylight(None)]),
    ] {
        let node = harness.get_by_role_and_label(Role::Button, button);
        assert!(node.rect().height() >= 24.0, "{button}");
        node.click();
        assert_eq!(commands(&mut harness), expected, "{button}");
    }
    for (role, name, action, value, expected) in [
        (Role::SpinButton, "Day", Action::Decrement, None, "2025-01-30T10:24"),
        // February has no 31st.
        (Role::SpinButton, "Month", Action::Increment, None, "2025-02-28T10:24"),
        (Role::SpinButton, "Year", Action::Increment, None, "2026-01-31T10:24"),
        (Role::Slider, "Day of the year", Action::SetValue, Some(172.0), "2025-06-21T10:24"),
        (Role::Slider, "Time of day", Action::SetValue, Some(143.0), "2025-01-31T23:50"),
    ] {
        request(&harness, role, name, action, value);
        assert_eq!(commands(&mut harness), time(expected), "{name}");
    }
}

#[test]
fn nothing_is_chosen_where_nobody_touches_the_panel_of_day_and_night() {
    for size in [WIDE, PHONE] {
        let mut harness = harness(size, |app| app.daylight = "2024-02-29T23:59".parse().ok());
        assert_eq!(commands(&mut harness), []);
        let heading = harness.get_by_role_and_label(Role::Heading, "Day and night").rect();
        let map = harness.state().map.expect("a map");
        let room = if size == PHONE { Rect::everything_below(map.bottom()) } else { map };
        assert!(room.contains_rect(heading) && heading.bottom() <= size.y, "{heading:?}");
    }
}

#[test]
fn help_lists_every_command_that_has_a_key() {
    let harness = harness(WIDE, |app| app.help_open = true);
    for entry in entries().iter().filter(|entry| !entry.keys.is_empty()) {
        for text in [entry.text(english()), entry.tooltip(english()), entry.shortcut(english())] {
            assert!(!labels(&harness, &text).is_empty(), "{text} is missing");
        }
    }
}

#[test]
fn the_menu_has_every_command_of_use_with_its_key_and_closes_when_one_is_chosen() {
    let mut harness = harness(vec2(1280.0, 1600.0), |app| app.menu_open = true);
    for text in ["Measure", "Day and night", "Settings", "Shortcuts", "Home view"] {
        let row = harness.get_all_by_role_and_label(Role::Button, text).last().expect(text);
        row.click();
        let entry = entries().into_iter().find(|entry| entry.text(english()) == text).expect(text);
        assert_eq!(commands(&mut harness), [Command::ToggleMenu, entry.command], "{text}");
    }
}

#[test]
fn settings_are_chosen_and_what_is_chosen_already_says_nothing() {
    let mut harness = harness(vec2(1280.0, 1000.0), |app| app.settings_open = true);
    for (name, setting) in [
        ("Paper", Setting::Theme(Theme::Paper)),
        ("Norsk bokmål", Setting::Language(Language::Bokmal)),
        ("Reduced motion: cut instead of flying", Setting::ReducedMotion(true)),
    ] {
        harness.get_by_label(name).click();
        assert_eq!(commands(&mut harness), [Command::Set(setting)], "{name}");
    }
    harness.get_by_label("English").click();
    assert_eq!(commands(&mut harness), []);
    harness.get_by_label("Larger").click();
    assert_eq!(commands(&mut harness), [Command::LargerText]);
    harness.state_mut().settings.set(Setting::TextSize(TextSize::nearest(200)));
    harness.run();
    harness.get_by_label("Larger").click();
    assert_eq!(commands(&mut harness), [], "it is the largest");
}

#[test]
fn the_report_says_file_line_message_and_remedy() {
    let line = ReportLine {
        file: "geodata/places.geojson".to_owned(),
        line: Some(12),
        message: "no file has `bodoe`".to_owned(),
        help: Some("did you mean `bodo`?".to_owned()),
    };
    let mut harness = harness(WIDE, |app| app.report.push(line));
    for text in ["geodata/places.geojson:12", "no file has `bodoe`", "did you mean `bodo`?"] {
        assert_eq!(labels(&harness, text).len(), 1);
    }
    harness.get_by_role_and_label(Role::Button, "What could not be loaded").click();
    assert_eq!(commands(&mut harness), [Command::ToggleReport]);
}

#[test]
fn the_buttons_on_the_map_write_the_commands_they_are_named_for() {
    let mut harness = harness(WIDE, |app| app.is_reader_hidden = true);
    for name in
        ["Zoom in", "Zoom out", "North up", "Home view", "Article", "Layers and legend", "Measure", "Menu"]
    {
        let expected =
            entries().into_iter().find(|entry| entry.text(english()) == name).expect("an entry").command;
        let button = harness.get_by_role_and_label(Role::Button, name);
        assert!(button.rect().width() >= 28.0 && button.rect().height() >= 28.0, "{name}");
        button.click();
        assert_eq!(commands(&mut harness), [expected], "{name}");
    }
}

#[test]
fn everything_that_can_be_clicked_is_at_least_24_points_high() {
    for theme in Theme::ALL {
        let harness = harness(WIDE, |app| {
            app.selected = Some(KIRKENES);
            app.layers_open = true;
            app.daylight = "2024-12-25".parse().ok();
            app.settings.theme = theme;
        });
        for role in [Role::Button, Role::Link, Role::CheckBox, Role::Slider, Role::SpinButton] {
            for node in harness.query_all(by().role(role)) {
                let (name, height) = (node.accesskit_node().label(), node.rect().height());
                assert!(height >= 24.0, "{role:?} {name:?}: {height}");
            }
        }
    }
}

#[test]
fn a_wide_window_leaves_the_map_what_is_beside_the_article() {
    let harness = harness(WIDE, |app| app.selected = Some(KIRKENES));
    let map = harness.state().map.expect("a map");
    assert!(map.left() > 300.0 && map.width() >= 640.0, "{map:?}");
    let clear = clear_rect(map, WIDE.x, true);
    let close = harness.get_by_role_and_label(Role::Button, "Close the card").rect();
    assert!(clear.right() < close.left() - 200.0 && clear.width() >= 300.0, "{clear:?}");
    for (pos, is_over) in [
        (close.center(), true),
        (harness.get_by_role_and_label(Role::Button, "Zoom in").rect().center(), true),
        (harness.get_by_role_and_label(Role::Link, "Bodø").rect().center(), true),
        (clear.center(), false),
    ] {
        assert_eq!(is_over_panels(&harness.ctx, map, pos), is_over, "{pos:?}");
    }
}

#[test]
fn what_floats_is_where_its_title_is_and_what_is_closed_is_nowhere() {
    let daylight = "2024-12-25T10:24".parse().ok();
    let harness = harness(WIDE, |app| {
        app.daylight = daylight;
        app.layers_open = true;
    });
    let open = Interface { daylight, layers_open: true, ..Interface::default() };
    let rects = floating_rects(&harness.ctx, &open);
    assert_eq!(rects.len(), 2, "{rects:?}");
    for title in ["Day and night", "Layers and legend"] {
        let title = harness.get_by_role_and_label(Role::Heading, title).rect();
        assert_eq!(
            rects.iter().filter(|rect| rect.contains_rect(title)).count(),
            1,
            "{title:?} in {rects:?}"
        );
    }
    assert_eq!(floating_rects(&harness.ctx, &Interface::default()), []);
}

#[test]
fn a_narrow_window_keeps_at_least_45_percent_of_its_height_for_the_map() {
    for (selected, heading) in [(None, "A border in the north"), (Some(KIRKENES), "Kirkenes")] {
        let harness = harness(PHONE, |app| app.selected = selected);
        let map = harness.state().map.expect("a map");
        assert!(map.height() >= 0.45 * PHONE.y && map.width() >= PHONE.x - 20.0, "{map:?}");
        let shown = harness.get_by_role_and_label(Role::Heading, heading).rect();
        assert!(shown.top() > map.bottom() && shown.right() <= PHONE.x, "{heading} in the sheet: {shown:?}");
        assert_eq!(clear_rect(map, PHONE.x, selected.is_some()), map);
    }
    let harness = harness(PHONE, |app| app.is_reader_hidden = true);
    assert!(
        harness.state().map.expect("a map").height() >= PHONE.y - 20.0,
        "with nothing open the map has it all"
    );
}

#[test]
fn at_twice_the_size_of_text_the_foot_of_a_phones_map_is_small_and_nothing_in_it_overlaps() {
    for width in [160.0, 180.0, 195.0, 240.0, 299.0, 390.0] {
        let map = Rect::from_min_size(Pos2::ZERO, vec2(width, 211.0));
        let (bar, credits) = (scale_bar_rect(map), credits_rect(map));
        // Beside each other, or the bar lifted by what stands below it.
        let is_lifted = bar.height() > 2.0 * credits.height() - 12.0;
        assert!(is_lifted || bar.right() <= credits.left(), "{width}: {bar:?} {credits:?}");
        let share = bar.union(credits).height() / map.height();
        assert!(width >= 300.0 || share <= 0.32, "{width}: {share}");
        assert!(!(180.0..300.0).contains(&width) || share <= 0.18, "{width}: {share}");
    }
}

#[test]
fn the_layers_of_the_article_stand_above_the_readers_own_files() {
    let harness = harness(WIDE, |app| {
        app.layers_open = true;
        app.layers = LayerState::new(&app.atlas.layers);
    });
    let top = |name: &str| harness.get_by_role_and_label(Role::Heading, name).rect().top();
    assert!(top("Layers") < top("Your files") && top("Your files") < top("Base map"));
}

#[test]
fn an_atlas_without_articles_or_places_is_drawn_and_says_so() {
    let harness = harness(WIDE, |app| {
        app.atlas = Atlas::default();
        app.selected = Some(PlaceIndex(7));
        app.passage = Some(Passage { block: 3, range: 0..9 });
    });
    assert_eq!(labels(&harness, "This atlas has no article.").len(), 1);
}

#[test]
fn the_built_in_article_is_shown_whole_and_each_of_its_places_has_a_card_with_all_its_sentences() {
    let built_in = high_north::format::load(high_north::format::built_in()).atlas;
    assert!(!built_in.articles.is_empty() && built_in.places.len() > 10);
    let mut harness = harness(WIDE, |app| app.atlas = built_in.clone());
    for block in &built_in.articles[0].blocks {
        assert!(
            block.text.len() > 5 && harness.query_all_by_value(&block.text).next().is_some(),
            "{}",
            block.text
        );
    }
    for (index, place) in built_in.places.iter().enumerate() {
        harness.state_mut().selected = Some(PlaceIndex(index));
        harness.run_steps(3);
        let map = harness.state().map.expect("a map").left();
        let on_card = |text: &str| labels(&harness, text).iter().any(|node| node.rect().left() > map);
        for quotation in built_in.quotations(PlaceIndex(index)) {
            assert!(on_card(quotation.sentence), "{}: {}", place.name, quotation.sentence);
        }
        let name = harness.query_all_by_role_and_label(Role::Heading, &place.name);
        assert!(name.into_iter().any(|node| node.rect().left() > map), "{}", place.name);
        assert!(place.summary.is_empty() || on_card(&place.summary), "{}", place.name);
    }
}

#[test]
fn what_can_be_saved_says_how_large_it_will_be_and_asks_for_it() {
    let export = Export { window_px: (1280, 800), has_scales: true, is_drawing: false };
    let mut harness = harness(WIDE, |app| app.export = Some(export));
    assert_eq!(labels(&harness, "2560 × 1600 pixels").len(), 1);
    harness.get_by_label("3×").click();
    harness.run_steps(4);
    assert_eq!(labels(&harness, "3840 × 2400 pixels").len(), 1);
    harness.get_by_label("The map with text and card").click();
    harness.run_steps(4);
    harness.get_by_label("Save picture").click();
    assert_eq!(commands(&mut harness), [Command::ExportPicture { scale: 3, panels: true }]);
    harness.get_by_label("Save GeoJSON").click();
    assert_eq!(commands(&mut harness), [Command::ExportGeoJson]);
    harness.state_mut().export = Some(Export { is_drawing: true, ..export });
    harness.run_steps(2);
    assert!(harness.query_by_label("Save picture").is_none());
    harness.get_by_label("Cancel").click();
    assert_eq!(commands(&mut harness), [Command::CancelExport]);
}
