//! Who is the subject of a sentence, and where it ends.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::sources::tests::check;

#[test]
fn subject_stands_behind_an_opening_circumstance() {
    check("قالت بلدية الوادي إن السد متصدع.\nوفي المنارة، المحافظ يرفض العرض، مؤكدا أن الطريق سيفتح.", &["بلدية الوادي", "المحافظ"]);
    check(
        "قالت بلدية الوادي إن السد متصدع.\nفي ختام الزيارة، رفض هاني الزين، مدير المستشفى، نقل المرضى، مضيفا أن الأسرة كافية.",
        &["بلدية الوادي", "هاني الزين، مدير المستشفى"],
    );
}

#[test]
fn subject_ends_before_what_was_done() {
    check(
        "قالت بلدية الوادي إن السد متصدع.\nوفي مدينة المنارة أمس، رفض المحافظ كريم الطحان زيارة القرية، مؤكدا أن الطريق سيفتح.",
        &["بلدية الوادي", "المحافظ كريم الطحان"],
    );
}

const BEFORE: &str = "قال وزير الري سامي الدهان إن الماء قليل.";
const MINISTER: &str = "وزير الري سامي الدهان";

#[test]
fn subject_behind_an_occasion_goes_on_speaking() {
    check(
        &format!("{BEFORE}\nوعقب المباراة كافأ رئيس البعثة كريم الطحان لاعبي الفريق جميعا. وقال: سرنا ما رأيناه اليوم."),
        &[MINISTER, "رئيس البعثة كريم الطحان"],
    );
}

#[test]
fn a_subject_ends_before_its_verb() {
    check(
        &format!("{BEFORE}\nالأمير كريم يزور معرض الزهور، وقال في كلمته إن الطريق سيفتح.\nوالرجل يملك مزرعة، موضحا أن السد آمن."),
        &[MINISTER, "الأمير كريم", "الرجل"],
    );
}

#[test]
fn a_word_of_time_is_no_subject() {
    check(&format!("{BEFORE}\nوستتم قريبا الموافقة على الجسر، موضحا أن السد آمن."), &[MINISTER, MINISTER]);
}

#[test]
fn a_subject_ends_before_whom_it_rewards() {
    check("كافأ رئيس البعثة كريم الطحان لاعبي الفريق بجوائز كثيرة، وقال إنهم تعبوا.", &["رئيس البعثة كريم الطحان"]);
}

#[test]
fn a_name_between_commas_belongs_to_the_office_before_it() {
    check("وتولى مدير جمعية السواقي، كريم الدين الطحان، شرح الثغرات. مشددا على ضرورة التعديل.", &["مدير جمعية السواقي، كريم الدين الطحان"]);
}

#[test]
fn a_subject_ends_before_some_of_what_it_showed() {
    check(&format!("{BEFORE}\nواستعرض الدكتور الشاوي بعض أرقام المرور، وأشار إلى أن السرعة تقتل."), &[MINISTER, "الدكتور الشاوي"]);
}

#[test]
fn a_group_ends_before_the_preposition_of_its_verb() {
    check("صاح الطفل، وسارع بعض الحراس إلى فتح النافذة بعد أن اعتقدوا أن البيت يحترق.", &["بعض الحراس"]);
}

#[test]
fn a_bare_description_is_of_who_was_named_last() {
    check(
        "قالت صحيفة «المشعل» إن الحكومة سقطت.\nواهتمت صحيفة «المرسى» الأسبانية بالتعديل. وقالت الصحيفة إن الوزراء شباب.",
        &["صحيفة «المشعل»", "صحيفة «المرسى»"],
    );
}

#[test]
fn some_who_repeat_a_rumour_do_not_go_on_speaking() {
    check(
        "قال الطبيب سامي الدهان إن الماء نقي.\nوأشار إلى إشاعة يرددها البعض وذكر أنها قديمة.",
        &["الطبيب سامي الدهان", "الطبيب سامي الدهان", "الطبيب سامي الدهان"],
    );
}

#[test]
fn many_people_of_whom_a_sentence_tells_go_on_speaking() {
    check(
        "قال العمدة سامي الدهان إن الماء نقي.\nورفع المحتجون لافتة أمام البلدية. وطالبوا بفتح الطريق.",
        &["العمدة سامي الدهان", "المحتجون"],
    );
}

#[test]
fn how_some_did_it_is_no_part_of_who_they_are() {
    let text = "قال الطبيب سامي الدهان إن الماء نقي. وقام عدد من الأشخاص بمحاولة إنقاذ القارب. وأوضحوا أنه قديم.";
    check(text, &["الطبيب سامي الدهان", "عدد من الأشخاص"]);
}

#[test]
fn a_name_before_an_age_or_an_office_is_a_subject() {
    check(&format!("{BEFORE}\nوجاء رامي الطحان (60 عاما) للتصويت وعبر عن أسفه لنتائج الاقتراع."), &[MINISTER, "رامي الطحان"]);
    check(&format!("{BEFORE}\nوكان باولو (79 عاما) أعرب عن نيته ترك منصبه."), &[MINISTER, "باولو"]);
    check(&format!("{BEFORE}\nرحل باولو دامس حاكم الواحة أمس. وقال إن الناس قلقون."), &[MINISTER, "باولو دامس حاكم الواحة"]);
    // what a sentence begins with is a verb
    check(&format!("{BEFORE}\nتستحل القبيلة دم أخيه. وقال إن الناس قلقون."), &[MINISTER, MINISTER]);
}
