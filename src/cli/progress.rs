//! How far long work is, on standard error: a bar at a terminal, a line now and then where it was asked for elsewhere.

use super::{console, same};
use crate::input::Inputs;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(5);
/// Time between two looks of the bar.
const MOMENT: Duration = Duration::from_millis(100);
/// Without and with a known end.
const STYLES: [&str; 2] = ["{spinner} {wide_msg}", "{bar:10} {percent}% · {wide_msg}"];

/// How far the work is.
pub(super) struct Progress {
    begun: Instant,
    told: Instant,
    articles: u64,
    /// Bytes of the articles that are done.
    bytes: u64,
    /// Bytes of inputs that were done before.
    passed: u64,
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
        Self { begun: now, told: now, articles: 0, bytes: 0, passed: 0, all, shown }
    }

    /// One more article of so many bytes is done.
    pub(super) fn step(&mut self, bytes: u64) {
        self.articles += 1;
        self.bytes += bytes;
        let pause = match &self.shown {
            Shown::Nothing => return,
            Shown::Lines => PAUSE,
            Shown::Bar(None) => PATIENCE,
            Shown::Bar(Some(_)) => MOMENT,
        };
        if self.told.elapsed() <= pause {
            return;
        }
        self.told = Instant::now();
        let line = self.line();
        match &mut self.shown {
            Shown::Nothing => {}
            Shown::Lines => console::say(line),
            Shown::Bar(bar) => {
                let bar = bar.get_or_insert_with(|| new_bar(self.all));
                bar.set_message(line);
                bar.set_position(self.passed + self.bytes);
            }
        }
    }

    /// Inputs of so many bytes together were done by a run before this: work begins behind them.
    pub(super) fn pass(&mut self, bytes: u64) {
        self.passed = bytes;
        self.begun = Instant::now();
        self.told = self.begun;
    }

    /// Where it stands, in a line: the rate is that of what is done since the work began.
    fn line(&self) -> String {
        let spent = self.begun.elapsed();
        let left = self.all.filter(|_| self.bytes > 0).and_then(|all| {
            let share = all.saturating_sub(self.passed + self.bytes) as f64 / self.bytes as f64;
            Duration::try_from_secs_f64(spent.as_secs_f64() * share).ok()
        });
        let left = left.map(|left| format!(" · {} left", rough(left))).unwrap_or_default();
        let seconds = spent.as_secs_f64().max(0.001);
        let (each, megabytes) = (self.articles as f64 / seconds, self.bytes as f64 / 1e6);
        format!("{} articles, {each:.0} a second · {megabytes:.0} MB, {:.1} a second{left}", self.articles, megabytes / seconds)
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

/// A time in its largest unit that says enough.
fn rough(time: Duration) -> String {
    match time.as_secs() {
        seconds @ ..120 => format!("{seconds} s"),
        seconds @ ..7200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3600),
    }
}

fn new_bar(all: Option<u64>) -> ProgressBar {
    let [endless, ended] = STYLES;
    let bar = ProgressBar::with_draw_target(all, ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template(if all.is_some() { ended } else { endless });
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Bytes of all files, and of standard input when it is one; `None` when one has no known end or cannot be looked at.
fn sizes(paths: &[PathBuf]) -> Option<u64> {
    let size = |path: &Path| match path.as_os_str().as_encoded_bytes() {
        b"-" => same::left_of_stdin(),
        _ => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len()),
    };
    Inputs::files(paths).map(|file| size(&file.ok()?)).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left_are_told_from_what_was_done_since_the_work_began() {
        let begun = Instant::now().checked_sub(Duration::from_secs(10)).unwrap();
        let progress =
            Progress { begun, told: begun, articles: 50, bytes: 2_000_000, passed: 0, all: Some(6_000_000), shown: Shown::Lines };
        assert_eq!(progress.line(), "50 articles, 5 a second · 2 MB, 0.2 a second · 20 s left");
        let resumed = Progress { passed: 3_000_000, ..progress };
        assert_eq!(resumed.line(), "50 articles, 5 a second · 2 MB, 0.2 a second · 5 s left");
        assert_eq!(Progress { all: None, ..resumed }.line(), "50 articles, 5 a second · 2 MB, 0.2 a second");
    }

    #[test]
    fn nothing_is_said_of_the_time_left_before_anything_is_done() {
        let now = Instant::now();
        let progress = Progress { begun: now, told: now, articles: 0, bytes: 0, passed: 5, all: Some(9), shown: Shown::Lines };
        assert_eq!(progress.line(), "0 articles, 0 a second · 0 MB, 0.0 a second");
    }

    #[test]
    fn times_are_told_in_their_largest_unit() {
        assert_eq!([0, 119, 120, 7199, 7200].map(|s| rough(Duration::from_secs(s))), ["0 s", "119 s", "2 min", "119 min", "2 h"]);
    }

    #[test]
    fn work_of_a_broken_run_is_passed_and_does_not_count_for_the_rate() {
        let mut progress = Progress::new(&[], true, false);
        (progress.begun, progress.told, progress.shown) = (long_ago(), long_ago(), Shown::Bar(None));
        progress.all = Some(100);
        progress.pass(60);
        assert!(progress.begun.elapsed() < Duration::from_secs(60));
        progress.told = long_ago();
        progress.step(40);
        let Shown::Bar(Some(bar)) = &progress.shown else { panic!("no bar; show it after a second") };
        assert_eq!((bar.position(), bar.length()), (100, Some(100)));
    }

    fn long_ago() -> Instant {
        Instant::now().checked_sub(Duration::from_secs(100)).unwrap()
    }

    #[test]
    fn every_style_is_well_formed() {
        STYLES.iter().for_each(|style| _ = ProgressStyle::with_template(style).unwrap());
    }
}
