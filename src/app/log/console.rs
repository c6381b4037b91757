//! The browser's console: hears what `tracing` and `log` are told, and keeps nothing.

use super::{ERRORS_ONLY, SILENT};
use std::fmt::{self, Write as _};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber, level_filters::LevelFilter};
use wasm_bindgen::JsValue;

/// Says from now on what is worth saying. Where somebody listens already, nothing changes.
pub(super) fn listen() {
    let _ = tracing::subscriber::set_global_default(Console);
    if log::set_logger(&Console).is_ok() {
        log::set_max_level(log::LevelFilter::Warn);
    }
}

struct Console;

/// Whether something of this part of the program is said.
fn is_said(part: &str, is_error: bool) -> bool {
    !part.starts_with(SILENT) && (is_error || !ERRORS_ONLY.iter().any(|name| part.starts_with(name)))
}

fn say(part: &str, is_error: bool, text: &str) {
    let line = JsValue::from_str(&format!("{part}: {text}"));
    if is_error { web_sys::console::error_1(&line) } else { web_sys::console::warn_1(&line) }
}

/// The message of an event and then its other fields.
#[derive(Default)]
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // A String takes whatever is written to it.
        let _ = match field.name() {
            "message" => write!(self.0, "{value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

impl Subscriber for Console {
    fn enabled(&self, of: &Metadata<'_>) -> bool {
        of.is_event() && *of.level() <= Level::WARN && is_said(of.target(), *of.level() == Level::ERROR)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text::default();
        event.record(&mut text);
        say(event.metadata().target(), *event.metadata().level() == Level::ERROR, &text.0);
    }

    // Spans are not followed: none is of a level that is heard.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl log::Log for Console {
    fn enabled(&self, of: &log::Metadata<'_>) -> bool {
        of.level() <= log::Level::Warn && is_said(of.target(), of.level() == log::Level::Error)
    }

    fn log(&self, record: &log::Record<'_>) {
        if log::Log::enabled(self, record.metadata()) {
            say(record.target(), record.level() == log::Level::Error, &record.args().to_string());
        }
    }

    fn flush(&self) {}
}
