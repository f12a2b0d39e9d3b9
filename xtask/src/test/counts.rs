//! How many tests passed, failed and were skipped, from what the runners print.

use std::fmt;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};

use anyhow::Context as _;

/// The sum over all runs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
    broken: bool,
}

impl Counts {
    /// Runs `command`, shows what it prints and adds what it counted. A runner that fails without a
    /// failed test (because it didn't compile) makes the whole run fail.
    pub(super) fn add(&mut self, command: &mut Command) -> anyhow::Result<()> {
        let before = self.failed;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("the tests can't be started")?;
        let errors = child.stderr.take().map(|stream| std::thread::spawn(move || show(stream)));
        let mut seen = child.stdout.take().map(show).unwrap_or_default();
        if let Some(Ok(more)) = errors.map(std::thread::JoinHandle::join) {
            seen.extend(more);
        }
        for line in seen {
            self.read(&line);
        }
        let status = child.wait()?;
        if !status.success() && self.failed == before {
            self.broken = true;
        }
        Ok(())
    }

    /// Whether there is nothing to repair.
    pub(super) fn all_passed(self) -> bool {
        self.failed == 0 && !self.broken && self.passed > 0
    }

    /// Whether a runner ended badly without a failed test: something doesn't compile.
    pub(super) const fn is_broken(self) -> bool {
        self.broken
    }

    /// Adds a summary line of nextest or of cargo test; other lines count nothing.
    fn read(&mut self, line: &str) {
        // Nextest shows what failed tests printed indented, their own summaries among it: those count nothing.
        let counts = if line.trim().starts_with("Summary [") {
            line.split_once("run:").map(|(_, counts)| counts)
        } else {
            line.strip_prefix("test result:").and_then(|rest| rest.split_once(". ")).map(|(_, counts)| counts)
        };
        let Some(counts) = counts else { return };
        let words: Vec<&str> = counts.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<u64>() else { continue };
            match pair[1] {
                "passed" => self.passed += number,
                "failed" | "timed" => self.failed += number,
                "skipped" | "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)?;
        if self.broken {
            write!(f, " (and a test program could not be built or did not end properly)")?;
        }
        Ok(())
    }
}

/// Passes the lines of `stream` on to the terminal; returns those that may hold counts.
fn show(stream: impl Read) -> Vec<String> {
    let mut kept = Vec::new();
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        eprintln!("{line}");
        if line.contains("Summary [") || line.contains("test result:") {
            kept.push(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_understood() {
        let mut counts = Counts::default();
        counts.read("     Summary [   0.202s] 17 tests run: 14 passed (1 slow), 3 failed, 2 skipped");
        counts.read("test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.07s");
        counts.read("test nothing ... ok");
        assert_eq!(counts.to_string(), "19 passed, 3 failed, 3 skipped");
        assert!(!counts.all_passed());
        counts.read("Summary [1s] 1 test run: 1 passed, 1 timed out, 0 skipped");
        assert_eq!(counts.failed, 4);
    }

    #[test]
    fn nothing_run_is_not_a_success() {
        assert!(!Counts::default().all_passed());
    }
}
