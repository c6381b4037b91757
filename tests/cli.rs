//! The program as a terminal sees it: exit codes, stdout, stderr. Nothing here opens a window or draws, so all of it
//! holds for a build with the map and for one without.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Every file of the atlas that this repository is.
const ATLAS_FILES: [&str; 8] = [
    "assets/atlas.toml",
    "assets/articles/uk-norway-defence.md",
    "geodata/places.geojson",
    "geodata/baltic-sentry.geojson",
    "geodata/incidents.geojson",
    "geodata/routes.geojson",
    "geodata/agreements.geojson",
    "geodata/bases.geojson",
];
const ARTICLE: &str = ATLAS_FILES[1];

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_high-north"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program was built")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Runs and demands exit code 2, nothing on stdout, and an error of one line, which it returns.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(stdout(&output), "", "{arguments:?}");
    assert!(said.starts_with("error: ") && said.lines().count() == 1, "{arguments:?}: {said}");
    said
}

/// A copy of the repository's atlas in which one text of one file is another.
fn atlas_with(file: &str, text: &str, replacement: &str) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ATLAS_FILES {
        let copy = dir.path().join(path);
        fs::create_dir_all(copy.parent().expect("inside the folder")).expect("a folder");
        fs::copy(repository.join(path), copy).expect("a copy");
    }
    let changed = dir.path().join(file);
    let before = fs::read_to_string(&changed).expect("text");
    assert!(before.contains(text), "{file} has no `{text}`");
    fs::write(changed, before.replacen(text, replacement, 1)).expect("written");
    dir
}

fn misspelt_atlas() -> TempDir {
    atlas_with(ARTICLE, "(place:kirkenes)", "(place:kirkenas)")
}

fn path_of(dir: &TempDir) -> &str {
    dir.path().to_str().expect("UTF-8")
}

#[test]
fn the_built_in_atlas_is_clean() {
    let output = run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    assert!(stdout(&output).starts_with("clean: 1 article, "), "{}", stdout(&output));
    assert_eq!((stdout(&output).lines().count(), stderr(&output).as_str()), (1, ""));
    let json = run(&["check", "--format", "json"]);
    assert_eq!((json.status.code(), stdout(&json).as_str()), (Some(0), "[]\n"));
}

#[test]
fn the_repository_is_the_same_atlas_as_the_built_in_one() {
    let on_disk = run(&["check", env!("CARGO_MANIFEST_DIR")]);
    assert_eq!(on_disk, run(&["check"]));
}

#[test]
fn a_broken_atlas_exits_with_1_and_says_where_what_and_how_to_mend_it() {
    let atlas = misspelt_atlas();
    let output = run(&["check", path_of(&atlas)]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let said = stdout(&output);
    for part in ["error[unknown-place]", ARTICLE, "did you mean", "kirkenes"] {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
    assert!(said.lines().last().is_some_and(|line| line.starts_with("1 error")), "{said}");
}

#[test]
fn the_path_of_a_fault_can_be_opened_from_where_it_was_asked_for() {
    let atlas = misspelt_atlas();
    let outer = atlas.path().parent().expect("a folder around it");
    let name = atlas.path().file_name().and_then(|name| name.to_str()).expect("UTF-8");
    for (folder, given, told) in [
        (outer, name.to_owned(), format!("{name}/{ARTICLE}")),
        (outer, format!("./{name}/"), format!("./{name}/{ARTICLE}")),
        (atlas.path(), ".".to_owned(), ARTICLE.to_owned()),
    ] {
        let output = program(&["check", &given]).current_dir(folder).output().expect("the program was built");
        let said = stdout(&output);
        let place = said.lines().find_map(|line| line.trim().strip_prefix("--> ")).expect("a place");
        let (path, _) = place.split_once(':').expect("a line");
        assert_eq!(path, told, "{given}");
        assert!(folder.join(path).is_file(), "{path}");
    }
}

#[test]
fn the_json_of_a_broken_atlas_is_one_array_and_nothing_else() {
    let atlas = misspelt_atlas();
    let output = run(&["check", "--format", "json", path_of(&atlas)]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), ""));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let unknown = json
        .as_array()
        .and_then(|told| told.iter().find(|told| told["rule"] == "unknown-place"))
        .unwrap_or_else(|| panic!("no unknown-place in {json}"));
    assert_eq!((&unknown["severity"], &unknown["file"]), (&"error".into(), &ARTICLE.into()));
    assert!(unknown["line"].as_u64().is_some_and(|line| line > 1), "{unknown}");
}

