//! How far long work is, on standard error: a bar at a terminal, a line now and then where it was asked for elsewhere.

use super::console;
use crate::input::Inputs;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(5);
/// With and without a known end.
const STYLES: [&str; 2] = ["{spinner} {msg} · {bytes} · {bytes_per_sec}", "{bar:30} {percent}% · {msg} · {bytes_per_sec} · {eta} left"];

/// How far the work is.
pub(super) struct Progress {
    begun: Instant,
    told: Instant,
    articles: u64,
    bytes: u64,
    /// Bytes of all inputs; `None` when it is not known.
    all: Option<u64>,
    shown: Shown,
}

enum Shown {
    Nothing,
    Lines,
    Bar(Option<ProgressBar>),
}

impl Progress {
    /// Of inputs that are read through; shown at a terminal and when asked for.
    pub(super) fn new(paths: &[PathBuf], asked: bool, quiet: bool) -> Self {
        let shown = match (io::stderr().is_terminal(), asked) {
            (true, _) if asked || !quiet => Shown::Bar(None),
            (false, true) => Shown::Lines,
            _ => Shown::Nothing,
        };
        let all = if matches!(shown, Shown::Nothing) { None } else { sizes(paths) };
        let now = Instant::now();
        Self { begun: now, told: now, articles: 0, bytes: 0, all, shown }
    }

    /// One more article of so many bytes is done.
    pub(super) fn step(&mut self, bytes: u64) {
        self.articles += 1;
        self.bytes += bytes;
        match &mut self.shown {
            Shown::Nothing => {}
            Shown::Lines if self.told.elapsed() > PAUSE => {
                self.told = Instant::now();
                console::say(self.line());
            }
            Shown::Lines => {}
            Shown::Bar(bar) => {
                if bar.is_none() && self.begun.elapsed() > PATIENCE {
                    *bar = Some(new_bar(self.all, self.begun.elapsed()));
                }
                if let Some(bar) = bar {
                    bar.set_message(rate(self.articles, self.begun.elapsed()));
                    bar.set_position(self.bytes);
                }
            }
        }
    }

    /// Where it stands, in a line.
    fn line(&self) -> String {
        let spent = self.begun.elapsed();
        let left = self.all.and_then(|all| {
            let share = all.saturating_sub(self.bytes) as f64 / self.bytes.max(1) as f64;
            Duration::try_from_secs_f64(spent.as_secs_f64() * share).ok()
        });
        let left = left.map(|left| format!(" · {} s left", left.as_secs())).unwrap_or_default();
        format!("{} · {} MB{left}", rate(self.articles, spent), self.bytes / 1_000_000)
    }

    /// Says something beside the bar.
    pub(super) fn beside(&self, say: impl FnOnce()) {
        match &self.shown {
            Shown::Bar(Some(bar)) => bar.suspend(say),
            _ => say(),
        }
    }

    /// Takes the bar away.
    pub(super) fn end(self) {
        if let Shown::Bar(Some(bar)) = self.shown {
            bar.finish_and_clear();
        }
    }
}

fn rate(articles: u64, spent: Duration) -> String {
    format!("{articles} articles, {:.0} a second", articles as f64 / spent.as_secs_f64().max(0.001))
}

fn new_bar(all: Option<u64>, spent: Duration) -> ProgressBar {
    let [endless, ended] = STYLES;
    let bar = ProgressBar::with_draw_target(all, ProgressDrawTarget::stderr_with_hz(5)).with_elapsed(spent);
    let style = ProgressStyle::with_template(if all.is_some() { ended } else { endless });
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Bytes of all files; `None` with standard input among them, or when a file cannot be looked at.
fn sizes(paths: &[PathBuf]) -> Option<u64> {
    Inputs::files(paths).map(|file| fs::metadata(file.ok()?).ok().filter(fs::Metadata::is_file).map(|data| data.len())).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_told_from_the_bytes_that_are_left() {
        let begun = Instant::now().checked_sub(Duration::from_secs(10)).unwrap();
        let progress = Progress { begun, told: begun, articles: 50, bytes: 2_000_000, all: Some(6_000_000), shown: Shown::Lines };
        assert_eq!(progress.line(), "50 articles, 5 a second · 2 MB · 20 s left");
        assert_eq!(Progress { all: None, ..progress }.line(), "50 articles, 5 a second · 2 MB");
    }

    #[test]
    fn every_style_is_well_formed() {
        STYLES.iter().for_each(|style| _ = ProgressStyle::with_template(style).unwrap());
    }
}
