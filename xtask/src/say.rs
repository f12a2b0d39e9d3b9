//! How the chores talk: one line when something begins, one with its time when it took any.

use std::time::{Duration, Instant};

/// Says `what`, does it, and says how long it took where that was noticeable.
///
/// # Errors
/// Those of `work`.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    eprintln!("· {what} …");
    let began = Instant::now();
    let done = work()?;
    let took = began.elapsed();
    if took > Duration::from_secs(2) {
        eprintln!("  done in {}", duration(took));
    }
    Ok(done)
}

/// Says something that needs no doing.
pub(crate) fn note(what: &str) {
    eprintln!("· {what}");
}

/// `75 s` as `1 min 15 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, 0..10) => format!("{:.1} s", time.as_secs_f64()),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;
    use std::time::Duration;

    #[test]
    fn times_read_well() {
        assert_eq!(duration(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(75)), "1 min 15 s");
    }
}
