//! Cyrillic letters as Latin ones: who types `Мурманск` finds Murmansk, without a second name for each town.

/// The Latin letters for those from U+0430 on, and for those from U+0450 on; a full stop where there is none.
///
/// Source: BGN/PCGN 1947 for Russian, as Natural Earth and GeoNames write its towns; the letters of other languages as
/// BGN/PCGN 2019 for Ukrainian and 1979 for Belarusian have them.
const RUSSIAN: &str = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya";
const OTHERS: &str = "e e dj g ye z i i j lj nj c k i u dz";
/// Letters that Russian has not. Where one of them is, и and г are others than in Russian, too.
const UKRAINIAN: [char; 4] = ['і', 'ї', 'є', 'ґ'];

/// A text with its Cyrillic letters written as Latin ones, where it has any.
pub(super) fn latin(text: &str) -> Option<String> {
    let mut latin = String::new();
    let mut is_changed = false;
    let text = text.to_lowercase();
    let is_ukrainian = text.contains(UKRAINIAN);
    for letter in text.chars() {
        let index = u32::from(letter).checked_sub(0x430);
        let letters = match index {
            _ if letter == 'ґ' => Some("g"),
            _ if is_ukrainian && letter == 'и' => Some("y"),
            _ if is_ukrainian && letter == 'г' => Some("h"),
            Some(index @ ..0x20) => RUSSIAN.split(' ').nth(index as usize),
            Some(index @ 0x20..0x30) => OTHERS.split(' ').nth(index as usize - 0x20),
            _ => None,
        };
        match letters {
            Some(letters) => latin.extend(letters.chars().filter(|letter| *letter != '.')),
            None => latin.push(letter),
        }
        is_changed |= letters.is_some();
    }
    is_changed.then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_names_become_those_on_the_map() {
        for (cyrillic, expected) in [
            ("Мурманск", "murmansk"),
            ("Архангельск", "arkhangelsk"),
            ("Нарьян-Мар", "naryan-mar"),
            ("Щёлково", "shchelkovo"),
            ("Київ", "kyiv"),
            ("Чернігів", "chernihiv"),
            ("Львів", "lviv"),
            ("Маладзечна", "maladzechna"),
            ("Bodø и Мо", "bodø i mo"),
        ] {
            assert_eq!(latin(cyrillic).as_deref(), Some(expected));
        }
        assert_eq!(latin("Kirkenes"), None);
        assert_eq!((RUSSIAN.split(' ').count(), OTHERS.split(' ').count()), (32, 16));
    }
}
