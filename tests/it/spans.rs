//! Where the phrase of a speaker begins and ends, in invented sentences.

use isnad::{Analyzer, Article};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build().unwrap());

/// Speaker and content of each attribution in a paragraph, as they are written.
fn read(sentence: &str) -> Vec<(String, String)> {
    let analysis = ANALYZER.analyze(&Article::from_text("spans", format!("السوق\n\n{sentence}")));
    let mut found = Vec::new();
    for one in &analysis.attributions {
        let source = one.source.as_ref().map_or_else(|| "-".to_owned(), |source| source.text.clone());
        let content: Vec<&str> = one.content.iter().map(|content| content.text.as_str()).collect();
        found.push((source, content.join(" … ")));
    }
    found
}

/// Holds the first attribution of each sentence against its speaker and content.
fn all(expected: &[(&str, &str, &str)]) {
    for (sentence, source, content) in expected {
        let found = read(sentence).into_iter().next().unwrap_or_default();
        assert_eq!((found.0.as_str(), found.1.as_str()), (*source, *content), "in: {sentence}");
    }
}

#[test]
fn whom_a_body_asks_is_no_part_of_it() {
    all(&[
        ("طالبت القوى السياسية رئيس الوزراء نزار العمادي بتقديم تفسيرات.", "القوى السياسية", "بتقديم تفسيرات"),
        ("وطالب اتحاد القوى رئيس الوزراء بتقديم تفسيرات.", "اتحاد القوى", "بتقديم تفسيرات"),
        ("دعت النقابة الوطنية للنجارين السلطات المحلية إلى فتح السوق.", "النقابة الوطنية للنجارين", "فتح السوق"),
        ("دعا الأمين العام للمهرجان الفرق المحلية إلى زيارة المعرض.", "الأمين العام للمهرجان", "زيارة المعرض"),
    ]);
}

#[test]
fn what_is_condemned_or_announced_is_no_part_of_the_speaker() {
    all(&[
        (
            "أدانت الإدارة العامة لهيئة كبار الحرفيين العمل الطائش الذي هز الوادي.",
            "الإدارة العامة لهيئة كبار الحرفيين",
            "العمل الطائش الذي هز الوادي",
        ),
        ("أعلنت السلطات حالة الطوارئ حول السد، بعد حرائق شبت عند الفجر.", "السلطات", "حالة الطوارئ حول السد، بعد حرائق شبت عند الفجر"),
        ("واستهل محامي المزارعين عبد المحسن الطحان حديثه بالكشف عن أن الجسر مغلق.", "محامي المزارعين عبد المحسن الطحان", "الجسر مغلق"),
    ]);
}

#[test]
fn the_clause_that_answers_a_marker_ends_its_source() {
    all(&[
        ("وبحسب تقرير البلدية فقد أغلق الجسر في الصباح.", "تقرير البلدية", "فقد أغلق الجسر في الصباح"),
        ("ووفقا للتقرير الذي تنشره البلدية غدا فقد قلت المواسم كثيرا.", "للتقرير الذي تنشره البلدية غدا", "فقد قلت المواسم كثيرا"),
    ]);
}

#[test]
fn what_describes_the_speaker_belongs_to_him() {
    all(&[
        (
            "أشار منير الطحان وهو من تجار السوق القديم في الوادي إلى أن الجسر مغلق.",
            "منير الطحان وهو من تجار السوق القديم في الوادي",
            "الجسر مغلق",
        ),
        (
            "وأضاف بدران، وهو أحد النجارين ويعيش في الوادي: «إن الجسر مغلق منذ الصباح الباكر».",
            "بدران، وهو أحد النجارين ويعيش في الوادي",
            "إن الجسر مغلق منذ الصباح الباكر",
        ),
        ("حسبما ذكرت محكمة السوق في «الوادي» فإن الجسر مغلق.", "محكمة السوق في «الوادي»", "الجسر مغلق"),
    ]);
}

#[test]
fn a_relative_clause_with_its_own_object_does_not_take_the_complementiser() {
    all(&[
        ("وأكد الوزير في كلمته التي ألقاها أمس أن الجسر مغلق.", "الوزير", "الجسر مغلق"),
        ("وأوضحت الأوراق التي جمعها بعض الحراس أن الجسر مغلق.", "الأوراق التي جمعها بعض الحراس", "الجسر مغلق"),
    ]);
}

#[test]
fn a_headline_tells_its_subject_first() {
    let heads = [
        ("وزارة التجارة تكشف قائمة الأسواق التي طلبت معلومات عن زبائنها", "وزارة التجارة", "قائمة الأسواق التي طلبت معلومات عن زبائنها"),
        ("«نجارون» تدعو سلطات السوق في الوادي إلى خفض الرسوم", "نجارون", "خفض الرسوم"),
        ("وزارة التجارة تحذر النجارين من عبور الجسر", "وزارة التجارة", "عبور الجسر"),
    ];
    for (head, source, content) in heads {
        let analysis = ANALYZER.analyze(&Article::from_text("spans", format!("{head}\n\nفتح السوق أبوابه صباح الأحد.\n\nوعاد الناس.")));
        let one = analysis.attributions.first();
        let found = one.map(|one| (one.source.as_ref().map(|s| s.text.as_str()), one.content.first().map(|c| c.text.as_str())));
        assert_eq!(found, Some((Some(source), Some(content))), "in: {head}");
    }
}

