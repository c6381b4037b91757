//! The whole program, in one: it is linked with Bevy once, and not once for every file.
//!
//! One file alone: `cargo test --test app links::`.

#[path = "../dropped/generate.rs"]
mod generate;
mod harness;
mod headless;
mod rehearsal;

mod commands;
mod drag;
mod dropped_on_map;
mod history;
mod labels;
mod layers;
mod links;
mod mentions;
mod movement;
mod panels;
mod panels_dropped;
mod picture;
mod places;
mod reading;
mod rest;
mod shader;
mod sight;
mod story;
mod targets;
mod time;
mod true_scale;
mod worded;
