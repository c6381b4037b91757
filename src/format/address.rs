//! Addresses on the web: what a reader can open, and can see before opening it.

/// An http or https address with something behind the slashes, all of whose characters can be seen.
pub(crate) fn is_web_url(url: &str) -> bool {
    let is_scheme =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let host = ["https://", "http://"]
        .into_iter()
        .find(|scheme| is_scheme(scheme))
        .map(|scheme| &url[scheme.len()..]);
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || is_unseen(c))
}

/// What to do about an address that is none; `otherwise` where all of its characters can be seen.
pub(super) fn remedy(url: &str, otherwise: &str) -> String {
    let Some(unseen) = url.chars().find(|c| is_unseen(*c)) else { return otherwise.to_owned() };
    let code = u32::from(unseen);
    format!(
        "take out the character U+{code:04X}: nobody sees it, and it can make one address look like another"
    )
}

/// Whether a character has no shape of its own and may change how those beside it are read: those that turn the direction
/// of text are among them.
///
/// Source: Unicode 16.0, *DerivedCoreProperties.txt*, `Default_Ignorable_Code_Point`.
fn is_unseen(character: char) -> bool {
    matches!(u32::from(character),
        0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_is_one_in_capitals_and_in_any_script_too() {
        for url in [
            "https://example.org",
            "HTTPS://example.org/A",
            "Http://[::1]:8080/",
            "https://ru.wikipedia.org/wiki/Мурманск",
            "https://ar.wikipedia.org/wiki/أوسلو",
            "https://example.org/%E2%80%AE",
        ] {
            assert!(is_web_url(url), "{url}");
        }
        for other in
            ["", "https://", "https:///x", "example.org", "javascript:alert(1)", "https://a b", "ftp://a"]
        {
            assert!(!is_web_url(other), "{other:?}");
        }
    }

    #[test]
    fn an_address_with_a_character_that_nobody_sees_is_refused_and_the_character_named() {
        for unseen in
            ['\u{ad}', '\u{61c}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2060}']
                .into_iter()
                .chain(['\u{2066}', '\u{2069}', '\u{fe0f}', '\u{feff}', '\u{e0041}'])
        {
            let url = format!("https://example.org/{unseen}gro.elpmaxe");
            assert!(!is_web_url(&url), "{url:?}");
            let name = format!("U+{:04X}:", u32::from(unseen));
            assert!(remedy(&url, "").contains(&name), "{}", remedy(&url, ""));
        }
        assert_eq!(remedy("ftp://a", "write it whole"), "write it whole");
    }
}
