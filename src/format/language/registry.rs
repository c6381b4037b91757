//! The registry of language tags.

use isolang::Language;
use language_tags::LanguageTag;

/// What to write for a tag that is none; `None` for one that is.
pub(super) fn remedy(tag: &str) -> Option<String> {
    if is_tag(tag) {
        return None;
    }
    Some(match meant(tag) {
        Some(meant) => format!("write \"{meant}\""),
        None => "write the tag of BCP 47, as in \"en\", \"nb\" or \"pt-BR\"".to_owned(),
    })
}

fn is_tag(tag: &str) -> bool {
    LanguageTag::parse(tag).is_ok_and(|tag| tag.is_valid())
}

/// The tag that was probably meant: by a locale of a system (`no_NO.UTF-8`), a code of three letters, the name of a
/// language in itself or in English, or the code of a country.
fn meant(tag: &str) -> Option<String> {
    let locale = tag.split(['.', '@']).next().unwrap_or_default().trim().replace('_', "-");
    // The code of the United Kingdom among countries is GB.
    let british = locale.strip_suffix("-UK").map(|language| format!("{language}-GB"));
    let candidates = [Some(locale.clone()), british, shorter(&locale), by_name(&locale), by_country(&locale)];
    candidates.into_iter().flatten().find(|candidate| is_tag(candidate))
}

/// `en-GB` for `eng-GB`: where a language has a code of two letters, that is its tag.
fn shorter(tag: &str) -> Option<String> {
    let (language, rest) = tag.split_at_checked(3)?;
    let code = Language::from_639_3(&language.to_lowercase())?.to_639_1()?;
    Some(format!("{code}{rest}"))
}

fn by_name(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let language = isolang::languages().find(|language| {
        let is_autonym = |autonym: &str| autonym.to_lowercase() == name;
        language.to_name().to_lowercase() == name || language.to_autonym().is_some_and(is_autonym)
    })?;
    Some(language.to_639_1().unwrap_or(language.to_639_3()).to_owned())
}

/// The language of a country whose code is that of no language.
fn by_country(code: &str) -> Option<String> {
    const LANGUAGES: [(&str, &str); 12] = [
        ("at", "de"),
        ("by", "be"),
        ("cn", "zh"),
        ("cz", "cs"),
        ("dk", "da"),
        ("gb", "en"),
        ("gr", "el"),
        ("jp", "ja"),
        ("kz", "kk"),
        ("ua", "uk"),
        ("us", "en"),
        ("vn", "vi"),
    ];
    let code = code.to_lowercase();
    LANGUAGES.into_iter().find(|(country, _)| *country == code).map(|(_, language)| language.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_registry_has_is_a_tag() {
        for tag in [
            "en",
            "nb",
            "nn",
            "no",
            "EN",
            "pt-BR",
            "zh-Hant-TW",
            "se",
            "sma",
            "smi",
            "sms",
            "fi",
            "sr-Latn",
            "es-419",
            "en-GB",
            "de-CH-1996",
            "x-own",
            "mul",
            "ar",
            "ja",
            "fil",
        ] {
            assert_eq!(remedy(tag), None, "{tag}");
        }
    }

    #[test]
    fn what_is_none_is_told_with_the_one_that_was_meant() {
        for (tag, right) in [
            ("norsk", "\"no\""),
            ("Norsk", "\"no\""),
            ("no_NO", "\"no-NO\""),
            ("nb_NO.UTF-8", "\"nb-NO\""),
            ("english", "\"en\""),
            ("Norwegian Nynorsk", "\"nn\""),
            ("deutsch", "\"de\""),
            ("suomi", "\"fi\""),
            ("eng", "\"en\""),
            ("nob-NO", "\"nb-NO\""),
            ("en-UK", "\"en-GB\""),
            ("en_UK", "\"en-GB\""),
            ("cz", "\"cs\""),
            ("DK", "\"da\""),
            ("xx", "BCP 47"),
            ("", "BCP 47"),
            ("en us", "BCP 47"),
            ("Klingonish", "BCP 47"),
        ] {
            let help = remedy(tag);
            assert!(help.as_ref().is_some_and(|help| help.contains(right)), "{tag}: {help:?}");
        }
    }
}