#[test]
fn who_is_set_at_the_head_of_a_sentence_speaks() {
    all(&[
        ("أما برنار كوفال الشريك المؤسس للمبادرة فقال إن الجسر مغلق.", "برنار كوفال الشريك المؤسس للمبادرة", "الجسر مغلق"),
        ("أما سامر الطحان فأشار إلى أن الجسر مغلق.", "سامر الطحان", "الجسر مغلق"),
    ]);
}

#[test]
fn a_preposition_inside_the_speakers_name_introduces_no_content() {
    all(&[
        (
            "وكشف التقرير الصادر أخيرا عن هيئة السوق، ارتفاع عدد النجارين إلى ألف.",
            "التقرير الصادر أخيرا عن هيئة السوق",
            "ارتفاع عدد النجارين إلى ألف",
        ),
        ("كشفت إحدى الوثائق الصادرة عن البلدية أن الجسر مغلق.", "إحدى الوثائق الصادرة عن البلدية", "الجسر مغلق"),
        (
            "دعا الاتحاد الدولي لشركات النجارة «نجارون» سلطات السوق في الوادي إلى خفض الرسوم.",
            "الاتحاد الدولي لشركات النجارة «نجارون»",
            "خفض الرسوم",
        ),
    ]);
}

#[test]
fn two_speakers_announce_what_is_theirs() {
    all(&[(
        "أعلن كاتب السيناريو سامر الطحان، والموسيقار رامي العلي (وهما صديقان) تأييدهما لإلغاء المعرض.",
        "كاتب السيناريو سامر الطحان، والموسيقار رامي العلي (وهما صديقان)",
        "تأييدهما لإلغاء المعرض",
    )]);
}

#[test]
fn what_is_answered_or_used_is_no_speaker() {
    all(&[
        (
            "وردا على سؤال لوكالة الوادي اتهم رئيس مجلس السوق نزار العمادي الحكومة بخرق الهدنة.",
            "رئيس مجلس السوق نزار العمادي",
            "الحكومة بخرق الهدنة",
        ),
        ("بالأمس قابلت مدير السوق للمدينة القديمة، وقال إن الجسر مغلق.", "-", "الجسر مغلق"),
    ]);
}

#[test]
fn who_issued_a_text_belongs_to_it() {
    all(&[
        ("وأضاف بلاغ صادر عن هيئة الملاحة، أنه سيغلق المرسى.", "بلاغ صادر عن هيئة الملاحة", "سيغلق المرسى"),
        ("أوضح تقرير صادر عن إدارة السوق أن الجسر مغلق.", "تقرير صادر عن إدارة السوق", "الجسر مغلق"),
    ]);
}

#[test]
fn where_an_officer_sits_and_for_whom_he_speaks_belongs_to_him() {
    all(&[
        (
            "وأوضح الناطق الرسمي بشرطة حي الوادي العقيد دكتور سامر الطحان بأن الجسر مغلق.",
            "الناطق الرسمي بشرطة حي الوادي العقيد دكتور سامر الطحان",
            "الجسر مغلق",
        ),
        ("وقال سامر الطحان المتحدث الأمني باسم وزارة السوق، إن الجسر مغلق.", "سامر الطحان المتحدث الأمني باسم وزارة السوق", "الجسر مغلق"),
        ("أظهرت أرقام غير رسمية أن الجسر مغلق.", "أرقام غير رسمية", "الجسر مغلق"),
    ]);
}

#[test]
fn the_paper_that_was_told_is_no_part_of_the_people_who_told_it() {
    all(&[
        ("وقال مواطنون للصحيفة إنهم ينتظرون.", "مواطنون", "ينتظرون"),
        ("وقال مزارعون لوكالة مرسال إن الآبار جفت.", "مزارعون", "الآبار جفت"),
    ]);
}

#[test]
fn a_name_that_looks_like_a_verb_is_no_cue() {
    let expected = ("وزيرة السياحة دانا سيلفا".to_owned(), "الموسم ضعيف".to_owned());
    assert_eq!(read("وقالت وزيرة السياحة دانا سيلفا إن الموسم ضعيف."), [expected]);
}

#[test]
fn who_spoke_stands_behind_the_quotation() {
    all(&[
        ("«الفرن متوقف منذ يوم»، يقول سامر نجيب.", "سامر نجيب", "الفرن متوقف منذ يوم"),
        ("«الفرن متوقف منذ يوم»، يقول الخباز سامر نجيب، ويضيف: «نفد الطحين».", "الخباز سامر نجيب", "الفرن متوقف منذ يوم"),
    ]);
}
