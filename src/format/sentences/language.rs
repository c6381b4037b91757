//! What the languages have: their abbreviations, and the words that begin a sentence.

use super::lists::LISTS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many languages have lists.
pub(super) const LANGUAGES: usize = 16;
/// The list of what is an abbreviation in all of them.
const EVERYWHERE: usize = LANGUAGES;

/// What a full stop behind a word is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Behind a word: it ends the sentence.
    Word,
    /// Of an abbreviation that belongs to what follows: a title, *e.g.* It never ends a sentence.
    Tied,
    /// The same before a number only: *Fig. 3*. Otherwise it is a word: *He ate a fig.*
    Numbered,
    /// Of an abbreviation that may be the last word of a sentence: *Inc.*
    Inside,
    /// Of one that belongs to a number, before or behind it: *kr. 5*, *5 kr.*
    Unit,
    /// Of one that stands at the end of a list: *etc.*
    Closing,
    /// Of the initial of a name.
    Initial,
    /// Of a number that may be an ordinal.
    Ordinal,
}

const KINDS: [Kind; 5] = [Kind::Tied, Kind::Numbered, Kind::Inside, Kind::Unit, Kind::Closing];
const BITS: usize = 3;

/// The lists of all languages by their words.
struct Lexicon {
    /// For each abbreviation the number of its kind in each language, from one, three bits for each.
    abbreviations: HashMap<&'static str, u64>,
    /// For each word that begins sentences a bit for each language.
    openers: HashMap<&'static str, u64>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { abbreviations: HashMap::new(), openers: HashMap::new() };
    for (language, lists) in LISTS.iter().enumerate() {
        let kinds = [lists.tied, lists.numbered, lists.inside, lists.unit, lists.closing];
        for (number, words) in (1..).zip(kinds) {
            for word in words.split_ascii_whitespace() {
                *lexicon.abbreviations.entry(word).or_default() |= number << (BITS * language);
            }
        }
        for word in lists.openers.split_ascii_whitespace() {
            *lexicon.openers.entry(word).or_default() |= 1 << language;
        }
    }
    lexicon
});

/// The language of a text; `None` where it is none of those that have lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Language(Option<usize>);

impl Language {
    /// The language that most of the words of a text speak for, and before others the one that it is said to be in.
    pub(super) fn of(text: &str, tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        // `no` is the tag of both Norwegians.
        let primary = if primary == "no" { "nb" } else { &primary };
        let declared = LISTS[..LANGUAGES].iter().position(|lists| lists.code == primary);
        let mut votes = [0_u32; LANGUAGES];
        if let Some(declared) = declared {
            votes[declared] = 1;
        }
        for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            // Single letters are words of many languages.
            if word.chars().nth(1).is_none() {
                continue;
            }
            let openers = LEXICON.openers.get(word.to_lowercase().as_str()).copied().unwrap_or(0);
            let kinds =
                if piece.ends_with('.') { LEXICON.abbreviations.get(word).copied().unwrap_or(0) } else { 0 };
            // A long abbreviation is hardly a word of another language.
            let weight = if word.chars().nth(3).is_some() { 2 } else { 1 };
            for (language, votes) in votes.iter_mut().enumerate() {
                *votes += u32::from(openers >> language & 1 == 1);
                *votes += weight * u32::from(kind_in(kinds, language).is_some());
            }
        }
        let most = votes.iter().copied().max().unwrap_or(0);
        let is_most = |language: &usize| votes[*language] == most;
        match declared {
            Some(declared) if votes[declared] == most => Self(Some(declared)),
            None if most < 2 => Self(None),
            _ => Self((0..LANGUAGES).find(is_most)),
        }
    }

    pub(super) fn is(self, code: &str) -> bool {
        self.0.is_none_or(|language| LISTS[language].code == code)
    }

    /// What the word is as an abbreviation. At the beginning of a sentence it has a capital.
    pub(super) fn abbreviation(self, word: &str) -> Option<Kind> {
        if let Some(kind) = self.listed(word) {
            return Some(kind);
        }
        let first = word.chars().next()?;
        let rest = &word[first.len_utf8()..];
        if !first.is_uppercase() || rest.is_empty() {
            return None;
        }
        let small = first.to_lowercase().collect::<String>() + rest;
        let kind = self.listed(&small);
        if kind.is_none() && word.contains('.') { self.listed(&word.to_lowercase()) } else { kind }
    }

    fn listed(self, word: &str) -> Option<Kind> {
        let kinds = *LEXICON.abbreviations.get(word)?;
        match self.0 {
            Some(language) => kind_in(kinds, language).or_else(|| kind_in(kinds, EVERYWHERE)),
            None => (0..=EVERYWHERE).rev().find_map(|language| kind_in(kinds, language)),
        }
    }

    /// Whether a word begins sentences, and is no name.
    pub(super) fn is_opener(self, word: &str) -> bool {
        let languages = LEXICON.openers.get(word.to_lowercase().as_str()).copied().unwrap_or(0);
        self.0.map_or(languages != 0, |language| languages >> language & 1 == 1)
    }

    /// Whether an ordinal is written with a full stop.
    pub(super) fn has_ordinals(self) -> bool {
        self.0.is_none_or(|language| !matches!(LISTS[language].code, "en" | "fr" | "es" | "pt" | "ru" | "uk"))
    }
}

