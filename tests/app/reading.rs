//! Reading: the text, its contents, the list of places and the cards, by keys, wheel and pointer, over the real state of
//! the app; and the map that follows.

mod room;

use bevy_egui::egui::accesskit::{Role, Toggled};
use bevy_egui::egui::{Key, OutputCommand, Pos2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::app::state::{Interface, View};
use high_north::atlas::{Article, ArticleIndex, BlockKind, Mention, PlaceIndex};
use high_north::command::Command;
use high_north::settings::Setting;
use high_north::sphere::{LonLat, distance_m};
use high_north::view::ReaderPage;
use high_north::words::Language;
use room::{FRAME_S, PHONE, Reading, WIDE, asked, focus_of, focused, name_of, press, room, tab_to, wheel};

const ARTICLE: ArticleIndex = ArticleIndex(0);
/// A position on the text.
const ON_TEXT: Pos2 = pos2(215.0, 500.0);

/// Lets half a second pass.
fn rest(harness: &mut Reading) {
    harness.run_steps((0.5 / FRAME_S) as usize);
}

fn place(harness: &Reading, id: &str) -> PlaceIndex {
    harness.state().atlas().place_by_id(id).expect("a place of the atlas")
}

/// Whether there is a label with this text.
fn says(harness: &Reading, text: &str) -> bool {
    harness.query_all(by().role(Role::Label).value(text)).next().is_some()
}

fn reads(commands: &[Command]) -> Vec<usize> {
    let read = |command: &Command| match command {
        Command::Read { mention, .. } => Some(*mention),
        _ => None,
    };
    commands.iter().filter_map(read).collect()
}

#[test]
fn the_whole_article_is_read_and_each_place_opened_from_its_mention_and_left_again_with_keys_alone() {
    let mut harness = room(WIDE, &[]);
    let article = harness.state().atlas().articles[0].clone();
    for block in &article.blocks {
        let is_there = match block.kind {
            BlockKind::Heading(_) => harness.query_by_role_and_label(Role::Heading, &block.text).is_some(),
            _ => harness.query_all(by().role(Role::Label).value(&block.text)).next().is_some(),
        };
        assert!(is_there, "{}", block.text);
    }
    let title = format!("Text: {}", article.front_matter.title);
    tab_to(&mut harness, Role::Document, &title);
    for (number, mention) in article.mentions.iter().enumerate() {
        let phrase = article.blocks[mention.block].text[mention.range.clone()].to_owned();
        press(&mut harness, Key::Tab);
        assert_eq!(focus_of(&harness), Some((Role::Link, phrase.clone())), "mention {number}");
        let at = focused(&harness).expect("a mention").rect();
        let expected = harness.state().atlas().places_of(mention)[0];
        let name = name_of(harness.state().atlas(), expected);
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().selection().place, Some(expected), "{phrase}");
        assert_eq!(focus_of(&harness), Some((Role::Button, "Close the card".to_owned())), "{phrase}");
        harness.get_by_role_and_label(Role::Heading, &name);
        press(&mut harness, Key::Escape);
        assert_eq!(harness.state().selection().place, None, "{phrase}");
        assert_eq!(focus_of(&harness), Some((Role::Link, phrase)), "mention {number}");
        // The text may have been led to the mention, but it is the same one.
        let back = focused(&harness).expect("the mention").rect();
        assert!((back.left() - at.left()).abs() < 1.0 && back.width() == at.width(), "{at:?} {back:?}");
        assert!((0.0..800.0).contains(&back.center().y), "{back:?}");
    }
}

#[test]
fn each_place_is_opened_from_the_list_and_left_again_with_keys_alone() {
    let mut harness = room(WIDE, &[]);
    tab_to(&mut harness, Role::Tab, "Places");
    press(&mut harness, Key::Enter);
    let places: Vec<PlaceIndex> = harness
        .state()
        .atlas()
        .register()
        .into_iter()
        .flat_map(|group| group.entries)
        .map(|entry| entry.place)
        .collect();
    assert_eq!(places.len(), harness.state().atlas().places.len());
    tab_to(&mut harness, Role::TextInput, "Find a place in this list");
    for place in places {
        let name = name_of(harness.state().atlas(), place);
        press(&mut harness, Key::Tab);
        assert_eq!(focus_of(&harness), Some((Role::Button, name.clone())));
        assert_eq!(harness.state().selection().lit, [place], "the map lights up what has the focus");
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().selection().place, Some(place), "{name}");
        assert_eq!(focus_of(&harness), Some((Role::Button, "Close the card".to_owned())), "{name}");
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().selection().place, None, "{name}");
        assert_eq!(focus_of(&harness), Some((Role::Button, name.clone())), "back in the list");
        let row = focused(&harness).expect("the row").rect();
        assert!((80.0..800.0).contains(&row.center().y), "{name} is out of view: {row:?}");
    }
}

