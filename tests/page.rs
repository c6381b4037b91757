//! `high-north page` as a terminal sees it: what it writes, and what it refuses.

use high_north::offline::FileHash;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_high-north"));
    command.arg("page").args(arguments).stdin(Stdio::null()).output().expect("the program was built")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Runs and demands exit code 2 and an error of one line, which it returns.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.lines().last().is_some_and(|line| line.starts_with("error: ")), "{arguments:?}: {said}");
    said
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("inside the folder")).expect("a folder");
        fs::write(file, text).expect("written");
    }
}

/// The smallest folders that are a program and an atlas, and room for the page.
struct Folders(TempDir);

impl Folders {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        write(
            &dir.path().join("program"),
            &[
                ("high-north_bg.wasm", "wasm of 16 bytes"),
                ("high-north.js", "js"),
                ("start.js", "start"),
                ("start.js.br", "compressed"),
                ("geodata/baked/world110.bin", "map"),
                ("sw.js", include_str!("../web/page/sw.js")),
                ("manifest.webmanifest", include_str!("../web/page/manifest.webmanifest")),
                // Those of the page that the program was taken from.
                ("index.html", "another page"),
                ("index.html.br", "another page, compressed"),
                ("map.png", "another picture"),
                ("atlas/assets/atlas.toml", "another atlas"),
            ],
        );
        let toml = "format = 1\ntitle = \"Ships & <boats>\"\nlanguage = \"en\"\n\
            home = { centre = [20, 70], width_km = 900 }\n\
            [[article]]\nid = \"a\"\nfile = \"text/my ship.md\"\n\
            [[layer]]\nid = \"ships\"\ntitle = \"Ships\"\nfile = \"ships.geojson\"\nkind = \"places\"\nvisible = true\n";
        let ships = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "ship",
            "geometry": {"type": "Point", "coordinates": [20, 70]}, "properties": {"name": "A ship", "kind": "ship",
            "precision": "approximate", "summary": "It lies there.", "sources": [{"title": "A log",
            "url": "https://example.org/log"}]}}]}"#;
        write(
            &dir.path().join("atlas"),
            &[
                ("assets/atlas.toml", toml),
                ("text/my ship.md", "+++\ntitle = \"A\"\n+++\n\nThere is [a ship](place:ship).\n"),
                ("ships.geojson", ships),
                ("notes.txt", "nobody's business"),
            ],
        );
        Self(dir)
    }

    fn path(&self, path: &str) -> String {
        self.0.path().join(path).to_str().expect("UTF-8").to_owned()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }

    /// Makes the page of the atlas in `page`, with a picture.
    fn make(&self) -> Output {
        let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/gallery/kirkenes.png");
        let (atlas, program, out) = (self.path("atlas"), self.path("program"), self.path("page"));
        run(&[&atlas, "--program", &program, "--out", &out, "--picture", picture.to_str().expect("UTF-8")])
    }
}