#[test]
fn warnings_alone_exit_with_0() {
    let places = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "ship",
        "geometry": {"type": "Point", "coordinates": [20, 70]}, "properties": {"name": "A ship", "kind": "ship",
        "precision": "approximate", "summary": "It lies there.", "sources": [{"title": "A log",
        "url": "https://example.org/log"}]}}]}"#;
    let atlas = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(atlas.path().join("assets")).expect("a folder");
    let toml = "format = 1\ntitle = \"Ships\"\nlanguage = \"en\"\nhome = { centre = [20, 70], width_km = 900 }\n\
        [[article]]\nid = \"a\"\nfile = \"a.md\"\n\
        [[layer]]\nid = \"ships\"\ntitle = \"Ships\"\nfile = \"a.geojson\"\nkind = \"places\"\nvisible = true\n";
    fs::write(atlas.path().join("assets/atlas.toml"), toml).expect("written");
    fs::write(atlas.path().join("a.md"), "+++\ntitle = \"A\"\n+++\n\nNo ship is named.\n").expect("written");
    fs::write(atlas.path().join("a.geojson"), places).expect("written");
    let output = run(&["check", path_of(&atlas)]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{said}{}", stderr(&output));
    assert!(said.contains("warning[unmentioned-place]") && said.ends_with("\n1 warning\n"), "{said}");
}

#[test]
fn an_atlas_that_cannot_be_read_exits_with_2() {
    let atlas = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(atlas.path().join("assets")).expect("a folder");
    fs::write(atlas.path().join("assets/atlas.toml"), "<html>").expect("written");
    let text = run(&["check", path_of(&atlas)]);
    assert_eq!(text.status.code(), Some(2));
    assert!(stdout(&text).contains("error[syntax]"), "{}", stdout(&text));
    let json = run(&["check", "--format", "json", path_of(&atlas)]);
    assert_eq!(json.status.code(), Some(2));
    let told: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(told[0]["rule"], "syntax");
    let empty = tempfile::tempdir().expect("a temporary folder");
    let missing = run(&["check", path_of(&empty)]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stdout(&missing).contains("error[missing-file]"), "{}", stdout(&missing));
    let opened = run(&[path_of(&atlas)]);
    assert_eq!(opened.status.code(), Some(2));
    assert!(
        stderr(&opened).lines().last().is_some_and(|line| line.starts_with("error: ")),
        "{}",
        stderr(&opened)
    );
}

