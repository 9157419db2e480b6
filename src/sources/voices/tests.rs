use crate::sources::tests::sources;

/// The cluster of each source.
fn clusters(body: &str) -> Vec<usize> {
    sources("أخبار الوادي اليوم", body).list.iter().map(|s| s.cluster).collect()
}

#[test]
fn who_belongs_to_a_body_is_one_voice_with_it() {
    let told = "قالت جمعية الصيادين إن الميناء مغلق.\nوقال المتحدث باسم جمعية الصيادين إن الإضراب مستمر.\nوقال عضو جمعية الصيادين نزار الحمصي إن القوارب قديمة.\nوقال الصياد فهد الراوي إن البحر هائج.";
    assert_eq!(clusters(told), [0, 0, 0, 3]);
    // the body itself never speaks
    let colleagues =
        "قالت الدكتورة رنا العوفي مديرة مستشفى الوادي إن السد متصدع.\nوقال الطبيب في مستشفى الوادي سامي الدهان إن الجرحى كثيرون.";
    assert_eq!(clusters(colleagues), [0, 0]);
}

#[test]
fn who_left_a_body_or_sits_in_a_parliament_is_a_voice_of_his_own() {
    assert_eq!(clusters("قالت شركة النهر إن السد آمن.\nوقال المدير السابق لشركة النهر فهد الراوي إن السد متصدع."), [0, 1]);
    let chamber = "قال عضو مجلس الشورى نزار الحمصي إن السد آمن.\nورأى عضو مجلس الشورى فهد الراوي أن السد متصدع.";
    assert_eq!(clusters(chamber), [0, 1]);
}

#[test]
fn officials_of_one_government_are_one_voice() {
    let told = "قال مسؤول كندي إن الوفد وصل.\nوقال وزير النقل الكندي سامي الدهان إن الطريق مفتوح.\nوقال وزير النقل البرازيلي فهد الراوي إن الطريق مغلق.\nوقال اللاعب الكندي نزار الحمصي إن الملعب جاهز.";
    assert_eq!(clusters(told), [0, 0, 2, 3]);
    // ministries of one kind in two countries
    let abroad = "قالت وزارة النقل الكندية إن الطريق مفتوح.\nوقال وزير النقل البرازيلي فهد الراوي إن الطريق مغلق.";
    assert_eq!(clusters(abroad), [0, 1]);
}
