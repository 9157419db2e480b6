use crate::attribution::tests::read;

/// The words for who speaks, of a sentence's only statement.
#[track_caller]
fn subject(body: &str) -> String {
    let found = read(body);
    let [[_, source, _]] = found.as_slice() else { panic!("one statement of {body}: {found:?}") };
    source.clone()
}

#[test]
fn the_subject_of_the_sentences_verb_ends_before_what_the_verb_is_about() {
    for (who, rest) in [
        ("الشركة", "وستطرح الشركة طرازات من القوارب، مؤكدة أن البيع يبدأ غدا."),
        ("السفارة", "وأثارت السفارة مخاوف عدة، مؤكدة أن الميناء مغلق."),
        ("معالي مدير المرفأ العام", "وبعث معالي مدير المرفأ العام رسالة إلى البحارة، مؤكدا أن الطريق آمن."),
        ("اللجنة العليا للحدائق البلدية", "تصدت اللجنة العليا للحدائق البلدية لظاهرة جديدة، معتبرة أن ذلك مخالفة."),
        ("اللاعب سنبوري", "وتدخل اللاعب سنبوري لتهدئة الحكم، مؤكدا أن الخطأ لم يقع."),
        ("القاضي", "وناقش القاضي معهم ضرورة البناء في القرية، مؤكدا أن البئر جفت."),
        ("السفير عبد النور", "كما دان السفير عبد النور الاقتحامات المتكررة للقرية، مؤكدا أن البئر جفت."),
        ("أمير القلعة", "أمير القلعة يزور المعرض أمس في الوادي، مؤكدا أن البئر جفت."),
    ] {
        assert_eq!(subject(rest), who, "{rest}");
    }
}

#[test]
fn the_subject_of_the_sentences_verb_keeps_what_belongs_to_it() {
    for (who, rest) in [
        ("الناطق الرسمي للإدارة العامة للحدائق", "رحب بذلك الناطق الرسمي للإدارة العامة للحدائق، مؤكدا أن الطريق آمن."),
        ("بعض المقبوض عليهم في القرية", "وانتظر بعض المقبوض عليهم في القرية، مؤكدين أن البئر جفت."),
    ] {
        assert_eq!(subject(rest), who, "{rest}");
    }
}

#[test]
fn a_verb_that_is_an_outlets_name_too_is_told_by_who_does_it() {
    assert_eq!(subject("ورصد تقرير مؤسسة المياه ارتفاعا في عدد الآبار، مبينا أن القرية شربت."), "تقرير مؤسسة المياه");
}
