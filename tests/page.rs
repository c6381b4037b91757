//! `high-north page` as a terminal sees it: what it writes, and what it refuses.

use high_north::offline::FileHash;
use std::collections::BTreeMap;
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

    /// What is asked for to make the page of the atlas in `page`, with a picture.
    fn asked(&self) -> [String; 7] {
        let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/gallery/kirkenes.png");
        let (atlas, program, out) = (self.path("atlas"), self.path("program"), self.path("page"));
        let word = str::to_owned;
        [atlas, word("--program"), program, word("--out"), out, word("--picture"), word(picture)]
    }

    fn make(&self) -> Output {
        self.make_with(&[])
    }

    fn make_with(&self, more: &[&str]) -> Output {
        run(&self.asked().iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
    }

    /// What is said where the page cannot be made.
    fn refused(&self) -> String {
        refused(&self.asked().each_ref().map(String::as_str))
    }
}

/// The names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.expect("read").file_name().into_string().expect("UTF-8");
    fs::read_dir(folder).expect("a folder").map(name).collect()
}

/// Every file in a folder with its bytes, by its path there.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            files.extend(tree(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(path).expect("read"));
        }
    }
    files
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
fn a_page_in_the_same_folder_takes_the_place_of_the_old_one_and_of_nothing_else() {
    let folders = Folders::new();
    let atlas = folders.0.path().join("atlas");
    let toml = folders.text("atlas/assets/atlas.toml");
    let more =
        "\n[[layer]]\nid = \"more\"\ntitle = \"More\"\nfile = \"maps/more.geojson\"\nkind = \"context\"\n";
    let empty = r#"{"type": "FeatureCollection", "features": []}"#;
    write(&atlas, &[("assets/atlas.toml", &(toml.clone() + more)), ("maps/more.geojson", empty)]);
    assert_eq!(folders.make().status.code(), Some(0));
    assert!(folders.has("page/atlas/maps/more.geojson"));
    // As a publisher leaves them: a repository, a name, what is compressed of ours, and a file beside one of ours.
    let theirs = [
        (".git/HEAD", "ref: refs/heads/gh-pages\n"),
        ("CNAME", "maps.example.org"),
        ("atlas/notes.txt", "mine"),
    ];
    write(&folders.0.path().join("page"), &theirs);
    write(&folders.0.path().join("page"), &[("index.html.gz", "old"), ("atlas/maps/more.geojson.br", "old")]);
    write(&atlas, &[("assets/atlas.toml", &toml)]);
    let output = folders.make();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for gone in ["index.html.gz", "atlas/maps/more.geojson", "atlas/maps/more.geojson.br", "atlas/maps"] {
        assert!(!folders.has(&format!("page/{gone}")), "{gone} was the old page's");
    }
    for (path, text) in theirs {
        assert_eq!(folders.text(&format!("page/{path}")), text);
        assert!(
            !folders.text("page/sw.js").contains(&format!("\"{path}\"")),
            "{path} is no file of the page"
        );
    }
    assert!(folders.has("page/index.html") && folders.has("page/atlas/ships.geojson"));
    let hidden = |name: &String| name.starts_with(".high-north");
    assert!(!names(&folders.0.path().join("page")).iter().any(hidden), "nothing is left of the making");
}

#[test]
fn a_repository_with_nothing_in_it_yet_is_an_empty_folder() {
    let folders = Folders::new();
    write(&folders.0.path().join("page"), &[(".git/HEAD", "ref: refs/heads/gh-pages\n")]);
    let output = folders.make();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(folders.has("page/index.html") && folders.has("page/.git/HEAD"));
}

#[test]
fn a_file_of_the_page_that_somebody_has_changed_is_named_and_kept() {
    for (path, text) in [("index.html", "mine"), ("atlas/ships.geojson", "{}"), ("sw.js", "// empty\n")] {
        let folders = Folders::new();
        assert_eq!(folders.make().status.code(), Some(0));
        write(&folders.0.path().join("page"), &[(path, text)]);
        let before = tree(&folders.0.path().join("page"));
        let said = folders.refused();
        let named = if path == "sw.js" { "other files are in it" } else { path };
        assert!(said.contains(named) && said.lines().count() == 1, "{said}");
        assert_eq!(tree(&folders.0.path().join("page")), before);
    }
}

#[test]
fn a_file_in_the_way_of_a_new_page_is_named_and_kept() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    write(&folders.0.path().join("page"), &[("theme.css", "mine"), ("style", "mine")]);
    for new in ["theme.css", "style/dark.css"] {
        write(&folders.0.path().join("program"), &[(new, "the program's")]);
        let before = tree(&folders.0.path().join("page"));
        let said = folders.refused();
        assert!(
            said.contains("is in the way") && said.contains(new.split('/').next().expect("a name")),
            "{said}"
        );
        assert_eq!(tree(&folders.0.path().join("page")), before);
        fs::remove_file(folders.path(&format!("program/{new}"))).expect("removed");
    }
}

