//! How we know: where a statement comes from, when it happened, and how sure it is.

use super::named::names;

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called where it was published, or what it is about.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as ISO 8601 writes it: a day, or a month or a year where no more is known.
    pub date: Option<String>,
    /// An http or https URL.
    pub url: String,
}

impl Source {
    /// Title, publisher and date in one line, as a citation has them.
    ///
    /// ```
    /// use high_north::atlas::Source;
    /// let source = Source {
    ///     title: "In brief: EstLink 2 outage".to_owned(),
    ///     publisher: Some("ERR News".to_owned()),
    ///     date: Some("2024-12-26".to_owned()),
    ///     url: "https://news.err.ee/1609560782/in-brief-estlink-2-outage".to_owned(),
    /// };
    /// assert_eq!(source.cited(), "In brief: EstLink 2 outage, ERR News, 2024-12-26");
    /// ```
    pub fn cited(&self) -> String {
        let rest = [&self.publisher, &self.date].into_iter().flatten();
        std::iter::once(&self.title).chain(rest).map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A day or a stretch of days, as ISO 8601 dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// First day.
    pub start: String,
    /// Last day, where there is one.
    pub end: Option<String>,
}

/// How sure it is that something is as it is told. How sure its position is, is another matter: `Precision`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Said by those who did it or are responsible for it, or by several that do not draw on each other.
    Confirmed,
    /// Said by one source, or only as likely.
    Reported,
    /// Sources differ about it.
    Disputed,
}

names! { Status,
    Confirmed = "confirmed";
    Reported = "reported";
    Disputed = "disputed";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_cited_with_what_is_known_of_it() {
        let mut source = Source {
            title: "Storskog".to_owned(),
            publisher: Some("Wikipedia".to_owned()),
            date: None,
            url: "https://en.wikipedia.org/wiki/Storskog".to_owned(),
        };
        assert_eq!(source.cited(), "Storskog, Wikipedia");
        source.publisher = None;
        assert_eq!(source.cited(), "Storskog");
    }

    #[test]
    fn every_status_is_read_as_what_it_names() {
        assert!(Status::ALL.iter().all(|status| status.name().parse() == Ok(*status)));
        assert_eq!(Status::ALL.len(), 3);
        assert_eq!("Confirmed".parse::<Status>(), Err(()));
    }
}
