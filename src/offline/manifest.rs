//! The web app manifest (<https://www.w3.org/TR/appmanifest/>): what the page is called where it is installed.

use serde_json::Value;

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// What an installed page is called.
#[derive(Debug, Clone, Copy)]
pub struct AppName<'a> {
    /// The title of the atlas.
    pub title: &'a str,
    /// What it is about, in one sentence; may be empty.
    pub description: &'a str,
    /// The language of both, as BCP 47 has it.
    pub language: &'a str,
}

/// The manifest of the program, with the names of an atlas; its icons and colours stay.
///
/// # Errors
/// Where `program` is not a JSON object.
pub fn manifest(program: &str, name: AppName<'_>) -> Result<String, serde_json::Error> {
    let mut fields: serde_json::Map<String, Value> = serde_json::from_str(program)?;
    // A launcher cuts a name to the room that it has; it knows better than any rule here.
    for field in ["name", "short_name"] {
        fields.insert(field.to_owned(), name.title.into());
    }
    fields.insert("lang".to_owned(), name.language.into());
    fields.remove("description");
    if !name.description.is_empty() {
        fields.insert("description".to_owned(), name.description.into());
    }
    serde_json::to_string_pretty(&fields).map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = include_str!("../../web/page/manifest.webmanifest");

    fn fields(text: &str) -> Value {
        serde_json::from_str(text).expect("a manifest is JSON")
    }

    #[test]
    fn an_installed_atlas_has_its_own_name_and_the_programs_icons() {
        let name = AppName { title: "Sørlandet \"rundt\"", description: "En tur.", language: "nb" };
        let (ours, program) = (fields(&manifest(PROGRAM, name).expect("it is written")), fields(PROGRAM));
        for field in ["name", "short_name"] {
            assert_eq!(ours[field], name.title);
        }
        assert_eq!((&ours["description"], &ours["lang"]), (&name.description.into(), &name.language.into()));
        for field in ["icons", "start_url", "display", "theme_color"] {
            assert!(program[field] != Value::Null && ours[field] == program[field], "{field}");
        }
    }

    #[test]
    fn an_atlas_that_says_nothing_of_itself_is_not_described_as_ours() {
        let name = AppName { title: "Else", description: "", language: "en" };
        assert_eq!(fields(&manifest(PROGRAM, name).expect("it is written"))["description"], Value::Null);
        assert!(manifest("[]", name).is_err());
    }

    /// What Chromium asks of a page before it offers to install it, and a shape that the system may cut.
    #[test]
    fn the_manifest_has_what_a_browser_asks_for_and_no_address_but_its_own() {
        let program = fields(PROGRAM);
        assert_eq!((&program["display"], &program["start_url"]), (&"standalone".into(), &".".into()));
        let icons = program["icons"].as_array().expect("icons");
        for (size, purpose) in [("192x192", None), ("512x512", None), ("512x512", Some("maskable"))] {
            let found =
                icons.iter().find(|icon| icon["sizes"] == size && icon["purpose"].as_str() == purpose);
            assert!(found.is_some_and(|icon| icon["type"] == "image/png"), "{size} {purpose:?}");
        }
        for icon in icons {
            let path = icon["src"].as_str().expect("an address");
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("web/page").join(path);
            assert!(file.is_file(), "{path}");
        }
    }
}
