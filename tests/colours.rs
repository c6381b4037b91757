//! Every colour of the app is a token of its theme.

use std::path::{Path, PathBuf};

/// What makes a colour out of numbers. Colours made of other colours are no literals.
const LITERALS: [&str; 13] = [
    "Color32::from_rgb(",
    "Color32::from_rgba_premultiplied(",
    "Color32::from_rgba_unmultiplied(",
    "Color32::from_gray(",
    "Color32::from_black_alpha(",
    "Color32::from_white_alpha(",
    "Color::srgb(",
    "Color::srgba(",
    "Color::linear_rgb(",
    "Color::linear_rgba(",
    "Color::hsl",
    "Color::oklch",
    "hex_color!",
];
/// Named colours of egui and Bevy that are no colour of a theme.
const NAMED: [&str; 10] =
    ["WHITE", "BLACK", "RED", "GREEN", "BLUE", "YELLOW", "GRAY", "DARK_GRAY", "LIGHT_GRAY", "GOLD"];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The colours that a line of code makes out of numbers or takes by name.
fn literals(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let named =
        ["Color32::", "Color::"].into_iter().flat_map(|owner| NAMED.map(|name| format!("{owner}{name}")));
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let is_named = |name: &String| code.split(name.as_str()).skip(1).any(ends);
    let made = LITERALS.into_iter().filter(|literal| code.contains(literal)).map(str::to_owned);
    let hex = code.split('"').skip(1).step_by(2).filter(|text| is_hex(text)).map(str::to_owned);
    made.chain(named.filter(is_named)).chain(hex).collect()
}

fn is_hex(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        [3, 6, 8].contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[test]
fn no_colour_stands_outside_the_theme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.retain(|file| !file.starts_with(root.join("theme")));
    assert!(files.len() > 20, "the sources were not found");
    let mut faults = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source");
        for (index, line) in text.lines().enumerate() {
            for literal in literals(line) {
                faults.push(format!("{}:{}: {literal}", file.display(), index + 1));
            }
        }
    }
    assert!(faults.is_empty(), "take a token of app::theme instead:\n{}", faults.join("\n"));
}

#[test]
fn a_colour_literal_is_found_and_what_only_looks_like_one_is_not() {
    for line in [
        "let ink = Color32::from_rgb(1, 2, 3);",
        "painter.line(Color32::WHITE);",
        "Color::srgb(0.1, 0.2, 0.3)",
        "let ink = \"#ff8000\";",
    ] {
        assert_eq!(literals(line).len(), 1, "{line}");
    }
    for line in [
        "// Color32::WHITE is no token",
        "Color32::TRANSPARENT",
        "Color32::PLACEHOLDER",
        "let map = \"#map=5\";",
    ] {
        assert_eq!(literals(line), Vec::<String>::new(), "{line}");
    }
}
