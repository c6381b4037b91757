//! The program `high-north`: parses the arguments, runs one command, returns its exit code.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    high_north::cli::run(std::env::args_os())
}

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(feature = "app")]
    high_north::app::start_web();
}
