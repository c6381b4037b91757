//! High North: an interactive map that tells a news article on the ground where it happens.
//!
//! Data runs one way through the rooms of this crate, **bytes → model → geometry → screen**, and what
//! a person does runs one way back, **input → command → state**.
//!
//! | Room | What it knows |
//! |---|---|
//! | [`sphere`] | positions on the Earth, projections, geodesics |
//! | [`atlas`] | the model: articles, mentions, places, layers; hit test; immutable once loaded |
//! | [`mod@format`] | bytes → atlas, with a diagnostic for everything that is wrong |
//! | [`geojson_rules`] | what GeoJSON may be, for both of its readers: positions, edges and rings, styles, titles |
//! | [`tessellate`] | rings → triangles on the sphere, lines → ribbons |
//! | [`base`] | the base map: its levels, its slots, and how it is baked |
//! | [`search`] | names, headings, sentences and commands → what matches a query, the best first |
//! | [`view`] | centre, scale, bearing and projection; what moves them; where labels and marks stand; links |
//! | [`dropped`] | a GeoJSON file that a reader brings along: read in pieces, summed up, drawn, pointed at |
//! | [`words`] | what the interface says, in each language |
//! | [`wording`] | what an atlas knows, in the words of a language |
//! | [`settings`] | what a reader sets once and finds again |
//! | [`command`] | every action of a person, with its name and keys |
//! | `document` | the atlas as a web page that is read without the map; not for the page's own program |
//! | `offline` | what makes the web page one that a device keeps: its list of files, its manifest |
//! | [`export`] | what is saved for use elsewhere: names, GeoJSON, what a picture says of itself |
//! | [`cli`] | the command line |
//! | `app` | the window, the picture and the web page; only with the feature `app`, which brings Bevy |
//!
//! `sphere ← atlas ← format`; `base ← format`, where it checks; `sphere ← tessellate, view ← base`; `atlas, tessellate ← geojson_rules ← format, dropped`; `atlas, base ← search`; `words, sphere ← settings`; `atlas, words ← wording`; `format, wording, view ← document`; `format, tessellate ← dropped`; `atlas, view, settings, dropped ← command`; all of these ← `app` ← `cli`.
//! Everything but `app` builds and is tested with `--no-default-features`, where Bevy is not linked.

#[cfg(feature = "app")]
pub mod app;
pub mod atlas;
pub mod base;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod command;
#[cfg(not(target_arch = "wasm32"))]
pub mod document;
pub mod dropped;
pub mod export;
pub mod format;
pub mod geojson_rules;
mod letters;
#[cfg(not(target_arch = "wasm32"))]
pub mod offline;
pub mod search;
pub mod settings;
pub mod sphere;
pub mod tessellate;
pub mod view;
pub mod wording;
pub mod words;