#[test]
fn a_fault_in_one_line_of_atlas_toml_is_an_error_in_the_content() {
    let atlas = atlas_with("assets/atlas.toml", "format = 1", "format = = 1");
    let output = run(&["check", path_of(&atlas)]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(stdout(&output).contains("error[syntax]"), "{}", stdout(&output));
}

#[test]
fn a_folder_that_is_not_there_exits_with_2() {
    for arguments in [["check", "no/such/atlas"].as_slice(), &["no/such/atlas"]] {
        assert!(refused(arguments).contains("no/such/atlas"));
    }
    for arguments in [["chekc"].as_slice(), &["--place", "kirkenes", "check"]] {
        assert!(
            refused(arguments).contains("did you mean the command `check`, before all else?"),
            "{arguments:?}"
        );
    }
    assert!(!refused(&["./check"]).contains("did you mean"));
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    assert!(refused(&["check", file.path().to_str().expect("UTF-8")]).contains("is a file"));
}

#[test]
fn what_lies_in_an_atlas_is_refused_with_the_folder_of_the_atlas() {
    let atlas = misspelt_atlas();
    let root = path_of(&atlas);
    for inside in ["assets", "assets/atlas.toml"] {
        let said = refused(&["check", &format!("{root}/{inside}")]);
        assert!(said.contains(&format!(", `{root}`")), "{said}");
    }
    let mut command = program(&["check", "."]);
    let output = command.current_dir(atlas.path().join("assets")).output().expect("the program was built");
    assert!(stderr(&output).contains("give the atlas itself, `./..`"), "{}", stderr(&output));
}

#[test]
fn the_small_atlas_of_the_readme_is_clean_as_it_stands() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the README");
    let block =
        readme.split("```").find(|block| block.starts_with("sh\nmkdir -p my-atlas")).expect("the atlas");
    let (script, commands) = block["sh\n".len()..].split_once("\nhigh-north ").expect("what to do with it");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let pasted = Command::new("sh").arg("-euc").arg(script).current_dir(&dir).status().expect("a shell");
    assert!(pasted.success());
    let output = program(&["check", "my-atlas"]).current_dir(&dir).output().expect("the program was built");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{}", stdout(&output));
    // The README says what `check` says of it.
    assert!(commands.contains(stdout(&output).trim_end()), "{}", stdout(&output));
}

#[test]
fn a_misspelt_place_or_article_is_refused_with_the_right_word() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("a.png");
    let out = out.to_str().expect("UTF-8");
    for arguments in [
        ["--place", "kirkenas"].as_slice(),
        &["--view", "#map=6/69.7/30&place=kirkenas"],
        &["render", "--out", out, "--place", "kirkenas"],
    ] {
        assert!(refused(arguments).contains("did you mean `kirkenes`?"), "{arguments:?}");
    }
    assert!(refused(&["--article", "uk-norway-defense"]).contains("did you mean `uk-norway-defence`?"));
    assert!(refused(&["render", "--out", out, "--theme", "papier"]).contains("did you mean `paper`?"));
    assert!(!Path::new(out).exists());
}

#[test]
fn a_broken_atlas_is_told_on_stderr_and_read_all_the_same() {
    let atlas = misspelt_atlas();
    // The misspelt place stops the program before it draws, and after it has read the atlas.
    let output = run(&[path_of(&atlas), "--place", "murmnask"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let said = stderr(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].starts_with(&format!("{}/{ARTICLE}:", path_of(&atlas)))
            && lines[0].contains("error[unknown-place]"),
        "{said}"
    );
    assert!(lines[lines.len() - 1].starts_with("error: there is no place `murmnask`"), "{said}");
}

#[test]
fn a_link_with_a_bad_part_is_refused() {
    assert!(refused(&["--view", "#map=5/north/30"]).contains("is not a view"));
    assert!(refused(&["--view", "north"]).contains("is no link"));
}

#[test]
fn a_link_of_which_a_part_cannot_be_met_is_refused_with_what_there_is() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("a.png");
    let out = out.to_str().expect("UTF-8");
    for (link, said) in [
        ("#step=99", "the story has the steps 1 to 12"),
        ("#map=5/69.7/30&projection=mercator", "laea, ortho, stere, aeqd or merc"),
        ("#map=5/69.7/30&layers=places,roads", "known are"),
        ("#map=5/69.7/30&hide=river", "did you mean `rivers`?"),
        ("#map=5/69.7/30&compare=XYZ", "there is no country `XYZ`"),
        ("https://example.org/atlas/#map=5/69.7/30&palce=bodo", "did you mean `place`?"),
    ] {
        for arguments in [["--view", link].as_slice(), &["render", "--out", out, "--view", link]] {
            assert!(refused(arguments).contains(said), "{arguments:?}");
        }
    }
    assert!(!Path::new(out).exists());
}

