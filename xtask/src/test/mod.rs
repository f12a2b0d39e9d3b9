//! `cargo xtask test`: everything that can be tested on this machine, and which suites can't.

mod counts;
mod packages;
mod postgres;

use anyhow::bail;

use crate::prerequisites;
use crate::say::{note, step};
use crate::site::{self, Grade};
use crate::tools::{cargo, find};
use crate::typst;
use counts::Counts;
use packages::Machine;
use postgres::Postgres;

/// `cargo xtask test`
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// What to pass on to the test runner, such as a part of a test's name.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    filter: Vec<String>,
}

impl Test {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        prerequisites::check()?;
        let machine = Machine::prepare();
        for left_out in machine.left_out() {
            note(&format!("left out: {left_out}"));
        }
        site::build(Grade::Daily)?;
        let postgres = match &machine.postgres {
            Some(programs) => Some(step("starting a throw-away PostgreSQL", || Postgres::start(programs))?),
            None => None,
        };

        // Built for a run of everything, once; a chosen test makes do with what is there.
        let typst = if self.filter.is_empty() { typst::command().map(Some) } else { Ok(typst::at_hand()) };
        let typst = typst.unwrap_or_else(|error| {
            note(&format!("left out: documents by the stock typst command ({error:#})"));
            None
        });

        let mut counts = Counts::default();
        let nextest = find(&["cargo-nextest"]).is_some();
        step("running the tests", || {
            let mut tests = cargo();
            if nextest {
                tests.args(["nextest", "run", "--workspace", "--no-fail-fast", "--color", "never"]);
            } else {
                tests.args(["test", "--workspace", "--no-fail-fast", "--color", "never", "--tests"]);
            }
            tests.args(&self.filter).env("PATUH_SITE", std::path::absolute(site::folder())?);
            machine.tell(&mut tests);
            if let Some(typst) = &typst {
                tests.env("PATUH_TYPST", typst);
            }
            if let Some(postgres) = &postgres {
                tests.env("PATUH_TEST_POSTGRES", postgres.url());
            }
            counts.add(&mut tests)
        })?;
        if self.filter.is_empty() && !counts.is_broken() {
            step("running the examples in the documentation of the rules", || {
                counts.add(cargo().args(["test", "--quiet", "--doc", "--package", "patuh-domain", "--color", "never"]))
            })?;
        }
        drop(postgres);

        for left_out in machine.left_out() {
            println!("left out: {left_out}");
        }
        if typst.is_none() {
            println!("left out: documents by the stock typst command");
        }
        println!("{counts}");
        if !counts.all_passed() {
            bail!("not all tests passed");
        }
        Ok(())
    }
}
