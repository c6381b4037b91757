//! `high-north check`: says what is wrong with an atlas.

use super::arguments::{CheckArguments, Format};
use super::scene::{name_files, open_folder};
use super::{Failure, say};
use crate::format::{Loaded, check as read_and_check, to_json};

/// Prints every diagnostic; 0 where there are only warnings, 1 where there are errors, 2 where nothing could be read.
pub(super) fn check(arguments: &CheckArguments) -> Result<u8, Failure> {
    let atlas = arguments.atlas.as_deref();
    let mut loaded = read_and_check(&*open_folder(atlas)?);
    match arguments.format {
        // A program knows which atlas it asked for.
        Format::Json => say(&to_json(&loaded.diagnostics)),
        Format::Text => {
            name_files(atlas, &mut loaded.diagnostics);
            for diagnostic in &loaded.diagnostics {
                say(&diagnostic.to_string());
            }
            say(&summary(&loaded));
        }
    }
    let (errors, _) = loaded.count();
    Ok(match (loaded.readable, errors) {
        (false, _) => 2,
        (true, 0) => 0,
        (true, _) => 1,
    })
}

/// `clean: 1 article, 29 places, 4 layers` or `3 errors, 1 warning`.
fn summary(loaded: &Loaded) -> String {
    let faults: Vec<String> = {
        let (errors, warnings) = loaded.count();
        let counts = [(errors, "error"), (warnings, "warning")];
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect()
    };
    if !loaded.readable {
        return format!("{}; the atlas could not be read", faults.join(", "));
    }
    if !faults.is_empty() {
        return faults.join(", ");
    }
    let atlas = &loaded.atlas;
    format!(
        "clean: {}, {}, {}",
        counted(atlas.articles.len(), "article"),
        counted(atlas.places.len(), "place"),
        counted(atlas.layers.len(), "layer")
    )
}

/// `1 error`, `2 errors`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
