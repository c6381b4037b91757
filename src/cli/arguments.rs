//! What can stand on the command line.

use crate::command::{Command, entries, entry_by_id};
use crate::dropped::pasted_path;
use crate::format::nearest_word;
#[cfg(feature = "app")]
use crate::settings::Settings;
use crate::settings::{Setting, TextSize};
use crate::words::Language;
use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  high-north                                     open the built-in atlas
  high-north --place kirkenes                    open it at a place
  high-north --view '#map=6/69.7/30.0'           open it at zoom 6, latitude 69.7, longitude 30.0
  high-north my-atlas                            open the atlas in the folder my-atlas
  high-north --layer tracks.geojson              open it with a file of your own on the map
  high-north check my-atlas                      say what is wrong with it
  high-north render --place bodo --out bodo.png  draw a picture without a window
  high-north page my-atlas --program dist --out my-page  make a web page of it

An atlas is a folder with assets/atlas.toml in it; README.md has a small one to start from.
A folder that is named like a command is opened as ./check.

Exit codes: 0 done, 1 errors in the content, 2 usage or unreadable, 3 no graphics.";

const CHECK_EXAMPLES: &str = "\
Examples:
  high-north check                         check the built-in atlas
  high-north check my-atlas --format json  check a folder; one JSON array on stdout

Exit codes: 0 clean or warnings only, 1 errors, 2 the atlas could not be read at all.";

const RENDER_EXAMPLES: &str = "\
Examples:
  high-north render --out map.png
  high-north render --place kirkenes --size 1280x800 --out kirkenes.png
  high-north render --layer tracks.geojson --no-panels --out tracks.png
  high-north render my-atlas --view '#map=5/59/20' --no-panels --out baltic.png

Exit codes: 0 done, 2 usage, unreadable or not writable, 3 no graphics.";

const PAGE_EXAMPLES: &str = "\
Examples:
  high-north page --program dist --out page
  high-north page my-atlas --program dist --out my-page
  high-north page my-atlas --program dist --out my-page --picture my-map.png
  high-north page my-atlas --program dist --out my-page --draft  although there are errors in it

The program is a folder that `cargo xtask web` has built, or the folder of any other page. A page
that is made again replaces the files of the old one, and keeps everything else in its folder.

Exit codes: 0 done, 1 errors in the content and no --draft, 2 usage, unreadable or not writable.";

/// An interactive map that tells a news article on the ground where it happens.
#[derive(Debug, Parser)]
#[command(name = "high-north", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) scene: SceneArguments,
    /// Go where you ask at once, without flying or gliding there
    #[arg(long)]
    pub(super) reduced_motion: bool,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

/// What to do, where it is not to open the window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Say what is wrong with an atlas
    Check(CheckArguments),
    /// Draw one picture, without a window or a display
    Render(RenderArguments),
    /// Make a web page of an atlas, for any static host
    Page(PageArguments),
}

/// What to show.
#[derive(Debug, Default, Args)]
pub(super) struct SceneArguments {
    /// The folder of an atlas; the built-in one where it is left out
    #[arg(value_name = "ATLAS")]
    pub(super) atlas: Option<PathBuf>,
    /// Start at a link, '#map=ZOOM/LATITUDE/LONGITUDE[/BEARING]&place=ID&t=2024-12-25…', or a whole address with one
    #[arg(long, value_name = "HASH")]
    pub(super) view: Option<String>,
    /// Start at a place, with its card open
    #[arg(long, value_name = "ID")]
    pub(super) place: Option<String>,
    /// Start with an article
    #[arg(long, value_name = "ID")]
    pub(super) article: Option<String>,
    /// The language of the interface: en or nb
    #[arg(long, value_name = "TAG", value_parser = parse_language)]
    pub(super) language: Option<Language>,
    /// Draw a GeoJSON file on the map; may be given more than once
    #[arg(long = "layer", value_name = "FILE.geojson", value_parser = OsStringValueParser::new().try_map(parse_layer))]
    pub(super) layers: Vec<PathBuf>,
}

impl SceneArguments {
    /// What is set for this run: what is drawn with it.
    #[cfg(feature = "app")]
    pub(super) fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        for setting in self.chosen() {
            settings.set(setting);
        }
        settings
    }

    /// What of the settings was asked for.
    pub(super) fn chosen(&self) -> Vec<Setting> {
        self.language.map(Setting::Language).into_iter().collect()
    }
}

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct CheckArguments {
    /// The folder of an atlas; the built-in one where it is left out
    #[arg(value_name = "ATLAS")]
    pub(super) atlas: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a person
    Text,
    /// For a program: one array, also where it is empty
    Json,
}

/// The arguments of `render`.
#[derive(Debug, Args)]
#[command(after_help = RENDER_EXAMPLES)]
pub(super) struct RenderArguments {
    #[command(flatten)]
    pub(super) scene: SceneArguments,
    /// The picture to write
    #[arg(long, value_name = "FILE.png")]
    pub(super) out: PathBuf,
    /// Width and height in pixels, 16 to 8192 each
    #[arg(long, value_name = "WxH", default_value = "1280x800", value_parser = parse_size)]
    pub(super) size: (u32, u32),
    /// Pixels of the picture for each of --size, 0.5 to 4: 2 for a fine screen or for print
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, value_parser = parse_scale)]
    pub(super) scale: f32,
    /// Size of everything that can be read in percent: 80, 90, 100, 110, 125, 150, 175 or 200
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = parse_text_size)]
    pub(super) text_size: u16,
    /// Draw the map alone
    #[arg(long)]
    pub(super) no_panels: bool,
    /// Do these commands first, by their names and between commas: layers, help, settings, measure …
    #[arg(long = "do", value_name = "COMMANDS", value_delimiter = ',', value_parser = parse_command)]
    pub(super) first: Vec<Command>,
    /// The look: polar-night, paper or high-contrast
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
}