#[cfg(unix)]
#[test]
fn no_link_in_the_folder_of_the_page_is_followed() {
    use std::os::unix::fs::symlink;
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    let page = folders.0.path().join("page");
    fs::rename(page.join("atlas"), folders.path("elsewhere")).expect("moved");
    symlink("../elsewhere", page.join("atlas")).expect("a link");
    assert!(folders.refused().contains("page/atlas`"));
    assert!(folders.has("elsewhere/ships.geojson"));
    fs::remove_file(page.join("atlas")).expect("removed");
    fs::rename(folders.path("elsewhere"), page.join("atlas")).expect("moved back");
    fs::rename(page.join("index.html"), folders.path("elsewhere.html")).expect("moved");
    symlink("../elsewhere.html", page.join("index.html")).expect("a link");
    assert!(folders.refused().contains("page/index.html`"));
    assert!(folders.has("elsewhere.html") && page.join("index.html").is_symlink());
    // A link to the whole folder is where it leads to.
    fs::remove_file(page.join("index.html")).expect("removed");
    fs::rename(folders.path("elsewhere.html"), page.join("index.html")).expect("moved back");
    fs::rename(&page, folders.path("site")).expect("moved");
    symlink("site", &page).expect("a link");
    let output = folders.make();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(page.is_symlink() && folders.has("site/index.html"));
    fs::remove_file(&page).expect("removed");
    symlink("nowhere", &page).expect("a link");
    assert!(folders.refused().contains("a link to nothing"));
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_of_the_program_becomes_part_of_a_page() {
    use std::os::unix::fs::symlink;
    let folders = Folders::new();
    write(folders.0.path(), &[("secret/key", "secret")]);
    for (link, target) in
        [("key", "../secret/key"), ("keys", "../secret"), ("geodata/all", "/"), ("round", ".")]
    {
        let link = folders.0.path().join("program").join(link);
        symlink(target, &link).expect("a link");
        let said = folders.refused();
        assert!(said.contains(&format!("`{}`", link.display())), "{said}");
        assert!(!folders.has("page"));
        fs::remove_file(link).expect("removed");
    }
    let pipe = folders.path("program/pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    assert!(folders.refused().contains("a pipe or a device"));
    fs::remove_file(pipe).expect("removed");
    symlink("start.js", folders.path("program/begin.js")).expect("a link");
    assert_eq!(folders.make().status.code(), Some(0), "one inside is followed");
    assert_eq!(folders.text("page/begin.js"), "start");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_of_the_atlas_becomes_part_of_a_page() {
    let folders = Folders::new();
    fs::rename(folders.path("atlas/ships.geojson"), folders.path("ships.geojson")).expect("moved");
    std::os::unix::fs::symlink("../ships.geojson", folders.path("atlas/ships.geojson")).expect("a link");
    let toml = folders.text("atlas/assets/atlas.toml");
    for file in ["ships.geojson", "../ships.geojson", "/etc/passwd"] {
        let toml = toml.replace("ships.geojson", file);
        write(&folders.0.path().join("atlas"), &[("assets/atlas.toml", &toml)]);
        let output = folders.make_with(&["--draft"]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.contains("error[path-outside-atlas]"), "{said}");
        let atlas = tree(&folders.0.path().join("page/atlas"));
        assert_eq!(atlas.keys().collect::<Vec<_>>(), ["assets/atlas.toml", "text/my ship.md"]);
    }
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
fn of_another_page_its_own_files_are_taken_and_all_of_them_have_to_be_there() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    write(
        &folders.0.path().join("page"),
        &[(".git/config", "secret"), ("CNAME", "a.example"), ("start.js.gz", "z")],
    );
    let (atlas, page, out) = (folders.path("atlas"), folders.path("page"), folders.path("second"));
    let picture = folders.path("page/map.png");
    let asked: [&str; 7] = [&atlas, "--program", &page, "--out", &out, "--picture", &picture];
    let output = run(&asked);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!folders.has("second/.git") && !folders.has("second/CNAME") && folders.has("second/start.js.gz"));
    fs::remove_file(folders.path("page/start.js")).expect("removed");
    assert!(refused(&asked).contains("has no start.js"));
}

#[test]
fn an_atlas_with_errors_becomes_a_page_only_as_a_draft() {
    let folders = Folders::new();
    assert_eq!(folders.make().status.code(), Some(0));
    let before = tree(&folders.0.path().join("page"));
    let text = folders.text("atlas/text/my ship.md") + "\nAnd [another](place:shop).\n";
    write(&folders.0.path().join("atlas"), &[("text/my ship.md", &text)]);
    let output = folders.make();
    let said = stderr(&output);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()), "{said}");
    assert!(said.contains("error[unknown-place]") && said.contains("did you mean `ship`?"), "{said}");
    let last = said.lines().last().expect("a line");
    assert!(last.starts_with("error: ") && last.contains("1 error;") && last.contains("--draft"), "{said}");
    assert_eq!(tree(&folders.0.path().join("page")), before, "the old page is untouched");

    let output = folders.make_with(&["--draft"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("error[unknown-place]") && said.contains("did you mean `ship`?"), "{said}");
    assert!(said.contains("a draft"), "{said}");
    assert!(folders.text("page/index.html").contains("And another."));
}

#[test]
fn warnings_do_not_keep_a_page_from_being_made() {
    let folders = Folders::new();
    write(&folders.0.path().join("atlas"), &[("text/my ship.md", "+++\ntitle = \"A\"\n+++\n\nNothing.\n")]);
    let output = folders.make();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("warning[unmentioned-place]"));
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
