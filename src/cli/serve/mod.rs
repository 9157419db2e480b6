//! `isnad serve`: a page on this machine where an article is pasted or dropped and its report is read while typing.
//!
//! Listens on the loopback address only. A request must name a loopback host, so that no other site can lead a browser here
//! under its own name; nothing is fetched, stored or logged.
mod api;
mod guard;
mod server;
#[cfg(test)]
mod tests;

use super::args::Serve;
use super::check::{Loaded, Policies};
use super::{Outcome, analyze, console};
use crate::analysis::Analyzer;
use crate::policy::{Judge, presets};
use crate::report::Lang;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What every request works with.
struct Shop {
    analyzer: Analyzer,
    judge: Judge,
    /// Policies by the names that may be chosen; a request can name no file.
    policies: Vec<(String, Loaded)>,
    /// Language when none is chosen.
    lang: Lang,
    /// Where it listens.
    at: SocketAddr,
}

/// Runs the command until it is ended.
pub(super) fn run(args: &Serve) -> Outcome {
    match serve(args) {
        Ok(outcome) => outcome,
        Err(why) => {
            console::lines(why);
            Outcome::Failed
        }
    }
}

fn serve(args: &Serve) -> Result<Outcome, String> {
    let Some(analyzer) = analyze::build(Analyzer::builder().with_text(true), &args.packs) else { return Ok(Outcome::Failed) };
    let judge = Judge::builtin().map_err(|error| error.to_string())?;
    let policies = policies(&judge, args.policy.as_deref())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port))
        .map_err(|error| format!("port {}: {error}; choose another with --port, or any free one with --port 0", args.port))?;
    let at = listener.local_addr().map_err(|error| error.to_string())?;
    let lang = console::lang(None);
    let ready = || console::say(format_args!("the page is at http://{at}/ – end it with Ctrl-C"));
    server::run(listener, Arc::new(Shop { analyzer, judge, policies, lang, at }), ready).map_err(|error| error.to_string())?;
    Ok(Outcome::Done)
}

/// The policy that was named first, then the presets.
fn policies(judge: &Judge, given: Option<&Path>) -> Result<Vec<(String, Loaded)>, String> {
    let presets = presets().map(PathBuf::from);
    let named: Vec<PathBuf> = given.map(Path::to_owned).into_iter().chain(presets).collect();
    let mut all: Vec<(String, Loaded)> = Vec::new();
    for file in named {
        let name = file.to_string_lossy().into_owned();
        if all.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let mut loading = Policies::new(judge, Some(file));
        loading.of(Path::new(".")).map_err(|problems| problems.to_string())?;
        all.extend(loading.all.pop().map(|loaded| (name, loaded)));
    }
    Ok(all)
}
