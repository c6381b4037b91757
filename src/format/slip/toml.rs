//! Slips in TOML.

use super::super::date;
use super::letters::slip;
use super::{Slip, line_at, outside_quotes};

/// The slip in the line at which a reader stopped.
pub(super) fn find(text: &str, at: usize) -> Option<Slip> {
    let (start, line) = line_at(text, at);
    let code = line.trim_end_matches('\r');
    let outside: Vec<(usize, char)> =
        outside_quotes(code, true).take_while(|(_, letter)| *letter != '#').collect();
    if let Some(found) = outside.iter().find_map(|(at, letter)| slip(start + at, *letter, "TOML")) {
        return Some(found);
    }
    let not_toml = |at: usize, what: &str, help: String| {
        Some(Slip::new(start + at, format!("this is not TOML: {what}"), help))
    };
    if let Some(at) = comment(&outside) {
        return not_toml(at, "a comment begins with # and not with //", "write # for //".to_owned());
    }
    if let Some(at) = yaml(code) {
        let help = "write key = \"value\" for key: value".to_owned();
        return not_toml(at, "between a key and its value stands = and not a colon", help);
    }
    let equals = outside.iter().find(|(_, letter)| *letter == '=')?.0;
    let value = code[equals + 1..].trim();
    let value_at = code.len() - code[equals + 1..].trim_start().len();
    let key = code[..equals].trim();
    let bare = value.split('#').next().unwrap_or_default().trim_end();
    if bare.starts_with(|c: char| c.is_ascii_digit()) && !date::meant(bare).is_empty() {
        let help = date::remedy("write a day as YYYY-MM-DD", bare);
        return not_toml(value_at, &format!("`{bare}` is no date"), help);
    }
    if let Some((whole, decimals)) = bare.split_once(',')
        && is_digits(whole.trim_start_matches('-'))
        && is_digits(decimals)
    {
        return not_toml(
            value_at,
            "a number has a decimal point and no comma",
            format!("write {whole}.{decimals}"),
        );
    }
    if value.starts_with('"') && has_foreign_escape(value) {
        let help = "write / between the folders of a path, or \\\\ for a backslash".to_owned();
        return not_toml(value_at, "a backslash in quotes makes another letter of the next one", help);
    }
    if bare.starts_with(char::is_alphabetic)
        && !bare.contains(['"', '\''])
        && !matches!(bare, "true" | "false")
    {
        let help = match bare.to_lowercase().as_str() {
            "true" | "yes" | "on" => format!("write {key} = true"),
            "false" | "no" | "off" => format!("write {key} = false"),
            _ => format!("write {key} = \"{bare}\""),
        };
        return not_toml(value_at, "a text stands in quotes", help);
    }
    None
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where `//` begins a comment.
fn comment(outside: &[(usize, char)]) -> Option<usize> {
    let pair = outside.windows(2).find(|pair| pair[0].1 == '/' && pair[1] == (pair[0].0 + 1, '/'))?;
    Some(pair[0].0)
}

/// `key: value`, as YAML has it: where the colon stands.
fn yaml(line: &str) -> Option<usize> {
    let (key, value) = line.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let is_yaml = !key.trim().is_empty()
        && key.trim().chars().all(is_key)
        && (value.is_empty() || value.starts_with(' '));
    is_yaml.then_some(key.len())
}

/// A backslash before a letter that TOML does not escape: `"assets\articles"`.
fn has_foreign_escape(value: &str) -> bool {
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' && letters.next().is_none_or(|next| !"btnfreuUx\"\\".contains(next)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::super::diagnostic::Diagnostic;
    use super::super::super::source::{Report, Source};
    use super::super::super::table;

    fn told(text: &str) -> Vec<Diagnostic> {
        let source = Source::new("a.toml", text.to_owned());
        let mut report = Report::default();
        let _ = table::parse(&source.text, 0, &source, &mut report);
        report.finish()
    }

    #[test]
    fn what_a_word_processor_or_another_format_leaves_in_toml_is_told_by_name() {
        for (line, column, message, help) in [
            ("title = “High North”", 9, "quotation mark, U+201C", "straight \""),
            ("title = \"High North”", 9, "", ""),
            ("title = ‘High North’", 9, "quotation mark, U+2018", "straight \""),
            ("title = «Nord»", 9, "quotation mark, U+00AB", "straight \""),
            ("title\u{a0}= \"High North\"", 6, "no-break space, U+00A0", "ordinary space"),
            ("\u{202f}title = \"High North\"", 1, "no-break space, U+202F", "ordinary space"),
            ("ti\u{200b}tle = \"High North\"", 3, "nobody sees, U+200B", "without it"),
            ("\u{feff}title = \"High North\"", 1, "byte order mark, U+FEFF", "begin a file"),
            ("width_km = −5", 12, "a dash, U+2212", "hyphen"),
            ("title = \"High North\" // ours", 22, "# and not with //", "# for //"),
            ("title: High North", 6, "= and not a colon", "key = \"value\""),
            ("title = High North", 9, "in quotes", "title = \"High North\""),
            ("visible = True", 11, "", "visible = true"),
            ("published = 24.12.2024", 13, "is no date", "2024-12-24"),
            ("published = 12/24/2024 # when", 13, "is no date", "2024-12-24"),
            ("width_km = 3400,5", 12, "decimal point", "3400.5"),
            ("file = \"assets\\articles\\a.md\"", 8, "backslash", "write /"),
        ] {
            let all = told(&format!("format = 1\n{line}\nlanguage = \"en\"\n"));
            let first = all.first().unwrap_or_else(|| panic!("{line}"));
            assert_eq!((all.len(), first.line), (1, 2), "{line}: {all:#?}");
            if !message.is_empty() || !help.is_empty() {
                assert_eq!(first.column, column, "{first}");
            }
            assert!(first.message.contains(message) && first.help.contains(help), "{first}");
        }
    }

    #[test]
    fn what_toml_has_is_no_slip() {
        for line in [
            "title =\t\"High\tNorth\"",
            "title = \"“High North” – «Nord»\u{a0}…\"",
            "title = 'C:\\Users'",
            "title = \"a\" # “b” // c: d",
            "published = 2024-12-24",
            "site = \"https://example.org/a\"",
            "width_km = -3_400.5",
        ] {
            assert_eq!(told(&format!("{line}\n")), [], "{line}");
        }
    }
}
