//! Days as ISO 8601 writes them.

use time::macros::format_description;
use time::{Date, Month};

/// The day that a text of the form `YYYY-MM-DD` says.
pub(super) fn parse(text: &str) -> Option<Date> {
    // `[year]` alone would take a sign and more digits.
    (text.len() == 10).then(|| Date::parse(text, format_description!("[year]-[month]-[day]")).ok()).flatten()
}

/// Whether a text says a day, or a month (`YYYY-MM`) or a year (`YYYY`) where no more is known.
pub(super) fn is_date(text: &str) -> bool {
    match text.len() {
        4 => parse(&format!("{text}-01-01")).is_some(),
        7 => parse(&format!("{text}-01")).is_some(),
        _ => parse(text).is_some(),
    }
}

/// A remedy, with the day that a text in another form says: `write … as YYYY-MM-DD: 2024-12-24`. Where day and month
/// may be either, both are offered.
pub(super) fn remedy(help: &str, text: &str) -> String {
    // The web page shows an atlas that has been checked.
    if cfg!(target_arch = "wasm32") {
        return help.to_owned();
    }
    match meant(text).as_slice() {
        [] => help.to_owned(),
        [one] => format!("{help}: {one}"),
        [one, other, ..] => format!("{help}: {one}, or {other}, whichever is meant"),
    }
}

/// The days that a text in a form other than ISO 8601 may say.
pub(super) fn meant(text: &str) -> Vec<Date> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut days = match words[..] {
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            day(&digits[..4], &digits[4..6], &digits[6..]).into_iter().collect()
        }
        [year, month, rest, ..] if is_year(year) => {
            // What follows a `T` is the time.
            let date = rest.split(['T', 't']).next().unwrap_or_default();
            day(year, month, date).or_else(|| day(year, date, month)).into_iter().collect()
        }
        [first, second, year] if is_year(year) && text.contains('.') && number(second).is_some() => {
            day(year, second, first).or_else(|| day(year, first, second)).into_iter().collect()
        }
        [first, second, year] if is_year(year) => {
            [day(year, second, first), day(year, first, second)].into_iter().flatten().collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    days.dedup();
    days
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && number(word).is_some()
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    // `24th`
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let month = number(month).or_else(|| month_by_name(month)).and_then(|month| Month::try_from(month).ok());
    Date::from_calendar_date(i32::from(year.parse::<u16>().ok()?), month?, number(day)?).ok()
}

fn number(word: &str) -> Option<u8> {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        .then(|| word.parse::<u16>().ok())
        .flatten()
        .map(|number| u8::try_from(number).unwrap_or(u8::MAX))
}

/// The month that a word begins like, in the languages of the north and of their neighbours.
fn month_by_name(word: &str) -> Option<u8> {
    const BEGINNINGS: [&[&str]; 12] = [
        &["jan"],
        &["feb", "fév"],
        &["mar", "mär"],
        &["apr", "avr"],
        &["may", "mai", "maj"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "des", "dez", "déc"],
    ];
    let word = word.to_lowercase();
    let found = BEGINNINGS.iter().position(|all| all.iter().any(|beginning| word.starts_with(beginning)))?;
    u8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{is_date, meant, parse, remedy};

    #[test]
    fn a_date_may_be_no_more_than_a_month_or_a_year() {
        assert!(["2025-02-20", "2025-02", "2010"].into_iter().all(is_date));
        assert!(
            ["2025-02-30", "2025-13", "2025-2", "10", "February 2025", "2025-02-", ""]
                .into_iter()
                .all(|text| !is_date(text))
        );
    }

    #[test]
    fn only_days_that_exist_in_full_form_are_dates() {
        assert!(parse("2025-02-19").is_some() && parse("2024-02-29").is_some());
        for bad in [
            "2025-02-29",
            "2025-13-01",
            "19.02.2025",
            "2025-2-19",
            "2025-02",
            "+2025-2-19",
            "2025-02-19T00:00",
            "",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
        assert!(parse("2025-02-19") < parse("2025-02-20"));
    }

    #[test]
    fn a_day_in_another_form_is_offered_as_iso_8601_has_it() {
        for (text, days) in [
            ("24.12.2024", "2024-12-24"),
            ("24. 12. 2024", "2024-12-24"),
            ("5.3.2024", "2024-03-05"),
            ("12/24/2024", "2024-12-24"),
            ("24/12/2024", "2024-12-24"),
            ("05/03/2024", "2024-03-05 2024-05-03"),
            ("3/3/2024", "2024-03-03"),
            ("24-12-2024", "2024-12-24"),
            ("2024/12/24", "2024-12-24"),
            ("2024.12.24", "2024-12-24"),
            ("2024-2-9", "2024-02-09"),
            ("20241224", "2024-12-24"),
            ("2024-12-24T18:00:00Z", "2024-12-24"),
            ("24 December 2024", "2024-12-24"),
            ("24. desember 2024", "2024-12-24"),
            ("December 24th, 2024", "2024-12-24"),
            ("1er juillet 2024", "2024-07-01"),
            ("2025-02-30", ""),
            ("yesterday", ""),
            ("2024", ""),
            ("", ""),
        ] {
            let offered: Vec<String> = meant(text).iter().map(ToString::to_string).collect();
            assert_eq!(offered.join(" "), days, "{text}");
        }
        assert_eq!(remedy("write it", "24.12.2024"), "write it: 2024-12-24");
        assert_eq!(remedy("write it", "5/3/2024"), "write it: 2024-03-05, or 2024-05-03, whichever is meant");
    }
}