fn kind_in(kinds: u64, language: usize) -> Option<Kind> {
    let number = usize::try_from(kinds >> (BITS * language) & 7).ok()?;
    KINDS.get(number.checked_sub(1)?).copied()
}

/// Whether a word that begins sentences is also one that a surname begins with: after an initial it says nothing.
pub(super) fn is_part_of_name(word: &str) -> bool {
    const PARTICLES: &str = "a al an ar as c ce d da das de del den der des di do dos du e ei el en es ha han he hun i im io \
                             in j ja jo kai l la las le les lo los m ma man me mi n na nes no nos o on s se si so su t ta tai te \
                             ten to tu u un van von y";
    PARTICLES.split_ascii_whitespace().any(|particle| particle == word.to_lowercase())
}

/// A month that may follow an ordinal with a capital.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: &str = "Januar Jänner Februar März Mars Marts April Mai Maj Juni Juli August Augusti September Oktober \
                          November Desember Dezember December";
    MONTHS.split_ascii_whitespace().any(|month| month == word)
}

/// A word after which a number is an ordinal: *den 2. Verdenskrig*.
pub(super) fn is_before_ordinal(word: &str) -> bool {
    const ARTICLES: &str = "am beim bis das de dei dem den der des det die efter etter før im jeden na po podczas seit under \
                            vom w we zum";
    ARTICLES.split_ascii_whitespace().any(|article| article == word)
}

/// Whether letters make no syllable, as in *Sgt*, *pkt* or *тыс*… and so are an abbreviation. Those that are commonly
/// written without a stop are none.
pub(super) fn has_no_vowel(word: &str) -> bool {
    const WORDS: &str = "bnp bt cd cm dl dm dvd gb gps gw gwh hp kb kg km kw kwh mb ml mph mw mwh nrk pc pm sms tb tv twh vg \
                         vm wc wm";
    let small = word.to_lowercase();
    let is_vowel = |c: char| "aáàâãāäąåæeéèêëēęėiíìîïīįoóòôõöøőœuúùûüūůųűyýÿаеёиоуыэюяіїєў".contains(c);
    let is_script = |c: char| matches!(c, 'a'..='z' | '\u{df}'..='\u{17f}' | 'а'..='ґ');
    word.chars().skip(1).all(char::is_lowercase)
        && small.chars().all(|c| is_script(c) && !is_vowel(c))
        && !WORDS.split_ascii_whitespace().any(|word| word == small)
}
