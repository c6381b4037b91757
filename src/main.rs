//! The program `high-north`: parses the arguments, runs one command, returns its exit code.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    high_north::cli::run(std::env::args_os())
}

/// What the page calls, `showMap`, stands in the library.
#[cfg(target_arch = "wasm32")]
use high_north as _;

/// Nothing yet: the page calls when it has the atlas.
#[cfg(target_arch = "wasm32")]
fn main() {}
