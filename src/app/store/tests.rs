use super::*;
use crate::app::state::OpenAtlas;
use crate::app::{FreeRect, Scene, StatePlugin};
use crate::format::{built_in, load};
use crate::settings::Theme;
use crate::view::{Link, ScreenPos, ScreenRect};
use std::fs;
use std::path::Path;

/// The app without a window, with its settings in a file.
fn started(path: &Path, link: &str) -> App {
    started_with(path, link, &[])
}

fn started_with(path: &Path, link: &str, chosen: &[Setting]) -> App {
    let mut app = App::new();
    let link = Link::parse(link).0;
    app.add_plugins(MinimalPlugins)
        .insert_resource(FreeRect(ScreenRect {
            min: ScreenPos::new(0.0, 0.0),
            width_px: 850.0,
            height_px: 800.0,
        }))
        .add_plugins(StatePlugin(Scene {
            atlas: load(built_in()).atlas,
            diagnostics: Vec::new(),
            link,
            ..Scene::default()
        }));
    keep_in(&mut app, Place::at(path.to_owned()), chosen);
    for _ in 0..5 {
        app.update();
    }
    assert!(!app.world().resource::<OpenAtlas>().0.places.is_empty());
    app
}

fn act(app: &mut App, command: Command) {
    app.world_mut().write_message(Act(command));
    app.update();
}

fn settings(app: &App) -> Settings {
    app.world().resource::<Interface>().settings
}

fn notes(app: &App) -> Vec<String> {
    app.world().resource::<LoadReport>().notes.clone()
}

#[test]
fn what_is_set_is_there_in_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/down/settings.toml");
    let mut app = started(&path, "");
    assert!(!path.exists(), "nothing is written before something is set");
    act(&mut app, Command::Set(Setting::Language(Language::Bokmal)));
    act(&mut app, Command::NextTheme);
    act(&mut app, Command::LargerText);
    let set = settings(&app);
    drop(app);
    let app = started(&path, "");
    assert_eq!(settings(&app), set);
    assert_eq!((set.theme, set.language, set.text_size.percent()), (Theme::Paper, Language::Bokmal, 110));
    assert_eq!(notes(&app), Vec::<String>::new());
}

#[test]
fn nothing_but_the_file_is_left_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut app = started(&path, "");
    for _ in 0..50 {
        act(&mut app, Command::NextTheme);
    }
    let theme = settings(&app).theme;
    drop(app);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["settings.toml"]);
    assert_eq!(settings(&started(&path, "")).theme, theme);
}

#[test]
fn what_a_link_brings_along_counts_for_the_run_and_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    fs::write(&path, "theme = \"high-contrast\"\n").unwrap();
    let mut app = started(&path, "#theme=paper");
    assert_eq!(settings(&app).theme, Theme::Paper);
    act(&mut app, Command::LargerText);
    drop(app);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("theme = \"high-contrast\"") && text.contains("text-size = 110"), "{text}");
}

#[test]
fn what_the_command_line_asks_for_wins_over_what_was_kept_and_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    fs::write(&path, "language = \"nb\"\n").unwrap();
    let mut app =
        started_with(&path, "", &[Setting::Language(Language::English), Setting::ReducedMotion(true)]);
    assert_eq!((settings(&app).language, settings(&app).reduced_motion), (Language::English, true));
    act(&mut app, Command::NextTheme);
    drop(app);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("language = \"nb\"") && text.contains("reduced-motion = false"), "{text}");
}

#[test]
fn a_bad_line_is_reported_with_its_file_and_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let text = "theme = \"sepia\"\ntext-size = 150\nlater = \"kept\"\n\n[later-table]\na = 1\n";
    fs::write(&path, text).unwrap();
    let mut app = started(&path, "");
    assert_eq!((settings(&app).theme, settings(&app).text_size.percent()), (Theme::default(), 150));
    let [note] = notes(&app).try_into().expect("one note");
    assert!(note.contains("sepia") && note.contains(&path.display().to_string()), "{note}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "it is not written over");
    act(&mut app, Command::SmallerText);
    drop(app);
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.contains("later = \"kept\"") && after.contains("text-size = 125"), "{after}");
    assert_eq!(after.parse::<toml::Table>().unwrap()["later-table"]["a"].as_integer(), Some(1), "{after}");
}

#[test]
fn a_file_that_is_no_settings_at_all_is_reported_and_kept_beside_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    for bytes in [b"theme = = paper".as_slice(), b"\xff\xfe\x00binary"] {
        fs::write(&path, bytes).unwrap();
        let mut app = started(&path, "");
        assert_eq!(notes(&app).len(), 1);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        act(&mut app, Command::NextTheme);
        drop(app);
        assert_eq!(settings(&started(&path, "")).theme, Theme::Paper);
        assert_eq!(fs::read(folder.path().join("settings.toml.damaged")).unwrap(), bytes);
    }
}

#[test]
fn settings_that_cannot_be_written_are_told_and_the_app_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    // A file stands where the folder would be.
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "").unwrap();
    let mut app = started(&blocked.join("settings.toml"), "");
    act(&mut app, Command::NextTheme);
    assert_eq!(settings(&app).theme, Theme::Paper);
    for _ in 0..200 {
        app.update();
        let notice = &app.world().resource::<crate::app::state::CurrentNotice>().0;
        if let Some(notice) = notice {
            assert!(notice.text.contains("blocked"), "{notice:?}");
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nothing was told");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_elsewhere_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (path, real) = (folder.path().join("settings.toml"), folder.path().join("dotfiles.toml"));
    fs::write(&real, "").unwrap();
    std::os::unix::fs::symlink(&real, &path).unwrap();
    let mut app = started(&path, "");
    act(&mut app, Command::NextTheme);
    drop(app);
    assert!(path.is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("paper"));
}
