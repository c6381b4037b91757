//! Positions that were written with decimal commas: `[33,59,-16,16]` for `[33.59, -16.16]`.

use super::diagnostic::Rule;
use super::style::shorten;

/// Nothing that a map of the Earth shows is higher, in metres: above it begins space.
const HIGHEST_M: f64 = 100_000.0;

/// The longitude and latitude that a position in brackets says, as they should be written, where its commas are those of
/// decimals: four numbers, or three of which the last can be no height; also in quotes.
pub(super) fn read(written: &str) -> Option<[String; 2]> {
    let inner = written.trim().strip_prefix('[')?.strip_suffix(']')?;
    if inner.contains('"') {
        return quoted(inner);
    }
    let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
    match parts[..] {
        [_, _, third] => {
            let is_height = number(third)?.abs() <= HIGHEST_M;
            let is_position = number(parts[1])?.abs() <= 90.0;
            if is_position && is_height { None } else { readings(written).into_iter().next() }
        }
        [lon, lon_rest, lat, lat_rest, ..] => position(join(lon, lon_rest)?, join(lat, lat_rest)?),
        _ => None,
    }
}

/// What is wrong with a position of which [`read`] makes something.
pub(super) fn fault(written: &str) -> (Rule, String) {
    let shown = shorten(written);
    let commas = written.matches(',').count();
    match (written.contains('"'), commas) {
        (true, 1) => (Rule::Syntax, format!("{shown} is two texts and not two numbers")),
        (true, _) => (Rule::DecimalComma, format!("{shown} is written with decimal commas, and in quotes")),
        (false, _) => {
            let message = format!("{shown} is {} numbers: a decimal comma makes two of one", commas + 1);
            (Rule::DecimalComma, message)
        }
    }
}

/// Every position that three numbers in brackets can be if one of their commas is that of a decimal.
pub(super) fn readings(written: &str) -> Vec<[String; 2]> {
    let Some(inner) = written.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return Vec::new();
    };
    let [first, second, third] = inner.split(',').map(str::trim).collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    let lon_split = join(first, second).and_then(|lon| position(lon, third.to_owned()));
    let lat_split = join(second, third).and_then(|lat| position(first.to_owned(), lat));
    lon_split.into_iter().chain(lat_split).collect()
}

/// `"33,59", "-16,16"` or `"33.59", "-16.16"`.
fn quoted(inner: &str) -> Option<[String; 2]> {
    let texts: Vec<String> = serde_json::from_str(&format!("[{inner}]")).ok()?;
    let [lon, lat] = texts.as_slice() else { return None };
    position(lon.trim().replace(',', "."), lat.trim().replace(',', "."))
}

/// The number that two are of which the second is the decimals of the first.
fn join(whole: &str, decimals: &str) -> Option<String> {
    let is_whole = whole.strip_prefix('-').unwrap_or(whole).bytes().all(|byte| byte.is_ascii_digit());
    let are_decimals = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && are_decimals).then(|| format!("{whole}.{decimals}"))
}

fn position(lon: String, lat: String) -> Option<[String; 2]> {
    let is_position = number(&lon)?.abs() <= 180.0 && number(&lat)?.abs() <= 90.0;
    is_position.then_some([lon, lat])
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(written: &str) -> Option<String> {
        read(written).map(|numbers| numbers.join(", "))
    }

    #[test]
    fn four_whole_numbers_are_two_with_decimal_commas() {
        for (written, right) in [
            ("[33,59,-16,16]", "33.59, -16.16"),
            ("[33,59, -16,16]", "33.59, -16.16"),
            ("[ 30 , 05, 69 , 725 ]", "30.05, 69.725"),
            ("[-0,12,51,5]", "-0.12, 51.5"),
            ("[33,59,-16,16,0]", "33.59, -16.16"),
            ("[\"33,59\", \"-16,16\"]", "33.59, -16.16"),
            ("[\"33.59\",\"-16.16\"]", "33.59, -16.16"),
        ] {
            assert_eq!(joined(written).as_deref(), Some(right), "{written}");
        }
    }

    #[test]
    fn three_numbers_are_two_where_they_can_be_no_position_with_its_height() {
        assert_eq!(joined("[30, 0512, 69.7]").as_deref(), Some("30.0512, 69.7"));
        assert_eq!(joined("[20.5, 64, 123456]").as_deref(), Some("20.5, 64.123456"));
        assert_eq!(joined("[33,59,-16]"), None);
        assert_eq!(readings("[33,59,-16]"), [["33.59".to_owned(), "-16".to_owned()]]);
        assert_eq!(readings("[33, 16, 16]").len(), 2);
    }

    #[test]
    fn a_position_with_its_height_and_its_measure_is_left_alone() {
        for written in [
            "[33.59,-16.16]",
            "[33,59]",
            "[33.59, -16.16, 120]",
            "[8, 47, 4478]",
            "[33.59,-16.16,120,1700000]",
            "[33, -16, 120, -4]",
            "[10, 60, 408000, 12]",
            "[]",
            "33",
            "[[1,2],[3,4]]",
            "[1e2,1,2,3]",
            "[null,1,2,3]",
        ] {
            assert_eq!(joined(written), None, "{written}");
        }
    }
}