#[test]
fn on_a_phone_a_place_is_opened_from_its_mention_and_left_again_with_keys_alone() {
    let mut harness = room(PHONE, &[]);
    tab_to(&mut harness, Role::Link, "Kirkenes");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().selection().place, Some(place(&harness, "kirkenes")));
    assert_eq!(focus_of(&harness), Some((Role::Button, "Close the card".to_owned())));
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().selection().place, None);
    assert_eq!(focus_of(&harness), Some((Role::Link, "Kirkenes".to_owned())));
}

#[test]
fn show_in_text_leads_from_the_card_to_the_sentence_and_the_focus_goes_there() {
    let mut harness = room(WIDE, &[]);
    tab_to(&mut harness, Role::Tab, "Places");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Button, "Bodø");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Button, "Show in text");
    press(&mut harness, Key::Enter);
    rest(&mut harness);
    assert_eq!(focus_of(&harness), Some((Role::Link, "Bodø".to_owned())));
    let interface = harness.state().app.world().resource::<Interface>();
    assert_eq!(interface.reader_page, ReaderPage::Text);
    let sentence = focused(&harness).expect("the mention").rect();
    assert!((40.0..700.0).contains(&sentence.center().y), "{sentence:?}");
}

#[test]
fn a_click_on_a_mention_leaves_the_text_at_that_mention() {
    let mut harness = room(WIDE, &[]);
    for _ in 0..6 {
        wheel(&mut harness, ON_TEXT, 250.0);
    }
    rest(&mut harness);
    let in_view = by().role(Role::Link).label("UK");
    let mention = harness
        .query_all(in_view)
        .find(|node| (200.0..600.0).contains(&node.rect().center().y))
        .expect("a mention that is not the first")
        .rect();
    harness.hover_at(mention.center());
    harness.drag_at(mention.center());
    harness.run_steps(1);
    harness.drop_at(mention.center());
    harness.run_steps(1);
    rest(&mut harness);
    assert_eq!(harness.state().selection().place, Some(place(&harness, "united-kingdom")));
    let is_where_it_was = |rect: bevy_egui::egui::Rect| (rect.min - mention.min).length() < 1.0;
    assert!(harness.query_all(by().role(Role::Link).label("UK")).any(|node| is_where_it_was(node.rect())));
}

fn following() -> Command {
    Command::Set(Setting::Follow(true))
}

#[test]
fn the_map_follows_the_text_once_the_wheel_rests_without_a_card_and_without_scrolling() {
    let mut harness = room(WIDE, &[following()]);
    let before = *harness.state().app.world().resource::<View>();
    for _ in 0..20 {
        wheel(&mut harness, ON_TEXT, 60.0);
        assert!(reads(&asked(&mut harness)).is_empty(), "nothing is chased");
    }
    let request = harness.state().selection().scroll_request;
    let top = |harness: &Reading| {
        harness.get_by_role_and_label(Role::Heading, "Responding to Russian Aggression").rect().top()
    };
    rest(&mut harness);
    let commands = asked(&mut harness);
    let [mention] = reads(&commands)[..] else { panic!("{commands:?}") };
    let at_rest = top(&harness);
    rest(&mut harness);
    assert!(reads(&asked(&mut harness)).is_empty(), "it is told once");
    assert_eq!(top(&harness), at_rest, "the text stays");
    let selection = harness.state().selection();
    assert_eq!((selection.place, selection.scroll_request), (None, request), "no card");
    let reading = selection.reading.clone().expect("what is read");
    assert_eq!(reading.mention, mention);
    assert!(reading.places.iter().all(|place| selection.lights(*place)));
    // The mention is at the line that is being read: a third of the height.
    let article = &harness.state().atlas().articles[0];
    let found = &article.mentions[mention];
    let phrase = &article.blocks[found.block].text[found.range.clone()];
    let line = 43.0 + (800.0 - 43.0) / 3.0;
    let nearest = harness
        .query_all(by().role(Role::Link).label(phrase))
        .map(|node| (node.rect().center().y - line).abs())
        .fold(f32::INFINITY, f32::min);
    assert!(nearest < 60.0, "{phrase} is {nearest} points from the line");
    for _ in 0..60 {
        harness.run_steps(1);
    }
    let view = *harness.state().app.world().resource::<View>();
    assert!(distance_m(view.center(), before.center()) > 10_000.0, "the map went there");
}

