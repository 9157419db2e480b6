use super::super::model::{Count, Kind, Naming};
use super::super::tests::{check, only, sources};

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
fn a_number_in_words_counts_who_speaks() {
    for name in ["ثلاثة مسؤولين في الوزارة", "خمسة دبلوماسيين", "ثلاثة مصادر مطلعة"] {
        let said = only(&told(name));
        assert_eq!((said.name.as_str(), said.kind, said.number), (name, Kind::Group, Count::Counted));
    }
}

#[test]
fn no_name_follows_whom_the_title_only_brings_in() {
    for (name, shown) in [
        ("مسؤول في الوزارة، مطلع على الملف،", "مسؤول في الوزارة"),
        ("موظف في البلدية، يعمل في المرفأ،", "موظف في البلدية"),
        ("مسؤول أمني، التقيناه أمس،", "مسؤول أمني"),
    ] {
        let said = only(&told(name));
        assert_eq!((said.name.as_str(), said.naming), (shown, Naming::Described), "{name}");
    }
    assert_eq!(only(&told("موظف في البلدية، سامي الدهان،")).naming, Naming::Named);
    assert_eq!(only(&told("شخص")).naming, Naming::Described);
    assert_eq!(only(&told("مقرب من الوزير")).naming, Naming::Described);
}

#[test]
fn a_thing_behind_a_title_is_no_name() {
    let described = only("روى المؤلف تاريخ القرية، وقال إن الطريق مغلق.");
    assert_eq!((described.kind, described.naming), (Kind::Person, Naming::Described), "{}", described.name);
    whole("مدير مرور القرية المكلف عقلا خلف الدهان");
    whole("الوزير الدهان");
}

#[test]
fn the_name_of_a_place_or_body_is_no_person_s() {
    for name in ["المسؤول في مدينة صنوبرة", "رئيس شركة لومين كابل", "حاكم إقليم صنوبرة"]
    {
        assert_eq!(only(&told(name)).naming, Naming::Described, "{name}");
    }
    for name in ["رئيس شركة لومين ماهر الدهان", "مدير شرطة مدينة صنوبرة ماهر الدهان", "رئيس شركة لومين العقيد زيد الدهان"]
    {
        assert_eq!(only(&told(name)).naming, Naming::Named, "{name}");
    }
}

#[test]
fn a_name_ends_before_a_thing() {
    check("أكد الدهان مزاعم سابقة، وقال كريم الدهان إن الطريق مغلق.", &["كريم الدهان", "كريم الدهان"]);
    check("وقال ماهر الدهان بكلمات أخرى: «الطريق مغلق منذ عام كامل».", &["ماهر الدهان"]);
    check("وجه الأمير ماهر الدهان الشكر والتقدير للسكان، وأكد أن الطريق مغلق.", &["الأمير ماهر الدهان"]);
    whole("العقيد ماهر بن زحام الدهان");
}

