//! The figures, as a table and as JSON.

use std::fmt;

use serde::Serialize;

use crate::decided::Decided;
use crate::load::Measured;

/// All figures of a run.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    pub decide: Option<Decided>,
    pub echo: Option<Measured>,
    pub databases: Vec<Figures>,
}

/// Figures on one database.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    pub database: &'static str,
    /// The two group commits alone.
    pub bare: Option<Measured>,
    pub lookup: Option<Measured>,
    /// Refused before the ledger: 15.
    pub refusal: Option<Measured>,
    /// Refused by the ledger: 05.
    pub used_up: Option<Measured>,
    /// Rows of the ledger found whole after the load.
    pub held: u64,
    pub lookup_to_bare: Option<f64>,
    pub lookup_to_echo: Option<f64>,
}

impl Report {
    /// The figures of this database.
    pub fn database(&mut self, database: &'static str) -> &mut Figures {
        self.databases.push(Figures { database, ..Figures::default() });
        self.databases.last_mut().unwrap_or_else(|| unreachable!("just pushed"))
    }

    /// As JSON, once compared.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }

    /// Works the ratios out.
    pub fn compare(&mut self) {
        let echo = self.echo.as_ref().map(|echo| echo.per_second);
        for figures in &mut self.databases {
            let lookup = figures.lookup.as_ref().map(|lookup| lookup.per_second);
            let bare = figures.bare.as_ref().map(|bare| bare.per_second);
            figures.lookup_to_bare = lookup.zip(bare).map(|(lookup, bare)| lookup / bare);
            figures.lookup_to_echo = lookup.zip(echo).map(|(lookup, echo)| lookup / echo);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Decided { effective, copying }) = &self.decide {
            for (name, taken) in [("decide", effective), ("decide, facts in the future", copying)] {
                writeln!(f, "{name}: p50 {:.1} us, p99 {:.1} us", taken.p50_us, taken.p99_us)?;
            }
        }
        writeln!(f, "{:<34} {:>10} {:>9} {:>9} {:>9}", "", "per second", "p50 ms", "p99 ms", "max ms")?;
        line(f, "echo", self.echo.as_ref())?;
        for figures in &self.databases {
            let named = |what: &str| format!("{}: {what}", figures.database);
            line(f, &named("two group commits"), figures.bare.as_ref())?;
            line(f, &named("look-up"), figures.lookup.as_ref())?;
            line(f, &named("refused, 15"), figures.refusal.as_ref())?;
            line(f, &named("refused, 05"), figures.used_up.as_ref())?;
            if let (Some(bare), Some(echo)) = (figures.lookup_to_bare, figures.lookup_to_echo) {
                writeln!(f, "{:<34} {bare:.2} of the two commits, {echo:.2} of the echo", named("look-up"))?;
            }
            if figures.held > 0 {
                writeln!(f, "{:<34} {} rows hold", named("ledger"), figures.held)?;
            }
        }
        Ok(())
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, measured: Option<&Measured>) -> fmt::Result {
    let Some(Measured { per_second, p50_ms, p99_ms, max_ms, .. }) = measured else { return Ok(()) };
    writeln!(f, "{name:<34} {per_second:>10.0} {p50_ms:>9.2} {p99_ms:>9.2} {max_ms:>9.2}")
}
