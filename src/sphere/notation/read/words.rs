//! The words of a position in degrees, in each language.
//!
//! A letter means one thing in one language and another in the next: E is east, and south in Finnish; O is west in
//! Spanish, and east in German; L is west in Finnish, south in Estonian and east in Portuguese. So a text is read in one
//! language at a time, and where two languages can read it both readings stand.

/// Which of the two angles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Lat,
    Lon,
}

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A quarter of the sky.
    Quarter { axis: Axis, is_negative: bool },
    /// The name of an angle.
    Name(Axis),
}

/// Words of a language, in lower case and without full stops and the spaces after these: `с. ш.` is `сш`.
#[derive(Debug)]
pub(super) struct Language {
    /// The tags (BCP 47) of the languages that share them.
    tags: &'static str,
    /// For north, south, east, west, latitude and longitude.
    words: [&'static str; 6],
}

const MEANINGS: [Meaning; 6] = [
    Meaning::Quarter { axis: Axis::Lat, is_negative: false },
    Meaning::Quarter { axis: Axis::Lat, is_negative: true },
    Meaning::Quarter { axis: Axis::Lon, is_negative: false },
    Meaning::Quarter { axis: Axis::Lon, is_negative: true },
    Meaning::Name(Axis::Lat),
    Meaning::Name(Axis::Lon),
];

const fn language(tags: &'static str, words: [&'static str; 6]) -> Language {
    Language { tags, words }
}

/// English first, and then those in which O is west: most of those who write it mean that.
#[rustfmt::skip]
const LANGUAGES: [Language; 17] = [
    language("en", ["n north northern", "s south southern", "e east eastern", "w west western",
        "lat latitude", "lon lng long longitude"]),
    language("es pt ca gl", ["n norte", "s sur sul sud", "e este leste l", "o oeste w",
        "lat latitud latitude", "lon long longitud longitude"]),
    language("fr it", ["n nord", "s sud", "e est", "o w ouest ovest",
        "lat latitude latitudine", "lon long longitude longitudine"]),
    language("nb nn no da", ["n nord nordlig nordlige nbr nb", "s sør sor syd sørlig sydlig sbr sb", "ø e o øst ost aust østlig østre øl", "v w vest vestlig vl",
        "lat bredde breddegrad breddegrader", "lon lengde lengdegrad lengdegrader længde længdegrad"]),
    language("sv", ["n nord norr nordlig nordliga", "s syd söder sydlig sydliga", "ö e o öst ost öster östlig östliga", "v w väst väster västlig västliga",
        "lat latitud bredd breddgrad", "lon long longitud längd längdgrad"]),
    language("de", ["n nord nördlich nördliche nördlicher nördl nbr", "s süd südlich südliche südlicher südl sbr", "o e ost östlich östliche östlicher östl öl", "w west westlich westliche westlicher westl wl",
        "breite breitengrad br", "länge längengrad"]),
    language("fi", ["p pohjoinen pohjoista pohjoinenleveys pohj", "e etelä etelää etel", "i itä itäinen itäistä it", "l länsi läntinen läntistä länt",
        "leveys leveyttä leveyspiiri leveysaste leveysastetta lev", "pituus pituutta pituuspiiri pituusaste pituusastetta pit"]),
    language("et", ["p pl põhja põhjalaius põhjalaiust", "l ll lõuna lõunalaius lõunalaiust", "i ip ida idapikkus idapikkust", "lp lääne läänepikkus läänepikkust",
        "laius laiust laiuskraad", "pikkus pikkust pikkuskraad"]),
    language("lv", ["z ziemeļu zpl", "d dienvidu dpl", "a austrumu ag", "r rietumu rg",
        "platums platuma platumā pl plat", "garums garuma garumā g gar"]),
    language("lt", ["š šiaurės špl", "p pietų ppl", "r rytų rilg", "v vakarų vilg",
        "platuma platumos pl plat", "ilguma ilgumos ilg"]),
    language("pl", ["n pn płn północ północna północnej", "s pd płd południe południowa południowej", "e wsch wschód wschodnia wschodniej", "w zach zachód zachodnia zachodniej",
        "szer szerokość szerokości", "dł dług długość długości"]),
    language("ru bg", ["с сш сев север северная северной", "ю юш юж юг южная южной", "в вд вост восток восточная восточной", "з зд зап запад западная западной",
        "ш шир широта широты", "д долг долгота долготы"]),
    language("uk be", ["пн пнш північ північна північної", "пд пдш південь південна південної", "сх схд уд схід східна східної", "зх зхд зах захд зд захід західна західної",
        "ш шир широта широти", "д довг довгота довготи"]),
    language("is fo", ["n nbr norður norðlægrar", "s sbr suður", "a e al austur austlægrar", "v w vl vestur vestlægrar",
        "breidd breiddar", "lengd lengdar"]),
    language("nl", ["n nb noord noorderbreedte", "z zb zuid zuiderbreedte", "o ol oost oosterlengte", "w wl west westerlengte",
        "breedte breedtegraad", "lengte lengtegraad"]),
    language("se", ["davvi davvin", "lulli", "nuorta nuortan", "oarji", "govdodat", "guhkkodat"]),
    language("cs sk", ["sš", "jš", "vd", "zd", "šířka šířky", "délka délky"]),
];

/// Words that say nothing about where.
const FILLERS: &str = "and at coordinates et geogr geographic geograficzna geograficznej gps i ir ja koordinater koordinaten \
    och og of pos position posisjon un und y и і та";

/// Words that mark degrees, minutes and seconds.
const UNITS: [&str; 3] = [
    "deg degree degrees grad grader grade graden grados grados degrés градус градуса градусов astetta kraadi",
    "min minute minutes minuten minutt minutter minutos мин минут минуты минута minuuttia",
    "sec second seconds sek sekund sekunden sekunder secondes segundos сек секунд секунды секунда sekuntia",
];
/// Letters that do, right after a number.
const UNIT_LETTERS: [&str; 3] = ["do", "m", "s"];

/// A shorter word is read in its own language only.
const SHARED_FROM: usize = 3;

/// The languages, that of the reader first.
pub(super) fn languages(first: &str) -> impl Iterator<Item = &'static Language> {
    let is_first = move |language: &&Language| has(language.tags, first);
    LANGUAGES.iter().filter(is_first).chain(LANGUAGES.iter().filter(move |language| !is_first(language)))
}

fn has(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

impl Language {
    fn own(&self, word: &str) -> Option<Meaning> {
        self.words.iter().zip(MEANINGS).find(|(words, _)| has(words, word)).map(|(_, meaning)| meaning)
    }

    /// What a word means in this language, or in others where all that have it mean the same.
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        self.own(word).or_else(|| {
            let mut others = LANGUAGES.iter().filter_map(|language| language.own(word));
            let meaning = others.next().filter(|_| word.chars().count() >= SHARED_FROM)?;
            others.all(|other| other == meaning).then_some(meaning)
        })
    }
}

pub(super) fn is_filler(word: &str) -> bool {
    has(FILLERS, word)
}

/// Which part of an angle a word marks.
pub(super) fn unit(word: &str) -> Option<usize> {
    UNITS.iter().position(|words| has(words, word))
}

/// Which part of an angle a letter marks.
pub(super) fn unit_letter(letter: char) -> Option<usize> {
    UNIT_LETTERS.iter().position(|letters| letters.contains(letter))
}
