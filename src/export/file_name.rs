//! Good names for files.

/// No name is longer, in characters: some systems take no more than 255 bytes.
const LONGEST_CHARS: usize = 50;

/// The name of a saved file: `high-north-kirkenes-2026-11-24.png`. What of the subject is no letter and no digit becomes a
/// hyphen, so it is a good name on every system.
///
/// ```
/// use high_north::export::file_name;
/// assert_eq!(file_name("Kirkenes", Some("2026-11-24"), "png"), "high-north-kirkenes-2026-11-24.png");
/// assert_eq!(file_name("../a: b?", None, "png"), "high-north-a-b.png");
/// ```
pub fn file_name(subject: &str, day: Option<&str>, extension: &str) -> String {
    let mut name = "high-north".to_owned();
    let words = subject.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for letter in words
        .flat_map(|word| std::iter::once('-').chain(word.chars().flat_map(char::to_lowercase)))
        .take(LONGEST_CHARS)
    {
        name.push(letter);
    }
    let name = name.trim_end_matches('-');
    match day {
        Some(day) => format!("{name}-{day}.{extension}"),
        None => format!("{name}.{extension}"),
    }
}

/// The name to try where there are files with the first ones already: the first try is 1.
pub fn numbered(name: &str, number: u32) -> String {
    match (number, name.rsplit_once('.')) {
        (..=1, _) => name.to_owned(),
        (_, Some((stem, extension))) => format!("{stem}-{number}.{extension}"),
        (_, None) => format!("{name}-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_tried_in_order() {
        let names = [1, 2, 3].map(|number| numbered("high-north-bodo.png", number));
        assert_eq!(names, ["high-north-bodo.png", "high-north-bodo-2.png", "high-north-bodo-3.png"]);
    }

    proptest! {
        #[test]
        fn any_subject_gives_a_name_that_every_system_takes(subject in ".{0,300}") {
            let name = file_name(&subject, Some("2026-11-24"), "png");
            prop_assert!(name.starts_with("high-north") && name.ends_with("-2026-11-24.png"));
            prop_assert!(name.len() <= 255 && !name.contains(['/', '\\', ':', '\0', ' ', '?', '*', '"', '<', '>', '|']));
            prop_assert!(!name.chars().any(char::is_control) && !name.contains("--"));
        }
    }
}
