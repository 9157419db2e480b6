use super::super::model::UnattributedKind::{self, Accusation, Quote};
use super::super::tests::found;

/// The words that want a source, and what they are.
#[track_caller]
fn check(body: &str, expected: &[(&str, UnattributedKind)]) {
    let (text, found) = found(body);
    let claims: Vec<_> = found.unattributed.iter().map(|one| (one.span.slice(&text), one.kind)).collect();
    assert_eq!(claims, expected);
}

#[test]
fn an_accusation_says_of_somebody_that_he_did_wrong() {
    check("تورط أمين المستودع مازن الطحاوي في بيع القمح.", &[("تورط أمين المستودع مازن الطحاوي في بيع القمح", Accusation)]);
    check("وقد ارتكب الحارس فعلا شنيعا.", &[("وقد ارتكب الحارس فعلا شنيعا", Accusation)]);
    check("رئيس النادي متورط في بيع الأرض.", &[("رئيس النادي متورط في بيع الأرض", Accusation)]);
}

#[test]
fn a_word_of_wrongdoing_alone_accuses_nobody() {
    check("وشهد الفرع إقبالا من العملاء.", &[]);
    check("ويقع المبنى قرب نصب تذكاري.", &[]);
    check("وخطف فريق النخيل الفوز.", &[]);
    check("وزارت اللجنة هيئة مكافحة الفساد.", &[]);
    check("وسافر الوفد إلى الضالع.", &[]);
    check("وشارك المدير في دورة عن تزوير الوثائق.", &[]);
    check("هل تورط أمين المستودع في بيع القمح؟", &[]);
    check("تورط أمين المستودع في بيع القمح وقضت المحكمة بذلك.", &[]);
}

#[test]
fn speech_is_a_sentence_of_its_own() {
    check("وخرج الناس. «لن نترك المرفأ لأحد بعد اليوم». وعاد الهدوء.", &[("لن نترك المرفأ لأحد بعد اليوم", Quote)]);
}

#[test]
fn titles_names_slogans_and_prayers_are_no_speech() {
    check("وقدم سامي نصر ورقة بعنوان «حراسة الموانئ: اختلاف النظر القديم».", &[]);
    check("وشارك في دورة «صيانة المراكب الخشبية الصغيرة القديمة».", &[]);
    check("ورفعوا لافتة «لا للصيد الجائر في الخليج» أمام المرفأ.", &[]);
    check("وغادر الناس. «رحم الله موتى البحر أجمعين». وعاد الهدوء.", &[]);
    check("وخرج الناس. «لن نترك المرفأ لأحد بعد اليوم». هذا الكلام لبحار قديم.", &[]);
    check("«لن نترك المرفأ لأحد بعد اليوم». بهذه الكلمات ودع البحار أهله.", &[]);
    check("وفي المادة الخامسة منه:\n«يقوم المرفأ على أساس العدل والشورى».", &[]);
}