#[test]
fn a_layer_that_is_no_file_is_refused_and_never_waited_for() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let pipe = dir.path().join("tracks.geojson");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let pipe = pipe.to_str().expect("UTF-8");
    let folder = path_of(&dir);
    let address = format!("file://{folder}/no%20such.geojson");
    for (layer, said) in [
        (pipe, "a pipe or a device"),
        ("/dev/zero", "a pipe or a device"),
        (folder, "it is a folder"),
        ("no/such.geojson", "there is no such file"),
        (&address, "no such.geojson`: there is no such file"),
    ] {
        assert!(refused(&["--layer", layer]).contains(said), "{layer}");
    }
    let elsewhere = run(&["--layer", "file://server/tracks.geojson"]);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(stderr(&elsewhere).contains("on another computer"), "{}", stderr(&elsewhere));
}

#[test]
fn a_source_whose_address_has_a_letter_that_nobody_sees_is_an_error_that_names_the_letter() {
    let url = "https://www.geonames.org/779303";
    let atlas = atlas_with("geodata/places.geojson", url, "https://example.org/\u{202e}303977/gro.semanoeg");
    let output = run(&["check", path_of(&atlas)]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("error[source-url]") && said.contains("U+202E") && !said.contains('\u{202e}'),
        "{said}"
    );
}

#[test]
fn what_an_argument_holds_never_reaches_the_terminal_as_a_command() {
    let said = refused(&["--place", "a\u{1b}[2J\nb"]);
    assert!(said.contains(r"a\u{1b}[2J\u{a}b"), "{said:?}");
}

#[test]
fn a_picture_that_cannot_be_written_is_refused() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_owned();
    fs::create_dir(out("folder.png")).expect("a folder");
    fs::write(out("file"), "").expect("written");
    assert!(refused(&["render", "--out", &out("no/such/a.png")]).contains("there is no folder"));
    assert!(refused(&["render", "--out", &out("folder.png")]).contains("it is a folder"));
    assert!(refused(&["render", "--out", &out("file/a.png")]).contains("there is no folder"));
    assert!(refused(&["render", "--out", &out("a.jpg")]).contains(".png"));
}

#[test]
fn a_picture_of_something_unknown_leaves_the_old_picture_alone() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("a.png");
    fs::write(&out, "old").expect("written");
    refused(&["render", "--out", out.to_str().expect("UTF-8"), "--place", "kirkenas"]);
    assert_eq!(fs::read(&out).expect("still there"), b"old");
}

#[test]
fn a_size_that_is_none_is_refused() {
    for size in ["big", "1280", "0x0", "15x800", "1280x8193"] {
        let output = run(&["render", "--out", "a.png", "--size", size]);
        assert_eq!(output.status.code(), Some(2), "{size}");
        assert!(stderr(&output).starts_with("error: ") && stderr(&output).contains("16 to 8192"), "{size}");
    }
}

#[test]
fn usage_errors_exit_with_2() {
    for arguments in [["render"].as_slice(), &["check", "--format", "xml"], &["--place"], &["--plaice", "a"]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).starts_with("error: "), "{arguments:?}");
    }
}

#[test]
fn help_has_examples_and_exit_codes() {
    for arguments in [["--help"].as_slice(), &["check", "--help"], &["render", "--help"], &["page", "--help"]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let help = stdout(&output);
        assert!(help.contains("Examples:") && help.contains("Exit codes: 0 "), "{help}");
    }
    let version = run(&["--version"]);
    assert_eq!(stdout(&version), format!("high-north {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(version.status.code(), Some(0));
}

#[test]
fn a_reader_that_stops_reading_is_no_fault() {
    for arguments in [["check"].as_slice(), &["check", "--format", "json"], &["--help"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = program(arguments).stdout(writer).output().expect("the program was built");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[cfg(not(feature = "app"))]
#[test]
fn a_build_without_the_map_says_how_to_get_one() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("a.png");
    for arguments in [["--place", "kirkenes"].as_slice(), &["render", "--out", out.to_str().expect("UTF-8")]]
    {
        assert!(refused(arguments).contains("cargo run --release"), "{arguments:?}");
    }
    assert!(!out.exists());
}