#[test]
fn the_map_stays_where_it_does_not_follow_and_where_the_program_scrolled() {
    let mut harness = room(WIDE, &[]);
    for _ in 0..10 {
        wheel(&mut harness, ON_TEXT, 100.0);
    }
    rest(&mut harness);
    assert!(reads(&asked(&mut harness)).is_empty(), "it is off");

    let mut harness = room(WIDE, &[following()]);
    harness.state_mut().act(Command::ShowMention { article: ARTICLE, mention: 40 });
    rest(&mut harness);
    rest(&mut harness);
    assert!(harness.state().selection().passage.is_some());
    assert!(reads(&asked(&mut harness)).is_empty(), "the program scrolled");
    tab_to(&mut harness, Role::Link, "Indo-Pacific");
    rest(&mut harness);
    assert!(reads(&asked(&mut harness)).is_empty(), "the Tab key scrolled");
}

#[test]
fn the_first_and_the_last_mention_are_reached_by_scrolling_to_the_ends() {
    let mut harness = room(WIDE, &[following()]);
    tab_to(&mut harness, Role::Link, "United Kingdom");
    asked(&mut harness);
    press(&mut harness, Key::End);
    rest(&mut harness);
    rest(&mut harness);
    let last = harness.state().atlas().articles[0].mentions.len() - 1;
    let end = reads(&asked(&mut harness));
    assert_eq!(end.last(), Some(&last), "{end:?}");
    press(&mut harness, Key::Home);
    rest(&mut harness);
    rest(&mut harness);
    assert_eq!(reads(&asked(&mut harness)).last(), Some(&0));
}

#[test]
fn with_reduced_motion_the_map_is_at_once_where_the_text_is() {
    let mut harness = room(WIDE, &[Command::Set(Setting::ReducedMotion(true)), following()]);
    let kirkenes = place(&harness, "kirkenes");
    let article = harness.state().atlas().articles[0].clone();
    let mention = article
        .mentions
        .iter()
        .position(|mention| harness.state().atlas().places_of(mention) == [kirkenes])
        .expect("a mention of Kirkenes");
    harness.state_mut().act(Command::Read { article: ARTICLE, mention });
    harness.run_steps(2);
    let view = *harness.state().app.world().resource::<View>();
    assert!(distance_m(view.center(), LonLat::new(30.0516, 69.725)) < 100.0);
    assert!(harness.state().selection().lights(kirkenes));
    // What is opened next is lit alone.
    let bodo = place(&harness, "bodo");
    harness.state_mut().act(Command::Select { place: Some(bodo), fly: true });
    harness.run_steps(2);
    assert!(!harness.state().selection().lights(kirkenes));
}

#[test]
fn a_mention_of_a_layer_lights_up_all_of_it_and_one_of_two_places_both() {
    let mut harness = room(WIDE, &[]);
    for (id, phrase, count) in
        [("layer", "Operation Baltic Sentry", 5), ("two", "Bodø", 2), ("area", "Baltic Sea", 1)]
    {
        let mention = match id {
            "two" => harness.query_all(by().role(Role::Link).label(phrase)).last().expect("a mention"),
            _ => harness.get_by_role_and_label(Role::Link, phrase),
        };
        mention.focus();
        harness.run_steps(4);
        let selection = harness.state().selection();
        assert_eq!(selection.lit.len(), count, "{phrase}: {:?}", selection.lit);
        assert!(selection.lit.iter().all(|place| selection.lights(*place)));
    }
}

