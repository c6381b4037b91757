//! A place cited as text: what it is, where, on which map, and where its facts come from; and a sentence of an article.

use super::{FrontMatter, Place};

/// What a citation says in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationWords {
    /// What the place is: `Town`.
    pub kind: String,
    /// Its position, in words: `69.7250° N, 30.0516° E (WGS 84)`.
    pub position: String,
    /// How sure that is: `Surveyed position`.
    pub precision: String,
    /// When it happened: `19 February 2025`.
    pub when: Option<String>,
    /// On what it is shown: `On the map “High North and Baltic”`.
    pub map: String,
    /// What stands before the sources: `Sources`.
    pub sources: String,
}

/// The citation: a line about the place, one about the map with the link to it, and one for each source.
///
/// ```
/// use high_north::atlas::{CitationWords, citation};
/// let atlas = high_north::format::load(high_north::format::built_in()).atlas;
/// let place = atlas.place_by_id("bodo").and_then(|index| atlas.place(index)).unwrap();
/// let words = CitationWords {
///     kind: "Town".to_owned(),
///     position: "67.2800° N, 14.4000° E (WGS 84)".to_owned(),
///     precision: "Surveyed position".to_owned(),
///     when: None,
///     map: "On the map “High North and Baltic”".to_owned(),
///     sources: "Sources".to_owned(),
/// };
/// let text = citation(place, &words, "#place=bodo");
/// assert!(text.starts_with("Bodø. Town. 67.2800° N, 14.4000° E (WGS 84). Surveyed position.\n"));
/// assert!(text.contains("Bodø (3160881), GeoNames. https://www.geonames.org/3160881"));
/// ```
pub fn citation(place: &Place, words: &CitationWords, link: &str) -> String {
    let about = [Some(&place.name), Some(&words.kind), words.when.as_ref(), Some(&words.position)];
    let about = about.into_iter().flatten().chain([&words.precision]).map(|part| sentence(part));
    let mut lines = vec![about.collect::<Vec<_>>().join(" ")];
    lines.push(format!("{} {link}", sentence(&words.map)));
    if !place.sources.is_empty() {
        lines.push(format!("{}:", words.sources));
        lines.extend(
            place.sources.iter().map(|source| format!("{} {}", sentence(&source.cited()), source.url)),
        );
    }
    lines.join("\n")
}

/// A sentence of an article as it is cited: the sentence in its quotation marks, and below it what is known of the
/// article. `published` is its day in words.
pub fn quotation(quoted: &str, front: &FrontMatter, published: Option<&str>) -> String {
    let known = [front.author.as_deref(), Some(front.title.as_str()), front.publisher.as_deref(), published];
    let source: Vec<String> = known.into_iter().flatten().map(sentence).chain(front.source.clone()).collect();
    format!("{quoted}\n{}", source.join(" "))
}

/// A text with a full stop, where it has no end of its own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};

    fn words(when: Option<&str>) -> CitationWords {
        CitationWords {
            kind: "Town".to_owned(),
            position: "here".to_owned(),
            precision: "Surveyed position".to_owned(),
            when: when.map(str::to_owned),
            map: "On the map".to_owned(),
            sources: "Sources".to_owned(),
        }
    }

    #[test]
    fn every_place_is_cited_with_all_of_its_sources_and_the_link() {
        let atlas = load(built_in()).atlas;
        for place in &atlas.places {
            let text = citation(place, &words(Some("today")), "#place=x");
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(lines[0], format!("{}. Town. today. here. Surveyed position.", place.name));
            assert_eq!(lines[1], "On the map. #place=x");
            assert_eq!(lines.len(), 3 + place.sources.len(), "{}", place.id);
            for (source, line) in place.sources.iter().zip(&lines[3..]) {
                assert!(line.starts_with(&source.title) && line.ends_with(&source.url), "{line}");
            }
        }
    }

    #[test]
    fn a_sentence_is_cited_with_what_is_known_of_its_article() {
        let bare = FrontMatter { title: "A border in the north".to_owned(), ..FrontMatter::default() };
        assert_eq!(quotation("“So.”", &bare, None), "“So.”\nA border in the north.");
        let full = FrontMatter {
            author: Some("A. Nother".to_owned()),
            publisher: Some("The Paper".to_owned()),
            source: Some("https://example.org/a".to_owned()),
            ..bare
        };
        assert_eq!(
            quotation("“So.”", &full, Some("20 February 2025")),
            "“So.”\nA. Nother. A border in the north. The Paper. 20 February 2025. https://example.org/a"
        );
    }

    #[test]
    fn what_has_no_sources_and_no_date_says_nothing_of_them() {
        let atlas = load(built_in()).atlas;
        let mut place = atlas.places[0].clone();
        place.sources.clear();
        place.name = "Where to?".to_owned();
        let text = citation(&place, &words(None), "#x");
        assert_eq!(text, "Where to? Town. here. Surveyed position.\nOn the map. #x");
    }
}
