use super::super::tests::{check, outlets};

#[test]
fn that_may_stand_behind_a_colon_wherever_the_verb_stands() {
    check("لكن البائعة العجوز قالت: إن السوق مغلق اليوم.", &[["قالت", "البائعة العجوز", "السوق مغلق اليوم"]]);
    check("أما عامر النجار قال: كلنا نحرس الحي.", &[["قال", "عامر النجار", "كلنا نحرس الحي"]]);
    check("ورفض الحارس الكلام، لكن جيرانا جاؤوا معه قالوا: إن الباب مكسور.", &[["قالوا", "-", "الباب مكسور"]]);
}

#[test]
fn a_pronoun_before_its_verb_opens_the_clause() {
    check("فهو يقول إنه باق في القرية.", &[["يقول", "-", "باق في القرية"]]);
}

#[test]
fn unconfirmed_describes_and_does_not_confirm() {
    check("وأشارت أنباء غير مؤكدة إلى أن القارب غرق.", &[["وأشارت", "أنباء غير مؤكدة", "القارب غرق"]]);
}

#[test]
fn a_private_firm_and_that_are_not_especially_as() {
    check("وقالت مالكة ورشة خاصة إنها أغلقت أبوابها.", &[["وقالت", "مالكة ورشة", "أغلقت أبوابها"]]);
    check("وقالت المالكة إن الورشة أغلقت خاصة أن الإيجار ارتفع.", &[["وقالت", "المالكة", "الورشة أغلقت خاصة أن الإيجار ارتفع"]]);
}

#[test]
fn without_that_leads_to_no_content() {
    check("قررت النقابة تأجيل المسيرة دون أن تحدد يوما لها.", &[]);
}

#[test]
fn the_complementiser_right_behind_another_verb_is_its() {
    check("وقضت المحكمة بالسجن على التاجر بعد أن قالت إن الوثائق مزورة.", &[["قالت", "المحكمة", "الوثائق مزورة"]]);
}

#[test]
fn a_participle_right_before_the_words_repeats_plain_saying() {
    check(
        "وقال ضابط كبير في الميناء محذرا «لن نسمح لأحد بأن يعبر من هنا».",
        &[["وقال", "ضابط كبير في الميناء", "لن نسمح لأحد بأن يعبر من هنا"]],
    );
}

#[test]
fn a_relative_clause_about_where_it_was_published_keeps_no_complementiser() {
    check("وقال المهندسون في الفصل الذي طبع في دورية الجسور إن السد سليم.", &[["وقال", "المهندسون", "السد سليم"]]);
    check("وقال المالك الذي أراد أن يبيع إن الدار قديمة.", &[["وقال", "المالك الذي أراد أن يبيع", "الدار قديمة"]]);
}

#[test]
fn a_semicolon_right_before_the_complementiser_is_a_comma() {
    check("وأوضح المشرف على المعرض؛ أن اللوحات كلها أصلية.", &[["وأوضح", "المشرف على المعرض", "اللوحات كلها أصلية"]]);
}

#[test]
fn an_outlet_that_carried_something_says_it_itself() {
    check("ونقلت صحيفة «الشاطئ»، اليوم، أن القارب عاد.", &[["ونقلت", "صحيفة «الشاطئ»", "القارب عاد"]]);
    check("ونقلت الشاحنة أن القارب عاد.", &[]);
}

#[test]
fn says_behind_a_verb_that_goes_on_only_repeats_it() {
    check("وتابعت الجريدة تقول إن القارب عاد.", &[["وتابعت", "الجريدة", "القارب عاد"]]);
}

#[test]
fn a_weekday_with_its_article_is_no_speaker() {
    check("وأكد الأحد أن القارب عاد.", &[["وأكد", "-", "القارب عاد"]]);
}

#[test]
fn an_adverb_may_stand_before_the_verb_that_opens_its_sentence() {
    check("وتفصيلاً قال الأستاذ منير القصار مدير الميناء: وصلت السفن كلها.", &[["قال", "الأستاذ منير القصار مدير الميناء", "وصلت السفن كلها"]]);
}

#[test]
fn a_quoted_name_behind_that_may_be_the_subject_of_its_verb() {
    check("حتى إن «بيت الخبرة» توقعت أن يتراجع الطلب.", &[["توقعت", "«بيت الخبرة»", "يتراجع الطلب"]]);
}