#[test]
fn keys_scroll_the_text_while_the_focus_is_in_it() {
    let mut harness = room(WIDE, &[]);
    let title = harness.state().atlas().articles[0].front_matter.title.clone();
    let top = |harness: &Reading| harness.get_by_role_and_label(Role::Heading, &title).rect().top();
    let start = top(&harness);
    tab_to(&mut harness, Role::Document, &format!("Text: {title}"));
    let mut before = start;
    for (key, is_down) in [
        (Key::PageDown, true),
        (Key::ArrowDown, true),
        (Key::Space, true),
        (Key::End, true),
        (Key::ArrowUp, false),
        (Key::PageUp, false),
        (Key::Home, false),
    ] {
        press(&mut harness, key);
        rest(&mut harness);
        let now = top(&harness);
        assert!(
            if is_down { now < before - 20.0 } else { now > before + 20.0 },
            "{key:?}: {before} to {now}"
        );
        before = now;
    }
    assert_eq!(top(&harness), start);
    assert_eq!(focus_of(&harness).map(|(role, _)| role), Some(Role::Document), "no key took the focus away");
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::ArrowDown);
    rest(&mut harness);
    assert_eq!(
        focus_of(&harness),
        Some((Role::Link, "United Kingdom".to_owned())),
        "nor an arrow on a mention"
    );
    assert!(top(&harness) < start - 20.0);
}

#[test]
fn the_contents_mark_what_is_read_and_lead_to_every_heading() {
    let mut harness = room(WIDE, &[]);
    let headings: Vec<String> =
        harness.state().atlas().articles[0].headings().map(|heading| heading.text.to_owned()).collect();
    for heading in &headings {
        harness.state_mut().act(Command::ShowPage(ReaderPage::Contents));
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, heading).click();
        rest(&mut harness);
        let shown = harness.get_by_role_and_label(Role::Heading, heading).rect();
        assert!((43.0..700.0).contains(&shown.top()), "{heading}: {shown:?}");
    }
    // At the end of the text the last heading is the one that is read.
    harness.state_mut().act(Command::ShowPage(ReaderPage::Contents));
    harness.run_steps(3);
    let read: Vec<String> = harness
        .query_all(by().role(Role::Button).predicate(|node| node.toggled() == Some(Toggled::True)))
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| headings.contains(label))
        .collect();
    assert_eq!(read, [headings.last().expect("headings").clone()]);
}

#[test]
fn the_list_is_filtered_by_any_name_of_a_place() {
    let mut harness = room(WIDE, &[Command::ShowPage(ReaderPage::Places)]);
    let rows = |harness: &Reading| {
        let atlas = harness.state().atlas();
        let is_name = |label: &str| atlas.places.iter().any(|place| place.name == label);
        let buttons = harness.query_all(by().role(Role::Button));
        buttons.filter_map(|node| node.accesskit_node().label()).filter(|label| is_name(label)).count()
    };
    assert_eq!(rows(&harness), harness.state().atlas().places.len());
    for (typed, expected) in [("киркенес", 1), ("BODO", 1), ("østersjø", 1), ("atlantis", 0)] {
        let field = harness.get_by_role(Role::TextInput);
        field.focus();
        harness.run_steps(2);
        harness.key_press_modifiers(bevy_egui::egui::Modifiers::COMMAND, Key::A);
        harness.event(bevy_egui::egui::Event::Text(typed.to_owned()));
        harness.run_steps(3);
        assert_eq!(rows(&harness), expected, "{typed}");
    }
    assert!(says(&harness, "No place has this name."));
}

#[test]
fn the_card_puts_what_is_said_beside_what_was_measured_and_leads_to_what_is_near() {
    let mut harness = room(WIDE, &[]);
    let kirkenes = place(&harness, "kirkenes");
    harness.state_mut().act(Command::Select { place: Some(kirkenes), fly: false });
    rest(&mut harness);
    for text in ["“400 km inside the Arctic Circle”", "353 km · 190 nmi"] {
        assert!(says(&harness, text), "{text}");
    }
    asked(&mut harness);
    harness.get_by_role_and_label(Role::Button, "north of Arctic Circle").click_accesskit();
    rest(&mut harness);
    assert_eq!(harness.state().selection().place, Some(place(&harness, "arctic-circle")));

    harness.state_mut().act(Command::Select { place: Some(kirkenes), fly: false });
    rest(&mut harness);
    let described = |harness: &Reading, name: &str, text: &str| {
        harness
            .query_all(by().role(Role::Link).label(name))
            .any(|node| node.accesskit_node().description().as_deref() == Some(text))
    };
    // GeographicLib: 9.587 km and 141.37°; but where the border post was is known to a kilometre only.
    assert!(described(&harness, "Border post near Kirkenes", "≈ 10 km · 5.4 nmi, 141° south-east"));
    assert!(described(&harness, "Arctic Circle", "353 km · 190 nmi, 180° south"));
    harness.get_by_role_and_label(Role::Link, "Border post near Kirkenes").click_accesskit();
    rest(&mut harness);
    assert_eq!(harness.state().selection().place, Some(place(&harness, "border-post")));
}