#[test]
fn the_office_of_who_oversees_something_has_its_noun() {
    whole("المشرف على برامج وحفلات القرية ماهر الدهان");
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

#[test]
fn what_is_done_right_behind_an_office_is_no_name() {
    check("حاول رئيس الوزراء السندي امتصاص الغضب أمس.\nوقال رئيس الوزراء إن الأمر انتهى.", &["رئيس الوزراء"]);
    check("تلقى محافظ الخور هدية تذكارية من الأهالي.\nوقال المحافظ إن الحفل جميل.", &["المحافظ"]);
    check("هنأ مدرب الفريق رامي قاسم لاعبيه أمس.\nوأكد المدرب أن الفريق جاهز.", &["مدرب الفريق رامي قاسم"]);
}

#[test]
fn a_title_behind_the_house_of_is_a_last_name() {
    check(
        "وجه وزير المائية المهندس فهد آل الشيخ توجيهاته إلى البلديات.\nوقال وزير المائية إن العمل مستمر.",
        &["وزير المائية المهندس فهد آل الشيخ"],
    );
}

#[test]
fn a_name_in_quotation_marks_is_whole_whatever_its_word_means() {
    check("قالت وكالة \"معاً\" السندية إن السيارات خمس.", &["وكالة \"معاً\" السندية"]);
    check("قالت سلمى الخالدي \"من الأسر المنتجة\" إن السوق كبيرة.", &["سلمى الخالدي"]);
}

#[test]
fn people_in_the_plural_before_whom_they_are_of_are_many() {
    check("وأكد محامو الضحايا أن القرار صدر.\nوأضافوا أن الاستئناف قريب.", &["محامو الضحايا", "محامو الضحايا"]);
    check("وقال منسوبو مكتب الصيد إن العطلة قريبة، مؤكدين أن الماء قليل.", &["منسوبو مكتب الصيد", "منسوبو مكتب الصيد"]);
    let lawyers = only(&told("محامو الدفاع في مجموعة بيتر لوند"));
    assert_eq!((lawyers.kind, lawyers.naming), (Kind::Group, Naming::Described));
    whole("محامو الدفاع في مجموعة بيتر لوند");
}

#[test]
fn one_of_many_and_a_lady_have_no_name() {
    let described = |sentence: &str, name: &str| {
        let source = only(sentence);
        assert_eq!((&*source.name, source.kind, source.naming), (name, Kind::Person, Naming::Described));
    };
    described(&told("أحد موظفي شؤون القوارب بمكتب المرفأ"), "أحد موظفي شؤون القوارب بمكتب المرفأ");
    described("قالت سيدة فقدت حقيبة ابنها وظهرت عليها آثار التعب إن الطريق مغلق.", "سيدة");
}

#[test]
fn what_is_counted_is_many_people() {
    for name in ["أكثر من ثلث العمال", "نحو خمسين عاملا", "حوالي 200 صياد"] {
        let source = only(&told(name));
        assert_eq!((&*source.name, source.kind, source.naming), (name, Kind::Group, Naming::Described));
    }
}

#[test]
fn this_between_two_nouns_is_inside_the_name() {
    whole("سكان هذه القرية");
    whole("مدير هذا المرفأ سامي الدهان");
}

#[test]
fn a_name_does_not_end_with_a_participle() {
    check(&told("النائب كريم الطحان المقرب من رئيس البلدية"), &["النائب كريم الطحان"]);
    check("خاطبه الفنان الجبلي قائلا: «الطريق مغلق والماء قليل».", &["الفنان الجبلي"]);
}

#[test]
fn a_given_name_that_is_an_office_too_may_come_first() {
    check(
        "قالت أمينة بوعلوش، رئيسة الجمعية، إن الطريق مغلق.\nوأضافت بو علوش أن الماء قليل.",
        &["أمينة بوعلوش، رئيسة الجمعية", "أمينة بوعلوش، رئيسة الجمعية"],
    );
    check(
        "قال أمين الطحان، رئيس الجمعية، إن الطريق مغلق.\nوأضاف الطحان أن الماء قليل.",
        &["أمين الطحان، رئيس الجمعية", "أمين الطحان، رئيس الجمعية"],
    );
    assert_eq!(only(&told("أمين الصندوق")).naming, Naming::Described);
}

#[test]
fn a_player_is_called_by_his_place() {
    for name in ["قلب الدفاع السابق تيم بارنو", "رأس الحربة كريم الطحان", "الظهير الأيمن سامي الدهان"]
    {
        whole(name);
        assert_eq!(only(&told(name)).kind, Kind::Person);
    }
}

#[test]
fn a_noun_with_its_owner_is_what_it_says() {
    let read = |sentence: &str| only(sentence).kind;
    assert_eq!(read("وقال ناديه إن اللاعب سيغيب."), Kind::Organization);
    assert_eq!(read("وقالت شركته إن العقد ألغي."), Kind::Organization);
    assert_eq!(only("وقال ناديه إن اللاعب سيغيب.").naming, Naming::Described);
}

#[test]
fn a_king_has_his_number_last() {
    let name = "العاهل الأردني الملك كريم الثاني";
    check(&format!("أدان {name} حادث الجسر في الواحة.\nوعبر العاهل الأردني عن حزنه.\nوقال الملك كريم الثاني إن الماء قليل."), &[name, name]);
}

#[test]
fn a_name_with_a_particle_like_a_word_of_grammar_is_whole() {
    whole("المدرب الهولندي بيتر فان دام");
    check("اكتفى المدرب الهولندي بيتر فان دام بالصمت.\nوأكد المدرب الهولندي أن الفريق جاهز.", &["المدرب الهولندي بيتر فان دام"]);
}

#[test]
fn the_name_of_a_paper_may_stand_in_brackets() {
    check("اطلعنا على ما نشرته صحيفة (الدفتر) أمس، حيث قالت إن الماء قليل.", &["صحيفة (الدفتر)"]);
}

#[test]
fn a_verb_written_like_here_has_its_whole_subject() {
    check("وهنأ كريم بن صالح سفير البلاد الطالب، وأكد أن الطريق مغلق.", &["كريم بن صالح سفير البلاد"]);
}

#[test]
fn name_behind_the_comma_of_a_long_title_is_the_name() {
    let director = "المدير العام للتعليم بمنطقة المنارة، عيسى بن أحمد الدهان";
    check(&format!("قال {director} إن السوق مفتوح.\nوأضاف الدهان أن الطريق سالك."), &[director, director]);
}

#[test]
fn noun_with_a_preposition_that_stands_elsewhere_is_no_name() {
    let officer = "المتحدث الرسمي بمنطقة المنارة العليا علي الدهان";
    check(&format!("قال {officer} إن السوق مفتوح.\nوتقع المنارة في منطقة الوادي.\nوأضاف الدهان أن الطريق سالك."), &[officer, officer]);
}

#[test]
fn feminine_noun_with_a_preposition_in_a_mans_title_is_no_name() {
    let (coach, author) = ("المدير الفني لكرة القدم بنادي الوادي فادي الحمصي", "الكاتبة بسمة الدهان");
    check(
        &format!("قال {coach} إن الفريق جاهز.\nوأضاف الحمصي أن الملعب قريب.\nوقالت {author} إن الرواية طويلة.\nوأضافت الدهان أنها قديمة."),
        &[coach, coach, author, author],
    );
}

#[test]
fn no_name_goes_over_what_the_verb_is_about() {
    check("شارك المهندس كريم الطحان في الأمسية.\nوتناول الطحان أسباب الخلاف وذكر أن الصلح قريب.", &["المهندس كريم الطحان"]);
    check("خفض صندوق التنمية الوطني توقعاته للنمو، وقال إن السوق هادئة.", &["صندوق التنمية الوطني"]);
}

#[test]
fn no_name_goes_over_a_verb_a_pronoun_or_an_adverb() {
    for sentence in ["قال هاني الزين وهو تاجر من الوادي إن السوق هادئة.", "وفي البداية تحدث هاني الزين خلال اللقاء، قائلا إن السوق هادئة."]
    {
        assert_eq!(only(sentence).name, "هاني الزين");
    }
}

#[test]
fn names_that_are_forms_of_verbs_are_names() {
    for name in ["الدكتورة أمل نجيب", "المهندس خالد فيصل الحداد", "الأمير سلطان بن فواز", "منظمة «قوت» الإغاثية"]
    {
        assert_eq!(only(&format!("قال {name} إن السوق هادئة.")).name, name);
    }
}

#[test]
fn an_office_between_a_first_and_a_last_name_is_a_name() {
    check(
        "قال مدير الفرع خالد مساعد العنزي إن الحافلات جاهزة.\nوتابع العنزي: «لن يتأخر أحد عن الموعد».",
        &["مدير الفرع خالد مساعد العنزي", "مدير الفرع خالد مساعد العنزي"],
    );
}

#[test]
fn the_body_of_an_officer_has_its_name_in_quotation_marks() {
    let said = only("أكد المتحدث باسم شركة «المروج» وائل الدهان أن الطريق مغلق.");
    assert_eq!(said.affiliation.as_deref(), Some("شركة «المروج»"));
    let both =
        sources("أخبار الوادي اليوم", "أكد المتحدث باسم شركة «المروج» وائل الدهان أن الطريق مغلق. وقالت شركة «المروج» إن الجسر آمن.");
    assert_eq!(both.list.iter().map(|s| s.cluster).collect::<Vec<_>>(), [1, 1]);
}
