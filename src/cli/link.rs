//! What `--view` and its relatives ask to see. A link that somebody follows is met as far as can be; on the command line
//! every part of it has to be there, or the first that is not is named.

use super::countries::COUNTRIES;
use super::{Failure, complain};
use crate::atlas::Atlas;
use crate::format::nearest_word;
use crate::settings::Theme;
use crate::view::{BasePart, Link, LinkFault, LinkPart, Unread};

/// Reads a link, of which every part has to be understood.
pub(super) fn parse_link(view: Option<&str>) -> Result<Link, Failure> {
    let Some(view) = view else { return Ok(Link::default()) };
    let read = Link::from_url_or_hash(view);
    // What has no `=` in it is no link with a slip, but something else.
    let unread = Link::unread(view).into_iter().next().filter(|_| read.is_some() || view.contains('='));
    if let Some(unread) = unread {
        return Err(refuse(&unread_words(unread)));
    }
    let Some((link, faults)) = read else {
        let help = "write '#map=ZOOM/LATITUDE/LONGITUDE', as in '#map=5/69.7/30.0'";
        return Err(refuse(&format!("`{view}` is no link: {help}")));
    };
    let (mistakes, notes): (Vec<_>, Vec<_>) = faults.iter().partition(|fault| fault.is_mistake());
    notes.iter().for_each(|note| complain(&format!("--view: {note}")));
    let Some(fault) = mistakes.first() else { return Ok(link) };
    match fault {
        LinkFault::Unknown(LinkPart::Hide, _) => {
            let parts = BasePart::ALL.into_iter().map(BasePart::name);
            known("part of the base map", fault.value(), parts).map(|()| link)
        }
        _ => Err(refuse(&fault.to_string())),
    }
}

fn refuse(message: &str) -> Failure {
    Failure::usage(format!("--view: {message}"))
}

fn unread_words(unread: Unread<'_>) -> String {
    match unread {
        Unread::NoPart(key) => {
            let keys = LinkPart::ALL.map(LinkPart::key);
            let help = nearest_word(key, keys).map_or_else(
                || format!("it has {}", keys.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            format!("a link has no part `{key}`; {help}")
        }
        Unread::Empty(part) => format!("`{}` says nothing; write {}", part.key(), part.example()),
        Unread::Twice(part) => format!("`{}` stands in it twice; keep the one that you mean", part.key()),
    }
}

/// Everything that is asked for by name has to be there.
pub(super) fn check_link(link: &Link, atlas: &Atlas) -> Result<(), Failure> {
    if let Some(id) = &link.place {
        known("place", id, atlas.places.iter().map(|place| place.id.as_str()))?;
    }
    if let Some(id) = &link.article {
        known("article", id, atlas.articles.iter().map(|article| article.id.as_str()))?;
    }
    if let Some(number) = link.step {
        check_step(number, atlas.steps.len())?;
    }
    for (id, _) in link.layers.iter().flatten() {
        known("layer", id, atlas.layers.iter().map(|layer| layer.id.as_str()))?;
    }
    if let Some(code) =
        link.compare.as_deref().filter(|code| !COUNTRIES.split(' ').any(|known| known == *code))
    {
        let help = "write its code as in ISO 3166-1 alpha-3, for instance NOR or GBR";
        return Err(Failure::usage(format!("there is no country `{code}`; {help}")));
    }
    if let Some(name) = &link.theme {
        known("theme", name, Theme::ALL.into_iter().map(Theme::name))?;
    }
    Ok(())
}

/// Steps are counted from 1.
fn check_step(number: usize, count: usize) -> Result<(), Failure> {
    let help = match count {
        _ if number <= count => return Ok(()),
        0 => "the atlas has no story".to_owned(),
        1 => "the story has one step, 1".to_owned(),
        _ => format!("the story has the steps 1 to {count}"),
    };
    Err(Failure::usage(format!("there is no step {number}; {help}")))
}

fn known<'a>(what: &str, id: &str, all: impl Iterator<Item = &'a str> + Clone) -> Result<(), Failure> {
    /// More than this many ids are no help on a terminal.
    const LISTED: usize = 40;
    if all.clone().any(|known| known == id) {
        return Ok(());
    }
    let ids: Vec<&str> = all.clone().take(LISTED + 1).collect();
    let help = match nearest_word(id, all) {
        Some(near) => format!("did you mean `{near}`?"),
        None if ids.is_empty() => format!("the atlas has no {what}"),
        None if ids.len() <= LISTED => format!("known are {}", ids.join(", ")),
        None => format!("the files of the atlas have the id of each {what}"),
    };
    Err(Failure::usage(format!("there is no {what} `{id}`; {help}")))
}
