//! In which language the program speaks, and how much it says.

use crate::cli::{Folder, isnad, ran};
use crate::support::{files_below, none_of, read};

const ARTICLE: &str = "حفل الميناء\n\nقال مدير المرسى بهاء الزيتوني إن الحفل يبدأ مساء.\n";

#[test]
fn messages_are_in_the_language_of_locale_or_option_on_every_command() {
    let folder = Folder::new("spoken", &[("a.txt", ARTICLE.as_bytes())]);
    let told = |locale: &str, arguments: &[&str]| ran(isnad().current_dir(&folder.0).env("LC_ALL", locale).args(arguments)).err;
    let gone = "isnad: none.txt: لا ملف ولا مجلد بهذا الاسم؛ راجع المسار\n";
    assert_eq!(told("ar_SY.UTF-8", &["analyze", "none.txt"]), gone);
    assert_eq!(told("C", &["--lang", "ar", "check", "none.txt"]).lines().next(), gone.lines().next());
    assert_eq!(told("ar", &["analyze", "none.txt", "--lang", "en"]), "isnad: none.txt: no such file or folder; check the path\n");
    assert_eq!(told("ar", &["analyze", "-v", "-f", "csv", "a.txt"]), "isnad: حُلِّل 1، وتعذّر 0\n");
    assert_eq!(told("ar", &["rules", "test", "nosuch"]), "isnad: لا قاعدة تبدأ بـ `nosuch`؛ يسمّيها كلها `isnad rules list`\n");
    let broken = std::fs::write(folder.path("isnad.yaml"), "policy: 3\n");
    assert!(broken.is_ok());
    assert_eq!(told("ar", &["analyze", "a.txt"]), "isnad: isnad.yaml:1:9: إصدار سياسة غير معروف؛ يقرأ هذا البرنامج `policy: 1`\n");
    for command in ["init", "explain", "eval", "serve", "schema", "completions", "man", "rules"] {
        let help = ran(isnad().args([command, "--help"])).out;
        assert!(help.contains("--lang <LANG>"), "{command}: {help}");
    }
}

#[test]
fn explain_is_in_one_language() {
    let page = |lang: &str, id: &str| ran(isnad().args(["explain", id, "--lang", lang])).out;
    let policy = page("ar", "vague-anonymous-source");
    for label in ["خطأ، الدرجة 1", "كيف تُقرَّر: مصدر بلا اسم", "المعايير: ", "الإصلاح: ", "لا يصح:", "يصح (الجهة مذكورة):", "لإيقافها"]
    {
        assert!(policy.contains(label), "no {label}: {policy}");
    }
    for label in ["decided:", "standards:", "fails:", "passes", "tier", "to waive it", "parameter"] {
        assert!(!policy.contains(label), "{label}: {policy}");
        assert!(page("en", "vague-anonymous-source").contains(label), "{label}");
    }
    assert!(page("ar", "verb.akkada").contains("يجب أن تعمل في:") && page("en", "verb.akkada").contains("It must work on:"));
}

#[test]
fn quiet_and_verbose_are_obeyed_by_what_is_checked_and_tested() {
    let out = |arguments: &[&str]| ran(isnad().args(arguments));
    assert_eq!((out(&["rules", "check", "-q"]).out, out(&["rules", "test", "-q", "hedge"]).out), (String::new(), String::new()));
    let verbose = out(&["rules", "test", "-v", "hedge"]);
    assert!(verbose.code == Some(0) && verbose.out.contains("is reported") && verbose.out.contains("is validated"), "{verbose:?}");
    let folder = Folder::new("quiet-init", &[("a.txt", ARTICLE.as_bytes())]);
    assert_eq!(ran(isnad().current_dir(&folder.0).args(["init", "-q", "desk"])).out, "");
    assert!(folder.path("desk/isnad.yaml").is_file());
}

#[test]
fn every_message_that_has_arabic_is_still_made() {
    let sources: String = files_below("src").into_iter().filter(|f| f.ends_with(".rs")).map(|f| read(&f)).collect();
    let mut found = Vec::new();
    for line in read("rules/ui/messages.yaml").lines() {
        let Some(message) = line.strip_prefix("- en: \"").and_then(|rest| rest.strip_suffix('"')) else { continue };
        let pieces = message.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, behind)| behind));
        found.extend(pieces.filter(|piece| piece.len() > 12 && !sources.contains(piece)).map(str::to_owned));
    }
    none_of(&found, "change rules/ui/messages.yaml as the message in the code changed");
}
