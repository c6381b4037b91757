use super::sentences;
use proptest::prelude::*;

macro_rules! fixtures {
    ($($language:literal)*) => {
        &[$(($language, include_str!(concat!("../../../tests/fixtures/sentences/", $language, ".txt")))),*]
    };
}

/// A sentence a line, and no line that cannot be told from the next.
const FIXTURES: &[(&str, &str)] =
    fixtures!("en" "nb" "nn" "da" "sv" "fi" "et" "lv" "lt" "de" "fr" "es" "pt" "pl" "ru" "uk");

fn split<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    sentences(text, language).into_iter().map(|range| &text[range]).collect()
}

/// Each row is one text, as the sentences it consists of.
fn each_is_split_so(language: &str, texts: &[&[&str]]) {
    for sentences in texts {
        assert_eq!(split(&sentences.join(" "), language), *sentences);
    }
}

#[test]
fn twenty_sentences_of_each_of_sixteen_languages_come_out_of_their_paragraph_as_they_went_in() {
    let mut count = 0;
    for (language, text) in FIXTURES {
        let sentences: Vec<&str> = text.lines().collect();
        assert_eq!(split(&sentences.join(" "), language), sentences, "{language}");
        for five in sentences.chunks(5) {
            assert_eq!(split(&five.join("\n"), language), five, "{language}");
        }
        count += sentences.len();
    }
    assert_eq!(count, 320);
}

#[test]
fn the_words_of_a_text_are_believed_before_the_language_of_its_atlas() {
    let all = || FIXTURES.iter().flat_map(|(own, text)| text.lines().map(move |sentence| (*own, sentence)));
    for declared in ["en", "pt-MZ", "NB", "zh", ""] {
        let cut: Vec<_> = all().filter(|(_, sentence)| split(sentence, declared).len() > 1).collect();
        assert!(cut.len() <= 3, "as {declared}: {cut:#?}");
    }
}

#[test]
fn a_quotation_ends_with_its_speaker() {
    assert_eq!(
        split(
            "“Work on it shows the UK promise in action,” Healey stated. “Norway remains an ally.  We will.”",
            "en"
        ),
        [
            "“Work on it shows the UK promise in action,” Healey stated.",
            "“Norway remains an ally.",
            "We will.”"
        ]
    );
}

#[test]
fn abbreviations_and_initials_do_not_end_a_sentence() {
    assert_eq!(
        split("Ask Dr. Jens or J. Store (e.g. Norway). It ends.", "en"),
        ["Ask Dr. Jens or J. Store (e.g. Norway).", "It ends."]
    );
}

#[test]
fn an_atlas_in_one_language_may_speak_another() {
    each_is_split_so(
        "pt",
        &[
            &["He said Mr. Smith came to Tete."],
            &["dr. Silva left Tete."],
            &["Gov. Phiri visited Tete."],
            &["Lt. Gen. Banda flew to Tete."],
            &["The U.S. Embassy near Tete closed."],
            &["Prof. Moyo and Hon. Dube saw Tete."],
            &["At 5 p.m. Kariba and Tete had power."],
            &["O Sr. Costa e a Sra. Lima viram Tete."],
            &["Av. Brasil in Tete."],
            &["Fig. 3 shows Tete."],
            &["No. 7 Street, Tete."],
            &["J. R. Moyo came from Tete."],
            &["“Where is it?” Asked in Tete."],
            &["It rose 2.5 m.", "Then Tete flooded."],
            &["Em Jan. Maputo e Tete secaram."],
            &["Approx. 30 people in Tete."],
            &["Hr. Müller, z. B. Schmidt, in Tete."],
            &["Kl. 10 i Tete."],
            &["M. Dupont et Mme. Durand à Tete."],
            &["Nr. Ten, Tete."],
            &["Footnote.[^1]", "Next Tete."],
        ],
    );
}

#[test]
fn an_abbreviation_ends_a_sentence_where_the_next_word_can_only_begin_one() {
    each_is_split_so(
        "en",
        &[
            &["He lives in the U.S.", "The rest of them do not."],
            &["It closed at 9 p.m.", "Then it rained."],
            &["They sold coal, oil, etc.", "Norway bought it."],
            &["It was World War II.", "Norway was free."],
            &["He sat.", "She ate a fig.", "The answer is no.", "Fig. 3 and No. 7 are lost."],
        ],
    );
    each_is_split_so(
        "nb",
        &[&["Det var laks, torsk o.l.", "Alle var mette."], &["Prisen er 5 mill. kr.", "Oslo betaler."]],
    );
    each_is_split_so(
        "de",
        &[&["Kohle, Holz usw.", "Russland lieferte nicht."], &["Es war 1945.", "Berlin lag in Trümmern."]],
    );
    each_is_split_so(
        "ru",
        &[&["Это было в 2024 г.", "Затем всё стихло."], &["Уголь, лес и т. д.", "Москва молчит."]],
    );
}