/// The first mention with these words.
fn passage_of(article: &Article, phrase: &str) -> usize {
    let is_it =
        |mention: &Mention| article.blocks[mention.block].text.get(mention.range.clone()) == Some(phrase);
    article.mentions.iter().position(is_it).expect("a mention")
}

#[test]
fn a_place_is_cited_with_its_sources_and_the_buttons_name_the_places_before_and_after() {
    let mut harness = room(WIDE, &[]);
    let bodo = place(&harness, "bodo");
    harness.state_mut().act(Command::Select { place: Some(bodo), fly: false });
    rest(&mut harness);
    asked(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Copy citation").click_accesskit();
    harness.run_steps(2);
    let commands = asked(&mut harness);
    let copied = commands.iter().find_map(|command| match command {
        Command::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    let copied = copied.expect("a citation");
    assert!(
        copied.starts_with("Bodø. Town. 67.2800° N, 14.4000° E (WGS 84). Surveyed position.\n"),
        "{copied}"
    );
    assert!(copied.contains("On the map “High North and Baltic”. #place\nSources:\n"), "{copied}");
    assert_eq!(copied.lines().count(), 3 + 3);
    let quote = harness.query_all(by().role(Role::Button).label("Copy quote")).next().expect("a quotation");
    quote.click_accesskit();
    harness.run_steps(2);
    let article = &harness.state().atlas().articles[0];
    let sentence = article.excerpt(passage_of(article, "Bodø")).expect("a sentence").sentence.to_owned();
    let expected = format!("“{sentence}”\n{}.", article.front_matter.title);
    assert!(asked(&mut harness).contains(&Command::Copy(expected)));
    let next = harness.get_by_role_and_label(Role::Button, "Next place").rect().center();
    harness.hover_at(next);
    harness.run_steps(30);
    assert!(harness.query_by_label_contains("Norwegian Joint Headquarters (Shift+N)").is_some());
}

#[test]
fn text_is_selected_across_paragraphs_and_copied() {
    let mut harness = room(WIDE, &[]);
    let article = harness.state().atlas().articles[0].clone();
    let rect = |harness: &Reading, text: &str| {
        harness.query_all(by().role(Role::Label).value(text)).next().expect("a paragraph").rect()
    };
    let (first, second) = (rect(&harness, &article.blocks[0].text), rect(&harness, &article.blocks[1].text));
    // Where no mention is: on the second line of the one, on the last of the other.
    let (from, to) = (first.left_top() + vec2(20.0, 40.0), second.left_bottom() + vec2(60.0, -12.0));
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from + vec2(30.0, 30.0));
    harness.run_steps(2);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(2);
    harness.event(bevy_egui::egui::Event::Copy);
    harness.run_steps(1);
    let copied: Vec<&String> = harness
        .output()
        .platform_output
        .commands
        .iter()
        .filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text),
            _ => None,
        })
        .collect();
    let [copied] = copied[..] else { panic!("{copied:?}") };
    let end = article.blocks[0].text.rsplit(' ').next().expect("a last word");
    let begin = article.blocks[1].text.get(..20).expect("a beginning");
    assert!(copied.contains(end) && copied.contains(begin), "{copied}");
}

#[test]
fn in_norwegian_reader_and_card_speak_norwegian_and_the_article_its_own_language() {
    let mut harness = room(WIDE, &[Command::Set(Setting::Language(Language::Bokmal))]);
    let kirkenes = place(&harness, "kirkenes");
    harness.state_mut().act(Command::Select { place: Some(kirkenes), fly: false });
    rest(&mut harness);
    for tab in ["Tekst", "Innhold", "Steder"] {
        harness.get_by_role_and_label(Role::Tab, tab);
    }
    for text in ["Når: 19. februar 2025", "«400 km inside the Arctic Circle»", "353 km · 190 nmi"] {
        assert!(says(&harness, text), "{text}");
    }
    for heading in [
        "I artikkelen, nevnt én gang",
        "I nærheten",
        "Hvordan vet vi det?",
        "Responding to Russian Aggression",
    ] {
        assert!(harness.query_by_role_and_label(Role::Heading, heading).is_some(), "{heading}");
    }
}
