use super::super::model::{Kind, Naming};
use super::super::tests::{check, only};

fn told(name: &str) -> String {
    format!("أكد {name} أن الطريق مغلق.")
}

fn whole(name: &str) {
    check(&told(name), &[name]);
}

#[test]
fn a_title_goes_on_behind_a_word_that_could_be_a_name() {
    whole("مدير شرطة منطقة سكة المضيئة العقيد سامي الدهان");
    whole("رئيس لجنة السباق وشروط المتسابقين في النادي كريم الطحان");
    whole("المدير العام للغابات وحراسة البحيرة الدكتور سامي الدهان");
    whole("المتحدث باسم الدفاع المدني بقرية سكة المضيئة، المقدم سامي الدهان");
    whole("المستشار المكلف بوزارة الصيد البحري والبحث المائي، سامي الدهان");
    check("أكد المدير سامي الدهان أن الطريق مغلق.", &["المدير سامي الدهان"]);
}

#[test]
fn an_office_behind_the_name_keeps_what_it_is_for() {
    whole("سامي الدهان، رئيس الهيئة العامة لبيوت القراءة");
    whole("كريم الطحان، مدير الرابطة الوطنية لنجدة البحارة في بنما");
    check("زار العميد سامي الدهان أمين عام النادي حديقة ناديه، وقال إن العقد ملزم.", &["العميد سامي الدهان أمين عام النادي"]);
}

#[test]
fn two_offices_of_one_person_are_no_two_people() {
    let kinds = |name: &str| only(&told(name)).kind;
    for name in [
        "ماهر الدهان رئيس النقابة ورئيس مجلس إدارة شركة رافد جلال",
        "ماهر الدهان، أمين الصيادين والقائد العام لمراكب حوطة",
        "ماهر الدهان المتخصص في الأسماك، وأستاذ البحار بجامعة القاضي راجح بالميناء",
        "ناطقها الرسمي والمراقب العام ماهر الدهان",
        "وكيل وزارة النقل لشؤون الموانئ والمتحدث الرسمي للوزارة المهندس ماهر الدهان",
        "الناطق الرسمي باسم تعليم صنوبرة مدير إدارة البحوث والكتب ماهر الدهان",
        "ماهر الدهان، عضو النقابة سابقا والمعني بشؤون الموانئ",
    ] {
        assert_eq!(kinds(name), Kind::Person, "{name}");
    }
    assert_eq!(kinds("وزير النقل ماهر الدهان والمبعوث الأممي إلى ليبيا برناردو ليون"), Kind::Group);
    assert_eq!(kinds("رئيس النقابة ماهر الدهان ورئيس الاتحاد كريم الطحان"), Kind::Group);
}

#[test]
fn words_that_are_parts_of_names_behind_a_name() {
    whole("المبعوث جبريل ولد الحسين");
    whole("الدكتور نواف بن خلف الدهان");
    whole("وزير الري سامي العطية");
    whole("الدكتور عبد الله العطية، المشرف على القافلة");
    whole("الشيخة مي بنت كريم آل طحان");
    whole("أمين منطقة الحديقة الجديدة");
}

#[test]
fn a_given_name_that_is_an_office_too_has_a_last_name_behind_it() {
    let naming = |name: &str| only(&told(name)).naming;
    for name in [
        "السكرتير الصحفي لمكتب البلدية مختار الدهان",
        "المشرف على القافلة في جامعة السهول، الدكتور مساعد الأدهم",
        "نائب رئيس الغرفة سلطان الدائل",
        "المراقب المحلي للمراكب بسوسة فؤاد الدهاني",
    ] {
        assert_eq!(naming(name), Naming::Named, "{name}");
    }
    assert_eq!(naming("مدير البلدية مستشار الوزير"), Naming::Described);
}

#[test]
fn an_office_in_his_body_is_no_given_name() {
    check("أكد عضو تكتله السياسي، كريم الطحان، أن الطريق مغلق.\nوزار تكتل النواب القرية.", &["عضو تكتله السياسي، كريم الطحان"]);
}

#[test]
fn two_who_speak_together_go_on_together() {
    let name = "خال ووالدة الطفلة زينة";
    check("قال خال ووالدة الطفلة زينة إن العلاج تأخر.\nوأضافا أن الماء قليل.", &[name, name]);
}

#[test]
fn a_word_of_time_in_quotation_marks_is_a_part_of_the_name() {
    assert_eq!(only("وذكرت صحيفة «النهر اليوم» أن الطريق مغلق.").name, "صحيفة «النهر اليوم»");
    assert_eq!(only("وذكرت صحيفة النهر اليوم أن الطريق مغلق.").name, "صحيفة النهر");
}

#[test]
fn how_somebody_was_is_no_part_of_the_name() {
    check("وكان رأي النائبة رنا الغافي مختلفا. ونقلت صحيفة الدفتر عنها قولها إن الماء قليل.", &["النائبة رنا الغافي"]);
}

#[test]
fn the_first_woman_of_her_trade_is_one_person() {
    check("وقالت كبيرة الاقتصاديين في مصرف المرجان رنا الغافي إن السوق هادئة.", &["كبيرة الاقتصاديين في مصرف المرجان رنا الغافي"]);
}

#[test]
fn works_and_prices_are_nobody() {
    let kind = |sentence: &str| only(sentence).kind;
    assert_eq!(kind("وكشفت الأعمال عن نقوش قديمة تحت الطلاء."), Kind::Unknown);
    assert_eq!(kind("وكشفت الغافي عن نقوش قديمة تحت الطلاء."), Kind::Person);
}