/// The arguments of `page`.
#[derive(Debug, Args)]
#[command(after_help = PAGE_EXAMPLES)]
pub(super) struct PageArguments {
    /// The folder of an atlas; the built-in one where it is left out
    #[arg(value_name = "ATLAS")]
    pub(super) atlas: Option<PathBuf>,
    /// The folder of a page: its program, its base map and its looks are taken
    #[arg(long, value_name = "FOLDER")]
    pub(super) program: PathBuf,
    /// The folder to write the page into: a new one, an empty one, or that of an older page
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: PathBuf,
    /// The picture of the map for those who cannot have the map itself; drawn where it is left out
    #[arg(long, value_name = "FILE.png")]
    pub(super) picture: Option<PathBuf>,
    /// Make the page although there are errors in the content
    #[arg(long)]
    pub(super) draft: bool,
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| text.trim().parse().ok().filter(|side| (16..=8192).contains(side));
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "write WIDTHxHEIGHT in pixels, each from 16 to 8192, as in 1280x800".to_owned())
}

/// A path, or the address of one.
fn parse_layer(text: OsString) -> Result<PathBuf, String> {
    let is_address = |text: &&str| text.contains("://") || text.get(..5).is_some_and(is_file_scheme);
    let address = text.to_str().filter(is_address);
    let Some(address) = address else { return Ok(text.into()) };
    pasted_path(address)
        .ok_or_else(|| "it is on another computer; save the file on this one first".to_owned())
}

fn is_file_scheme(text: &str) -> bool {
    text.eq_ignore_ascii_case("file:")
}

fn parse_language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|()| "write en for English or nb for Norwegian Bokmål".to_owned())
}

fn parse_command(text: &str) -> Result<Command, String> {
    entry_by_id(text).map(|entry| entry.command).ok_or_else(|| {
        let all = entries();
        let near = nearest_word(text, all.iter().map(|entry| entry.id));
        near.map_or_else(
            || format!("known are {}", all.iter().map(|entry| entry.id).collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        )
    })
}

fn parse_scale(text: &str) -> Result<f32, String> {
    let scale = text.trim().parse().ok().filter(|scale| (0.5..=4.0).contains(scale));
    scale.ok_or_else(|| "write a number from 0.5 to 4, as in 2".to_owned())
}

fn parse_text_size(text: &str) -> Result<u16, String> {
    let size = text.trim().trim_end_matches('%').parse().ok().filter(|size| TextSize::STEPS.contains(size));
    let steps = TextSize::STEPS.map(|step| step.to_string()).join(", ");
    size.ok_or_else(|| format!("write one of {steps}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_size_is_two_numbers_within_bounds() {
        assert_eq!(parse_size("1280x800"), Ok((1280, 800)));
        assert_eq!(parse_size("16×8192"), Ok((16, 8192)));
        for bad in ["", "1280", "1280x", "15x800", "1280x8193", "-1x20", "1e3x200", "99999999999x20", "1x2x3"]
        {
            assert!(parse_size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn commands_are_named_as_in_the_files_of_words() {
        assert_eq!(parse_command("layers"), Ok(Command::ToggleLayers));
        assert_eq!(parse_command("layer").unwrap_err(), "did you mean `layers`?");
        assert!(parse_command("xyzzy-plugh").unwrap_err().contains("layers"));
    }

    #[test]
    fn a_scale_is_a_number_within_bounds() {
        assert_eq!(parse_scale("2"), Ok(2.0));
        for bad in ["", "0", "0.4", "4.1", "NaN", "inf", "2x"] {
            assert!(parse_scale(bad).is_err(), "{bad}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_layer_is_a_path_or_the_address_of_one_on_this_computer() {
        let layer = |text: &str| {
            Arguments::try_parse_from(["high-north", "--layer", text]).map(|arguments| arguments.scene.layers)
        };
        assert_eq!(layer("a b%20.geojson").unwrap(), [PathBuf::from("a b%20.geojson")]);
        assert_eq!(layer("file:///tmp/a%20b.geojson").unwrap(), [PathBuf::from("/tmp/a b.geojson")]);
        for elsewhere in ["file://server/a.geojson", "https://example.org/a.geojson"] {
            assert!(layer(elsewhere).unwrap_err().to_string().contains("on another computer"));
        }
    }

    #[test]
    fn a_text_size_is_one_of_the_steps() {
        assert_eq!((parse_text_size("200"), parse_text_size("80%")), (Ok(200), Ok(80)));
        for bad in ["", "0", "201", "large", "-100"] {
            assert!(parse_text_size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_folder_named_like_a_command_can_be_opened() {
        let arguments = Arguments::try_parse_from(["high-north", "./check", "--place", "bodo"]).unwrap();
        assert_eq!(arguments.scene.atlas, Some(PathBuf::from("./check")));
        assert!(arguments.task.is_none());
        // After any other argument the word is a folder too.
        let arguments = Arguments::try_parse_from(["high-north", "--place", "bodo", "check"]).unwrap();
        assert_eq!(arguments.scene.atlas, Some(PathBuf::from("check")));
        assert!(Arguments::try_parse_from(["high-north", "check"]).unwrap().task.is_some());
    }
}