#[test]
fn i_right_behind_plain_saying_begins_the_words() {
    check("وفاز المدرب سالم بالسباق وقال أنا سعيد بالفوز.", &[["وقال", "المدرب سالم", "أنا سعيد بالفوز"]]);
    check("وقالت آنا البحارة إن السباق طويل.", &[["وقالت", "آنا البحارة", "السباق طويل"]]);
}

#[test]
fn the_preposition_of_a_talk_is_not_that_of_the_verb() {
    check("وأكد الوالي في مداخلة له على إذاعة الوادي أن السفن وصلت.", &[["وأكد", "الوالي", "السفن وصلت"]]);
}

#[test]
fn words_said_to_somebody_whom_a_participle_names() {
    let said = "الجسر سيفتح غدا أمام الجميع";
    for (cue, subject, source) in
        [("وأضاف", " مخاطبا الحضور", "-"), ("وقال", " الوالي مخاطبا الحضور", "الوالي"), ("وقال", " الوالي، مخاطبا الحضور", "الوالي")]
    {
        for content in [format!(": «{said}»."), format!(" «{said}»."), format!(" إن {said}.")] {
            check(&format!("{cue}{subject}{content}"), &[[cue, source, said]]);
        }
    }
}

#[test]
fn a_question_is_what_is_asked_with_its_first_word() {
    check(
        "وتساءل كريم الحلاق إذا كان الجسر آمنا، أم أن بناءه لم يكتمل.",
        &[["وتساءل", "كريم الحلاق", "إذا كان الجسر آمنا، أم أن بناءه لم يكتمل"]],
    );
    check("وتساءل الحارس ما إذا كان السوق مغلقا.", &[["وتساءل", "الحارس", "ما إذا كان السوق مغلقا"]]);
    check("ويثور التساؤل متى يفتح السوق.", &[]);
}

#[test]
fn what_the_paper_has_stands_between_dashes_and_is_nobodys_words() {
    check("وأكدوا في البيان - حصلت \"المنارة\" على نسخة منه - أن الجسر مغلق.", &[["وأكدوا", "-", "الجسر مغلق"]]);
    check("وأكد مصدر في البلدية -حصلت المنارة على نسخة من بطاقته- أن الجسر مغلق.", &[["وأكد", "مصدر في البلدية", "الجسر مغلق"]]);
}

#[test]
fn a_marker_that_relays_stands_between_a_speaker_and_the_preposition() {
    let body = "وشدد كريم الحلاق، حسبما نقلت عنه صحيفة المنارة، على أهمية الجسر.";
    check(body, &[["وشدد", "كريم الحلاق", "أهمية الجسر"]]);
    assert_eq!(outlets(body), ["صحيفة المنارة"]);
    check("واتهم الحارس، حسبما تناقلت الصحف، الصياد بكسر الباب.", &[["واتهم", "الحارس", "الصياد بكسر الباب"]]);
}

#[test]
fn in_his_words_is_no_object() {
    check("واقترح عليها الدخول إلى القاعة حسب تعبيره.", &[["واقترح", "-", "الدخول إلى القاعة"]]);
}

#[test]
fn a_woman_right_behind_the_verb_is_who_speaks() {
    for woman in ["طالبة", "معلمة", "ناطقة"] {
        check(&format!("وقالت {woman} إن النهر عال."), &[["وقالت", woman, "النهر عال"]]);
    }
    check("وأضاف مشيرا إلى أن النهر عال.", &[["وأضاف", "-", "النهر عال"]]);
}

#[test]
fn from_before_tells_when_and_that_is_the_verbs() {
    check("وكان الوزير قد أكد من قبل أن الجسر آمن.", &[["أكد", "الوزير", "الجسر آمن"]]);
    check("أغلق الحارس الباب وأكد الموعد من قبل أن يغادر.", &[]);
}

#[test]
fn in_addition_to_that_goes_on_with_a_phrase() {
    let both = "بالدور الكبير للمتحف، إضافة إلى أنه فتح أبوابه للزوار";
    check(&format!("وقال المدير إن الحفل جميل، منوها {both}."), &[["وقال", "المدير", "الحفل جميل"], ["منوها", "-", both]]);
}
