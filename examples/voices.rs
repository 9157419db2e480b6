//! Who says how much in an article, from one's own program: `cargo run --example voices ARTICLE.txt`.

use isnad::{Analyzer, Article};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of an article")?;
    let text = std::fs::read_to_string(&path)?;
    let analyzer = Analyzer::builder().build()?;
    let analysis = analyzer.analyze(&Article::from_text(path, text));
    for share in &analysis.balance.per_source {
        let name = analysis.sources.iter().find(|source| source.id == share.source).map_or("?", |source| source.name.as_str());
        println!("{name}: {} of {} attributions", share.attributions.part, share.attributions.whole);
    }
    Ok(())
}
