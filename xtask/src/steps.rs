//! Runs named steps one after the other, says how long each took, and stops at the first that fails.

use crate::repo::Repo;
use anyhow::{Context as _, Result};
use std::fmt;
use std::time::Instant;

/// What a step has to say in the summary beside its time; mostly nothing.
pub(crate) type Note = Option<String>;

/// One thing that must hold.
pub(crate) struct Step {
    /// What `--only` takes.
    pub(crate) name: &'static str,
    /// What it does, in a few words.
    pub(crate) does: &'static str,
    /// Does it.
    pub(crate) run: fn(&Repo) -> Result<Note>,
}

/// `--only` named a step that there is not.
#[derive(Debug)]
pub(crate) struct UnknownStep {
    asked: String,
    known: Vec<&'static str>,
}

impl fmt::Display for UnknownStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no step `{}`; the steps are {}", self.asked, self.known.join(", "))
    }
}

impl std::error::Error for UnknownStep {}

/// A step that was run.
struct Done {
    name: &'static str,
    seconds: f64,
    outcome: String,
}

/// Runs the steps, or those that `only` names, in their own order. `task` is the word after
/// `cargo xtask`, for the line that says how to repeat a step.
pub(crate) fn run(task: &str, steps: &[Step], only: &[String], repo: &Repo) -> Result<()> {
    let chosen = choose(steps, only)?;
    let mut done = Vec::new();
    let mut result = Ok(());
    for step in &chosen {
        eprintln!("\n── {}: {}", step.name, step.does);
        let start = Instant::now();
        let outcome = (step.run)(repo);
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("── {} took {seconds:.1} s", step.name);
        let note = match &outcome {
            Ok(note) => note.clone().unwrap_or_else(|| "ok".to_owned()),
            Err(_) => "FAILED".to_owned(),
        };
        done.push(Done { name: step.name, seconds, outcome: note });
        if let Err(error) = outcome {
            let context = format!("step `{0}`; to repeat it alone: cargo xtask {task} --only {0}", step.name);
            result = Err(error).context(context);
            break;
        }
    }
    eprint!("\n{}", summary(&done, chosen.len()));
    result
}

/// Names the steps.
pub(crate) fn list(steps: &[Step]) {
    for step in steps {
        eprintln!("{:<10} {}", step.name, step.does);
    }
}

fn choose<'steps>(steps: &'steps [Step], only: &[String]) -> Result<Vec<&'steps Step>> {
    if let Some(asked) = only.iter().find(|asked| steps.iter().all(|step| step.name != asked.as_str())) {
        let known = steps.iter().map(|step| step.name).collect();
        return Err(UnknownStep { asked: asked.clone(), known }.into());
    }
    Ok(steps.iter().filter(|step| only.is_empty() || only.iter().any(|asked| asked == step.name)).collect())
}

fn summary(done: &[Done], wanted: usize) -> String {
    let mut text = String::new();
    for Done { name, seconds, outcome } in done {
        text.push_str(&format!("{name:<10} {seconds:>8.1} s  {outcome}\n"));
    }
    let total: f64 = done.iter().map(|step| step.seconds).sum();
    text.push_str(&format!("{:<10} {total:>8.1} s  {} of {wanted} steps run\n", "all", done.len()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn repo() -> Repo {
        Repo { root: PathBuf::new(), target: PathBuf::new() }
    }

    #[test]
    fn the_first_step_that_fails_is_the_last_that_runs_and_is_named() {
        static RUNS: AtomicUsize = AtomicUsize::new(0);
        fn good(_: &Repo) -> Result<Note> {
            RUNS.fetch_add(1, Ordering::SeqCst);
            Ok(None)
        }
        fn bad(_: &Repo) -> Result<Note> {
            RUNS.fetch_add(1, Ordering::SeqCst);
            anyhow::bail!("it broke")
        }
        let steps = [
            Step { name: "a", does: "", run: good },
            Step { name: "b", does: "", run: bad },
            Step { name: "c", does: "", run: good },
        ];
        let error = format!("{:#}", run("test", &steps, &[], &repo()).expect_err("b fails"));
        assert!(error.contains("cargo xtask test --only b") && error.contains("it broke"), "{error}");
        assert_eq!(RUNS.load(Ordering::SeqCst), 2);
        run("test", &steps, &["c".to_owned()], &repo()).expect("c alone is well");
        assert_eq!(RUNS.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn a_step_that_there_is_not_is_answered_with_those_that_there_are() {
        let steps = [Step { name: "fmt", does: "", run: |_| Ok(None) }];
        let error = run("lint", &steps, &["format".to_owned()], &repo()).expect_err("no such step");
        assert!(error.is::<UnknownStep>());
        assert_eq!(error.to_string(), "there is no step `format`; the steps are fmt");
    }
}
