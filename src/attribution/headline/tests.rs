use crate::attribution::extract;
use crate::attribution::model::SourceSlot;
use crate::fixture::packs;
use crate::text;

/// What stands before the colon of a headline, when it is a speaker.
fn speaker(headline: &str, body: &str) -> Option<String> {
    let (lexicon, zones) = packs();
    let doc = text::read(format!("{headline}\n\n{body}"), zones);
    let found = extract(&doc, &lexicon.tag(&doc), lexicon);
    let first = found.list.into_iter().find(|a| a.cue.slice(&doc.text) == ":")?;
    match first.source {
        SourceSlot::Mention(m) => Some(m.span.slice(&doc.text).to_owned()),
        _ => None,
    }
}

#[test]
fn what_is_to_be_seen_speaks_not() {
    let body = "قال راشد المهيري إن القارب غرق.";
    assert_eq!(speaker("بالفيديو: إنقاذ بحار من الغرق", body), None);
    assert_eq!(speaker("المهيري: أنقذنا كل البحارة", body).as_deref(), Some("المهيري"));
}

#[test]
fn a_slug_before_the_speaker_is_none() {
    let body = "قال راشد المهيري إن القارب غرق.";
    for slug in ["عاجل |", "عاجل/", "خاص -", "عاجل:", "بالفيديو |"] {
        assert_eq!(speaker(&format!("{slug} المهيري: القارب غرق"), body).as_deref(), Some("المهيري"), "{slug}");
    }
    assert_eq!(speaker("عاجل: غرق القارب", body), None);
    assert_eq!(speaker("خاص لـ«الدفتر»: غرق القارب", body), None);
}

#[test]
fn a_line_of_a_live_page_begins_with_who_speaks() {
    let line = |body: &str| speaker("غرق قارب الصيد", &format!("وصلت فرق الإنقاذ.\n{body}"));
    assert_eq!(line("وزير الصيد راشد المهيري: «لن نوقف البحث». وهطل المطر.").as_deref(), Some("وزير الصيد راشد المهيري"));
    assert_eq!(line("مدير المرفأ: الهاتف 55."), None);
    assert_eq!(line("المدير الفني: راشد المهيري."), None);
    assert_eq!(line("وقال وزير الصيد راشد المهيري: البحث مستمر."), None);
}

#[test]
fn the_place_of_a_post_is_nobodys_name() {
    assert_eq!(speaker("كلندار : حجز أربعة قوارب", "وأكد رئيس مركز كلندار أن القوارب مهربة."), None);
    assert_eq!(speaker("كلندار: القوارب تسد المرفأ", "أفاد بلاغ صادر عن عمالة إقليم كلندار أن المرفأ مغلق."), None);
    assert_eq!(speaker("كلندار: حجزنا أربعة قوارب", "وأكد الضابط راشد كلندار أن القوارب مهربة.").as_deref(), Some("كلندار"));
}

#[test]
fn a_headline_of_two_parts_has_its_speaker_in_the_second() {
    let body = "قال القبطان راشد المهيري إن القارب غرق.";
    assert_eq!(speaker("غرق القارب.. والمهيري: أنقذنا كل البحارة", body).as_deref(), Some("والمهيري"));
}

#[test]
fn behind_an_object_and_the_subject_of_the_next_verb_begins() {
    let headline = "نقابة البحارة تعلق الرحلات والبلدية تصف الخطوة بأنها متسرعة";
    let (lexicon, zones) = packs();
    let doc = text::read(format!("{headline}\n\nنزل المطر على المرفأ أمس."), zones);
    let found = extract(&doc, &lexicon.tag(&doc), lexicon);
    let who = |slot: &SourceSlot| match slot {
        SourceSlot::Mention(m) => m.span.slice(&doc.text).to_owned(),
        _ => String::new(),
    };
    let sources: Vec<String> = found.list.iter().map(|a| who(&a.source)).collect();
    assert_eq!(sources, ["والبلدية"]);
}

#[test]
fn to_whom_a_headline_speaks_is_no_part_of_who_speaks() {
    let body = "قال النائب راشد المهيري إن المرفأ مغلق.";
    assert_eq!(speaker("راشد المهيري لكريم الحلاق : المرفأ لا يباع", body).as_deref(), Some("راشد المهيري"));
    assert_eq!(speaker("مدير المستشفى لشؤون المرضى: الأسرة تكفي", body).as_deref(), Some("مدير المستشفى لشؤون المرضى"));
}

#[test]
fn whoever_stands_before_words_that_are_all_in_quotation_marks_says_them() {
    let body = "نزل المطر على المرفأ أمس.";
    assert_eq!(speaker("آثار الوادي: \"اكتمل ترميم السور القديم قبل العيد\"", body).as_deref(), Some("آثار الوادي"));
}
