//! The interface says the same things in every language, and everything it says is worded.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["en", "nb"];

/// Variables of each message and of each of its attributes.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn variables(pattern: &Pattern<String>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => inline_variables(inline, out),
                Expression::Select { selector, variants } => {
                    inline_variables(selector, out);
                    for Variant { value, .. } in variants {
                        variables(value, out);
                    }
                }
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<String>, out: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            out.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| inline_variables(argument, out));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                inline_variables(inline, out);
            }
        }
        _ => {}
    }
}

/// The messages of a language, and the faults of its files.
fn messages(language: &str) -> (Messages, Vec<String>) {
    let (mut messages, mut faults) = (Messages::new(), Vec::new());
    for path in files(&Path::new("assets/words").join(language), "ftl") {
        let text = std::fs::read_to_string(&path).expect("a text");
        let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
            resource
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let parts = message.value.iter().map(|value| (message.id.name.clone(), value)).chain(
                message.attributes.iter().map(|attribute| {
                    (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value)
                }),
            );
            for (name, pattern) in parts {
                let mut names = BTreeSet::new();
                variables(pattern, &mut names);
                if messages.insert(name.clone(), names).is_some() {
                    faults.push(format!("{}: {name} is there twice", path.display()));
                }
            }
        }
    }
    (messages, faults)
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let [(english, mut faults), (bokmal, more)] = LANGUAGES.map(messages);
    faults.extend(more);
    for (one, other, name) in [(&english, &bokmal, "nb"), (&bokmal, &english, "en")] {
        for (id, variables) in one {
            match other.get(id) {
                None => faults.push(format!("{name} lacks {id}")),
                Some(others) if others != variables => {
                    faults.push(format!("{id}: {variables:?} and in {name} {others:?}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(english.len() > 100, "only {} messages were read", english.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_of_words_is_brought_along() {
    let list = std::fs::read_to_string("src/words/files.rs").expect("the list");
    for language in LANGUAGES {
        for path in files(&Path::new("assets/words").join(language), "ftl") {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            assert_eq!(list.matches(&format!("\"{name}\"")).count(), LANGUAGES.len(), "{name}");
        }
    }
}

/// The ids that follow `before` in a text, as literals: `.text("id"`.
fn ids_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('"')?;
        rest.split('"').next()
    })
}

#[test]
fn every_message_that_the_code_asks_for_is_there_and_none_is_left_over() {
    let (english, _) = messages("en");
    let mut all_code = String::new();
    let mut faults = Vec::new();
    for path in files(Path::new("src"), "rs") {
        let text = std::fs::read_to_string(&path).expect("a text");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        for id in [".text(", ".with(", "words.find(", ".attribute("]
            .into_iter()
            .flat_map(|call| ids_after(&code, call))
        {
            let is_id = id
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
            if is_id && id.contains('-') && !english.contains_key(id) {
                faults.push(format!("{}: there is no message `{id}`", path.display()));
            }
        }
        all_code.push_str(&code);
    }
    let (scripts, templates) = (files(Path::new("web/page"), "js"), files(Path::new("web/page"), "html"));
    for path in scripts.into_iter().chain(templates) {
        let code = std::fs::read_to_string(&path).expect("a text");
        // In scripts an id is a text, in the template it stands between two at signs.
        for mark in ['"', '@'] {
            for call in code.split(&format!("{mark}page-")).skip(1) {
                let id = format!("page-{}", call.split(mark).next().unwrap_or_default());
                if !english.contains_key(&id) {
                    faults.push(format!("{}: there is no message `{id}`", path.display()));
                }
                all_code.push_str(&format!("\"{id}\""));
            }
        }
    }
    for id in english.keys().filter(|id| !id.contains('.')) {
        // Some ids are put together from a stem and a name: `kind-` and `town`.
        let is_made = id.match_indices('-').any(|(at, _)| {
            let stem = &id[..=at];
            all_code.contains(&format!("\"{stem}{{"))
        });
        if !is_made && !all_code.contains(&format!("\"{id}\"")) {
            faults.push(format!("nothing says `{id}`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn inter_has_every_letter_that_the_interface_says() {
    let letters: BTreeSet<char> = LANGUAGES
        .iter()
        .flat_map(|language| files(&Path::new("assets/words").join(language), "ftl"))
        .flat_map(|path| std::fs::read_to_string(path).expect("a text").chars().collect::<Vec<_>>())
        .filter(|letter| !letter.is_control())
        .collect();
    for font in ["Inter-Regular", "Inter-SemiBold"] {
        let bytes = std::fs::read(format!("assets/fonts/{font}.ttf")).expect("a font");
        let font_ref = skrifa::FontRef::new(&bytes).expect("a font");
        let charmap = skrifa::MetadataProvider::charmap(&font_ref);
        let missing: String = letters.iter().filter(|letter| charmap.map(**letter).is_none()).collect();
        assert_eq!(missing, "", "{font}");
    }
}