#[test]
fn a_page_has_its_own_atlas_the_program_and_nothing_of_another_page() {
    let folders = Folders::new();
    let output = folders.make();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(String::from_utf8_lossy(&output.stdout).contains("any web server"));
    for path in ["high-north_bg.wasm", "start.js", "start.js.br", "geodata/baked/world110.bin"] {
        assert_eq!(folders.text(&format!("page/{path}")), folders.text(&format!("program/{path}")));
    }
    for path in ["assets/atlas.toml", "text/my ship.md", "ships.geojson"] {
        assert_eq!(folders.text(&format!("page/atlas/{path}")), folders.text(&format!("atlas/{path}")));
    }
    assert!(!folders.has("page/atlas/notes.txt"), "atlas.toml does not name it");
    assert!(!folders.has("page/index.html.br"), "it is another page's");
    let html = folders.text("page/index.html");
    assert!(html.contains("Ships &amp; &lt;boats&gt;</h1>") && html.contains("id=\"place=ship\""), "{html}");
    assert!(html.contains(r#"["atlas/assets/atlas.toml","atlas/ships.geojson","atlas/text/my%20ship.md"]"#));
    assert!(html.contains(r#""high-north_bg.wasm":16"#));
    assert!(html.contains(r#"<img id="still" src="map.png""#));
    assert!(fs::read(folders.path("page/map.png")).expect("a picture").starts_with(b"\x89PNG"));
}

#[test]
fn a_page_lists_all_that_a_device_keeps_of_it_and_is_installed_under_its_own_name() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    let worker = folders.text("page/sw.js");
    for path in
        ["index.html", "map.png", "atlas/text/my ship.md", "high-north_bg.wasm", "manifest.webmanifest"]
    {
        let hash = FileHash::of(&fs::read(folders.path(&format!("page/{path}"))).expect(path));
        assert!(worker.contains(&format!("\"{path}\":\"{hash}\"")), "{path}: {worker}");
    }
    assert!(!worker.contains("start.js.br"));
    assert!(folders.text("page/manifest.webmanifest").contains(r#""short_name": "Ships & <boats>""#));
}

#[test]
fn a_page_in_the_same_folder_takes_the_place_of_the_old_one() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    write(&folders.0.path().join("page"), &[("atlas/old.geojson", "{}")]);
    assert_eq!(folders.make().status.code(), Some(0));
    assert!(folders.has("page/index.html") && !folders.has("page/atlas/old.geojson"));
}

#[test]
fn a_page_can_be_made_from_another_page() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    let (atlas, page, out) = (folders.path("atlas"), folders.path("page"), folders.path("second"));
    let picture = folders.path("page/map.png");
    let output = run(&[&atlas, "--program", &page, "--out", &out, "--picture", &picture]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(folders.text("second/index.html"), folders.text("page/index.html"));
}

#[test]
fn no_comment_is_in_any_file_of_a_page() {
    let folders = Folders::new();
    let toml = format!("# secret\n{}# secret\n", folders.text("atlas/assets/atlas.toml"));
    let text = "+++\n# secret\ntitle = \"A\" # secret\n+++\n\n<!-- secret -->\n\nThere <!-- secret\n\nsecret --> is \
        [a ship](place:ship).\n\n[//]: # (secret)\n";
    write(&folders.0.path().join("atlas"), &[("assets/atlas.toml", &toml), ("text/my ship.md", text)]);
    let output = folders.make();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(folders.text("page/index.html").contains("There is "));
    for path in
        ["index.html", "atlas/assets/atlas.toml", "atlas/text/my ship.md", "sw.js", "manifest.webmanifest"]
    {
        assert!(!folders.text(&format!("page/{path}")).contains("secret"), "{path}");
    }
}

#[test]
fn what_is_wrong_with_the_atlas_is_told_and_the_rest_becomes_a_page() {
    let folders = Folders::new();
    let text = folders.text("atlas/text/my ship.md") + "\nAnd [another](place:shop).\n";
    write(&folders.0.path().join("atlas"), &[("text/my ship.md", &text)]);
    let output = folders.make();
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("error[unknown-place]") && said.contains("did you mean `ship`?"), "{said}");
    assert!(folders.text("page/index.html").contains("And another."));
}

#[test]
fn an_atlas_that_cannot_be_read_leaves_no_page() {
    let folders = Folders::new();
    write(&folders.0.path().join("atlas"), &[("assets/atlas.toml", "<html>")]);
    let (atlas, program, out) = (folders.path("atlas"), folders.path("program"), folders.path("page"));
    let said = refused(&[&atlas, "--program", &program, "--out", &out]);
    assert!(said.contains("error[syntax]") && said.contains("mend what is named above"), "{said}");
    assert!(!folders.has("page"));
}

#[test]
fn what_is_no_program_is_refused_with_what_to_give() {
    let folders = Folders::new();
    let (atlas, program, out) = (folders.path("atlas"), folders.path("program"), folders.path("page"));
    let file = folders.path("atlas/notes.txt");
    for (program, part) in [
        (folders.path("nowhere"), "there is no folder"),
        (file.clone(), "is a file"),
        (atlas.clone(), "has no high-north_bg.wasm; give a folder that `cargo xtask web` has built"),
    ] {
        assert!(refused(&["--program", &program, "--out", &out]).contains(part), "{part}");
    }
    assert!(refused(&["--program", &program, "--out", &out, "--picture", &file]).contains("is no PNG file"));
    assert!(
        refused(&[&folders.path("nowhere"), "--program", &program, "--out", &out])
            .contains("there is no folder")
    );
    assert!(!folders.has("page"));
}

#[test]
fn a_folder_with_other_files_is_not_written_into() {
    let folders = Folders::new();
    let (atlas, program) = (folders.path("atlas"), folders.path("program"));
    for (out, part) in [
        (atlas.clone(), "other files are in it"),
        (folders.path("atlas/notes.txt"), "it is a file"),
        (program.clone(), "are one"),
        (folders.path("program/inside"), "one lies in the other"),
        (folders.path(""), "one lies in the other"),
    ] {
        let said = refused(&[&atlas, "--program", &program, "--out", &out]);
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(folders.text("atlas/notes.txt"), "nobody's business");
    assert_eq!(folders.text("program/index.html"), "another page");
}
