//! Days as ISO 8601 writes them.

use time::Date;
use time::macros::format_description;

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

#[cfg(test)]
mod tests {
    use super::{is_date, parse};

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
}
