//! The program in a window of its own: on a display in memory it draws a map; without a display it says
//! so in one sentence.

use crate::graphics;
use crate::repo::{self, Repo};
use crate::steps::Note;
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a window may take to show a map with software graphics, all of it built for the first time.
const PATIENCE: Duration = Duration::from_secs(60);
/// A map with its labels, lines and depths has hundreds of colours; a blank window has one, and one with
/// nothing but text on it some dozens.
const COLOURS: usize = 100;
/// The exit code for "no graphics".
const NO_GRAPHICS: i32 = 3;

/// Opens the window, then tries without a display.
pub(crate) fn run(repo: &Repo) -> Result<Note> {
    if !cfg!(target_os = "linux") {
        return Ok(Some("left out: only Linux has a display in memory".to_owned()));
    }
    repo::run(&mut repo.cargo("build --quiet"))?;
    let seconds = opens_and_draws(repo)?;
    says_that_there_is_no_display(repo)?;
    Ok(Some(format!("ok, a map after {seconds:.1} s")))
}

/// Seconds from the start of the program until the middle of its window shows a map.
fn opens_and_draws(repo: &Repo) -> Result<f64> {
    let (_xvfb, display) = start_display(repo)?;
    let mut program = repo.command(repo.program());
    program.args(["--view", "#map=5/69.7/30"]).env("DISPLAY", &display).env_remove("WAYLAND_DISPLAY");
    let mut program =
        Running(graphics::in_software(&mut program).spawn().context("the program does not start")?);
    let start = Instant::now();
    let mut most = 0;
    while start.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(200));
        if let Some(status) = program.0.try_wait()? {
            bail!("the program ended by itself, with {status}");
        }
        most = most.max(picture(repo, &display)?.colours_in_the_middle());
        if most >= COLOURS {
            return Ok(start.elapsed().as_secs_f64());
        }
    }
    bail!(
        "after {} s the window has {most} colours in its middle; a map has {COLOURS} or more",
        PATIENCE.as_secs()
    )
}

fn says_that_there_is_no_display(repo: &Repo) -> Result<()> {
    let mut command = repo.command(repo.program());
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stderr(Stdio::piped());
    let (status, said) = ended(command.spawn().context("the program does not start")?)?;
    ensure!(
        status.code() == Some(NO_GRAPHICS) && said.trim().lines().count() == 1,
        "without a display the program must exit {NO_GRAPHICS} with one sentence; it ended with {status} and said:\n{said}"
    );
    Ok(())
}

/// Waits for a program to end by itself, and returns what it said on stderr.
fn ended(program: Child) -> Result<(ExitStatus, String)> {
    let mut program = Running(program);
    let mut stderr = program.0.stderr.take().context("the program's messages are not caught")?;
    let reader = thread::spawn(move || {
        let mut said = String::new();
        stderr.read_to_string(&mut said).map(|_| said)
    });
    let start = Instant::now();
    loop {
        if let Some(status) = program.0.try_wait()? {
            let said = reader.join().map_err(|_| anyhow!("the thread that reads ended early"))??;
            return Ok((status, said));
        }
        ensure!(start.elapsed() < PATIENCE, "the program is still running after {} s", PATIENCE.as_secs());
        thread::sleep(Duration::from_millis(50));
    }
}

/// A display in memory, on the first number that is free, and its name.
fn start_display(repo: &Repo) -> Result<(Running, String)> {
    let mut xvfb = repo.command("Xvfb");
    // Without -noreset it begins anew, and for a moment lets nobody in, when the first picture is taken before the program
    // has come.
    xvfb.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]);
    xvfb.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut xvfb = Running(xvfb.spawn().context("Xvfb does not start")?);
    let stdout = xvfb.0.stdout.take().context("Xvfb's answer is not caught")?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut number = String::new();
        let read = BufReader::new(stdout).read_line(&mut number).map(|_| number);
        // Nobody listens any more only where the wait below has given up.
        let _ = sender.send(read);
    });
    let number = receiver.recv_timeout(PATIENCE).context("Xvfb does not name its display")??;
    ensure!(!number.trim().is_empty(), "Xvfb ended before it named its display");
    Ok((xvfb, format!(":{}", number.trim())))
}

/// What is on the display now.
fn picture(repo: &Repo, display: &str) -> Result<Picture> {
    let mut import = repo.command("import");
    import.args(["-silent", "-window", "root", "-depth", "8", "ppm:-"]).env("DISPLAY", display);
    let output = import.stdin(Stdio::null()).output().context("`import` does not start")?;
    ensure!(output.status.success(), "`import`: {}", String::from_utf8_lossy(&output.stderr).trim());
    Picture::from_ppm(&output.stdout).context("`import` did not write a PPM picture")
}

/// A picture of eight bits a channel.
struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a binary PPM (`P6`, 255).
    fn from_ppm(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut word = || {
            let start = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
            let length = rest[start..].iter().position(u8::is_ascii_whitespace)?;
            let word = std::str::from_utf8(&rest[start..start + length]).ok()?;
            rest = &rest[start + length + 1..];
            Some(word)
        };
        let (kind, width, height, maximum) = (word()?, word()?, word()?, word()?);
        let (width, height): (usize, usize) = (width.parse().ok()?, height.parse().ok()?);
        let (pixels, []) = rest.as_chunks::<3>() else { return None };
        (kind == "P6" && maximum == "255" && width > 0 && pixels.len() == width.checked_mul(height)?)
            .then(|| Self { width, pixels: pixels.to_vec() })
    }

    /// How many colours there are between the panels: from 40 to 70 % of the width.
    fn colours_in_the_middle(&self) -> usize {
        let middle = self.width * 2 / 5..self.width * 7 / 10;
        let rows = self.pixels.chunks_exact(self.width);
        rows.flat_map(|row| &row[middle.clone()]).collect::<HashSet<_>>().len()
    }
}

/// A program that is ended when it is no longer needed, however that comes about.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn the_colours_between_the_panels_are_counted_and_those_beside_them_are_not() {
        let mut ppm = b"P6\n10 2\n255\n".to_vec();
        for index in 0..20u8 {
            let inside = (4..7).contains(&(index % 10));
            ppm.extend(if inside { [index, 0, 0] } else { [200 + index, 1, 1] });
        }
        let picture = Picture::from_ppm(&ppm).expect("a picture");
        assert_eq!(picture.colours_in_the_middle(), 6);
    }

    #[test]
    fn what_is_no_whole_picture_is_refused() {
        for bytes in [&b""[..], b"P6 2 2 255\n12345678901", b"P5 1 1 255\nabc", b"P6 0 1 255\n", b"P6 9"] {
            assert!(Picture::from_ppm(bytes).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn what_a_program_said_is_returned_with_its_exit_code() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo no display >&2; exit 3"]).stderr(Stdio::piped());
        let (status, said) = ended(command.spawn().expect("a shell")).expect("it ends");
        assert_eq!((status.code(), said.as_str()), (Some(3), "no display\n"));
    }
}
