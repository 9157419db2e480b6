//! Who says what in a file of any form: `cargo run --example who_says_what -- samples/retold-strike.txt`

use isnad::Analyzer;
use isnad::input::Reader;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let analyzer = Analyzer::builder().build()?;
    let article = Reader::default().file(Path::new(&path))?;
    let analysis = analyzer.analyze(&article);
    let mut out = io::stdout().lock();
    for attribution in &analysis.attributions {
        let source = analysis.sources.iter().find(|source| Some(source.id) == attribution.source_id);
        let words: Vec<&str> = attribution.content.iter().map(|span| span.text.as_str()).collect();
        writeln!(out, "{}: {}", source.map_or("?", |source| source.name.as_str()), words.join(" … "))?;
    }
    Ok(())
}
