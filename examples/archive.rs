//! Many articles in memory that does not grow, on several threads that share one analyzer:
//! `cargo run --example archive -- samples archive.jsonl`

use isnad::Analyzer;
use isnad::input::{Inputs, Reader};
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let analyzer = Analyzer::builder().build()?;
    let reader = Reader::default();
    // Every item is opened when its turn comes.
    let items = Mutex::new(Inputs::new(&reader, paths));
    let (articles, attributions, failed) = (AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0));
    let next = || items.lock().ok().and_then(|mut items| items.next());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(item) = next() {
                    match item.read(&reader) {
                        Ok(article) => {
                            articles.fetch_add(1, Ordering::Relaxed);
                            attributions.fetch_add(analyzer.analyze(&article).balance.attributions, Ordering::Relaxed);
                        }
                        Err(_) => _ = failed.fetch_add(1, Ordering::Relaxed),
                    }
                }
            });
        }
    });
    let [articles, attributions, failed] = [articles, attributions, failed].map(AtomicU32::into_inner);
    writeln!(io::stdout(), "{articles} articles, {attributions} attributions, {failed} not read")?;
    Ok(())
}
