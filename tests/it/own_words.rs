//! Samples, tests, documents and examples of rules hold sentences of the project's own: none from `../shared`, none from a newspaper.
//!
//! Runs of five words are held against every text of `../shared`. What the language says in one way only is no quotation: [`FORMULAS`].

use crate::support::{committed_files, none_of, read, root, skip};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::process::Command;

/// Words in a row that are a complaint.
const RUN: usize = 5;

/// Fixed phrases, names of real bodies and outlets, and titles of dates.
const FORMULAS: [&str; 32] = [
    "الذي طلب عدم الكشف عن اسمه",
    "الذي طلب عدم نشر اسمه",
    "المصدر الذي فضل عدم ذكر اسمه إن",
    "طلب عدم كشف هويته لأنه غير مخول",
    "طلب عدم نشر اسمه لأنه غير مخول",
    "لم يتم الكشف عن هويته",
    "ولم يتسن الحصول على تعليق من",
    "لم يتسن الحصول على تعليق",
    "ولم يتسن التحقق من العدد",
    "دون إعطاء مزيد من التفاصيل",
    "من دون إعطاء مزيد من التفاصيل",
    "دون إضافة مزيد من التفاصيل",
    "بما لا يدع مجالا للشك",
    "النبي صلى الله عليه وسلم أن",
    "صلى الله عليه وآله وسلم",
    "كما جاء في الحديث الشريف",
    "الذكور والإناث على حد سواء",
    "وفق ما جاء على لسان",
    "نقلا عن شهود عيان أن",
    "في الوقت الذي أكد فيه",
    "في بيان نشرته على صفحتها",
    "وقال التحالف في بيان إن",
    "وقالت وسائل إعلام محلية إن",
    "ذكرت وكالة أنباء الشرق الأوسط أن",
    "ونقلت وكالة أنباء البحرين عن",
    "قناة سكاي نيوز عربية أن",
    "صحيفة وول ستريت جورنال أن",
    "الرئاسة العامة للأرصاد وحماية البيئة",
    "شوال هـ الموافق أغسطس م",
    "طلب عدم نشر اسمه إن",
    "سي إن بي سي إن",
    "إم إس إن بي سي",
];

/// The words of a text in one spelling: without vowel signs and stretching, the forms of alef as one.
fn words(text: &str) -> Vec<String> {
    let kept = text.chars().filter(|c| !matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}'));
    let plain: String = kept.map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect();
    plain.split(|c| !matches!(c, '\u{0621}'..='\u{064A}')).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn runs(words: &[String]) -> impl Iterator<Item = u64> {
    words.windows(RUN).map(|run| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    })
}

/// Stretches of a line that are read as one: up to what ends a sentence or a literal.
fn stretches(line: &str) -> impl Iterator<Item = &str> {
    line.split(['.', '؛', ':', '!', '؟', '|', '`', '…', '"', '/', '(', ')'])
}

/// Where the text has runs that are in `theirs`: line from 1, and the words.
fn borrowed(text: &str, theirs: &HashSet<u64>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for stretch in stretches(line) {
            let words = words(stretch);
            let first = runs(&words).position(|run| theirs.contains(&run));
            found.extend(first.map(|at| (number + 1, words[at..at + RUN].join(" "))));
        }
    }
    found
}

/// Every text below a folder, those of packed archives too; nothing where a file cannot be read.
fn texts(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|e| e == "gz") {
            let unpacked = Command::new("gzip").arg("-dc").arg(&path).output().ok().filter(|out| out.status.success());
            found.extend(unpacked.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()));
        } else {
            found.extend(std::fs::read_to_string(&path));
        }
    }
    found
}

/// The pages that are made from the rules, and the annotations that are made from their words, repeat what is looked at already.
fn is_own_text(name: &str) -> bool {
    let kinds = [".rs", ".yaml", ".md", ".txt", ".json", ".jsonl", ".html", ".mjs", ".py"];
    kinds.iter().any(|kind| name.ends_with(kind)) && name != "docs/RULES.md" && name != "tests/it/own_words.rs"
}

#[test]
fn no_sentence_is_borrowed() {
    let theirs = texts(&root().join("../shared"));
    if theirs.is_empty() {
        skip("../shared is not there: sentences were not held against its texts");
        return;
    }
    let mut runs_of_theirs: HashSet<u64> = theirs.iter().flat_map(|text| runs(&words(text)).collect::<Vec<_>>()).collect();
    FORMULAS.iter().flat_map(|formula| runs(&words(formula)).collect::<Vec<_>>()).for_each(|run| {
        runs_of_theirs.remove(&run);
    });
    let mut complaints = Vec::new();
    for file in committed_files().into_iter().filter(|name| is_own_text(name)) {
        complaints.extend(borrowed(&read(&file), &runs_of_theirs).into_iter().map(|(line, words)| format!("{file}:{line}: {words}")));
    }
    none_of(&complaints, "these words stand in ../shared: invent the sentence anew, or add a formula that has no other form");
}

#[test]
fn a_borrowed_run_is_found_in_any_spelling_and_a_short_one_let_be() {
    let theirs: HashSet<u64> = runs(&words("عَادَ البَحَّارُ إلى المرفأ قبل الغروب")).collect();
    let text = "x\n- text: «عاد البحار الى المـرفأ قبل الفجر»\nعاد البحار إلى المرفأ\nعاد البحار. إلى المرفأ قبل الغروب\n";
    assert_eq!(borrowed(text, &theirs), [(2, "عاد البحار الى المرفا قبل".to_owned())]);
}