#[test]
fn a_number_with_a_stop_is_an_ordinal_only_where_it_can_be_one() {
    each_is_split_so(
        "nb",
        &[
            &["Han kom den 3. mars.", "Hun gikk kl. 9.", "Politiet kom i 1945.", "Oslo var stille."],
            &["Slaget sto under 2. Verdenskrig."],
        ],
    );
    each_is_split_so("de", &[&["Am 3. Mai und am 3. 5. 2024 spielte die 2. Bundesliga im 19. Stadion."]]);
    each_is_split_so("en", &[&["It lost 3.", "Sweden won 35.", "20 people left."]]);
}

#[test]
fn an_ellipsis_goes_on_unless_the_next_word_can_only_begin_a_sentence() {
    each_is_split_so(
        "en",
        &[
            &["He waited… and waited.", "It was ... Norway that came…", "Then they left...", "The end."],
            &["“Never,” he said.", "[...] The ship left."],
            &["Of the words . . . nothing is left. . . .", "The rest is lost."],
        ],
    );
}

#[test]
fn ranks_headquarters_and_white_papers_are_not_cut_from_what_they_name() {
    each_is_split_so(
        "nb",
        &[&[
            "Jf. Meld. St. 9 om nord.",
            "Iflg. NRK er det kaldt.",
            "Oberstløytn. Moe i hovedkv. Brussel smilte.",
        ]],
    );
    each_is_split_so("fr", &[&["Le gal. Diop est là."]]);
}

#[test]
fn a_quotation_or_brackets_within_a_sentence_are_not_cut() {
    each_is_split_so(
        "en",
        &[
            &["She said: “We go. We come. We win.”", "Nobody clapped."],
            &["“We are here. We stay,” said Moe.", "“Why?” Berg asked.", "“Why not?”"],
            &["The ship (built in Oslo. It sank twice.) left.", "(It came back. It left again.)", "So what?"],
            &["He read (?) Norway’s note.", "It said “no” (“No.”) to all."],
        ],
    );
    each_is_split_so(
        "fr",
        &[&["« Oui. »", "« Non ! » a dit M. Le Goff.", "Il a dit : « Je pars. Tu restes. »", "Fin."]],
    );
    each_is_split_so("de", &[&["»Ja.«", "„Nein!“, rief sie.", "„Er sagte ‚Halt!‘ und ging.“"]]);
    each_is_split_so("nb", &[&["– Vi går, sier hun.", "– Hvem?", "– Oslo!", "«Hva?» – spurte han."]]);
}

#[test]
fn a_line_that_is_broken_or_a_stop_that_has_no_space_ends_no_sentence() {
    assert_eq!(
        split("The ship left\nTete at dawn.\nIt sank.", "en"),
        ["The ship left\nTete at dawn.", "It sank."]
    );
    each_is_split_so("en", &[&["See example.org/a.B or v2.0.Then on vg.no.", "It is there."]]);
    assert_eq!(split("これは船です。北へ行った。", "ja"), ["これは船です。", "北へ行った。"]);
}

#[test]
fn a_long_text_of_stops_and_brackets_is_split_in_no_time() {
    for piece in ["(A. B) ", "“A. ", "… ", ". . ", "((A.", "» « ", "?! [1] ", "a.", "A. ", "1. "] {
        let text = piece.repeat(4_000);
        let end = sentences(&text, "en").last().map_or(0, |range| range.end);
        assert_eq!(end, text.trim_end().len(), "{piece}");
    }
}

proptest! {
    #[test]
    fn sentences_cover_all_but_the_space(text in "[a-zA-Zø.!? \n“”…]{0,120}") {
        let mut rest = String::new();
        let mut at = 0;
        for range in sentences(&text, "en") {
            prop_assert!(range.start >= at && range.start < range.end);
            rest.push_str(&text[at..range.start]);
            at = range.end;
        }
        rest.push_str(&text[at..]);
        prop_assert!(rest.trim().is_empty(), "{rest:?}");
    }

    #[test]
    fn any_text_of_any_language_is_split_between_letters(text in "(\\PC|[.…»›\\[\\]' ])*", language in "[a-z]{0,3}") {
        let joined: String = split(&text, &language).concat();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&joined), letters(&text));
    }

    #[test]
    fn before_a_small_letter_no_sentence_ends(before in "[A-Z][a-z]{3,8}( [a-z]{1,8}){0,3}", stop in "[.!?…]{1,3}[”»)]?") {
        let text = format!("{before}{stop} og så gikk han.");
        prop_assert_eq!(split(&text, "nb").len(), 1, "{}", text);
    }
}
