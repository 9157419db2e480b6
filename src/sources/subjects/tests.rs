use crate::sources::tests::sources;

/// Who is written about and never heard, with the number of mentions.
fn subjects(body: &str) -> Vec<(String, u32)> {
    sources("أخبار الوادي اليوم", body).subjects.into_iter().map(|s| (s.name, s.mentions)).collect()
}

const FARMER: &str = "قال المزارع فهد الراوي إن السد قديم.";

#[track_caller]
fn check(rest: &str, expected: &[(&str, u32)]) {
    let expected: Vec<(String, u32)> = expected.iter().map(|(name, mentions)| ((*name).to_owned(), *mentions)).collect();
    assert_eq!(subjects(&format!("{FARMER}\n{rest}")), expected);
}

#[test]
fn a_name_in_running_text_ends_where_its_mentions_part() {
    check("وعقد مجلس الأمن أواخر الشهر جلسة. ويجتمع مجلس الأمن غدا. وأرجأ مجلس الأمن القرار.", &[("مجلس الأمن", 3)]);
    check("وفتح نادي الواحة الأبواب. وربح نادي الواحة الكأس. وعاد نادي الواحة فجرا.", &[("نادي الواحة", 3)]);
    // what adjectives tell of it stays
    check("وعاد المنتخب البرازيلي فجرا. وخسر المنتخب البرازيلي الأول. وفاز المنتخب البرازيلي.", &[("المنتخب البرازيلي الأول", 3)]);
}

#[test]
fn the_name_of_a_person_in_running_text_ends_with_the_last_name() {
    let text = "ووصل المهندس سامي بن كريم الدهان أمس. وزار المهندس سامي بن كريم الدهان السوق.";
    check(text, &[("المهندس سامي بن كريم الدهان", 2)]);
}

#[test]
fn of_people_with_one_last_name_each_is_counted_by_itself() {
    let text = "وعاد المهندس سامي بن كريم إلى بيته. ونام المهندس رامز بن كريم في الخيمة. وأكل الطبيب سامر بن كريم.";
    check(text, &[]);
    let again = format!("{text} وخرج المهندس رامز بن كريم.");
    check(&again, &[("المهندس رامز بن كريم", 2)]);
    // one who is met by the last name alone is the last of them
    check("وعاد الوزير سامي الدهان إلى بيته. ونام الوزير الدهان في الخيمة.", &[("الوزير سامي الدهان", 2)]);
}

#[test]
fn a_body_is_heard_by_who_speaks_for_it() {
    let text = "قالت رنا العوفي مديرة مؤسسة رعاية الأيتام إن العمل جار.\nوتواجه مؤسسة رعاية الأيتام معارضة. وقدمت مؤسسة رعاية الأيتام خدمات. وفتحت مؤسسة رعاية الأيتام فرعا.";
    assert_eq!(subjects(text), []);
    let other = "قالت رنا العوفي المديرة السابقة لمؤسسة رعاية الأيتام إن العمل متوقف.\nوتواجه مؤسسة رعاية الأيتام معارضة. وقدمت مؤسسة رعاية الأيتام خدمات. وفتحت مؤسسة رعاية الأيتام فرعا.";
    assert_eq!(subjects(other), [("مؤسسة رعاية الأيتام".to_owned(), 4)]);
}

#[test]
fn places_and_occasions_are_no_silent_party() {
    check("وينطلق المهرجان غدا. وتوقف المهرجان أمس. وعاد المهرجان بقوة.", &[]);
    check("ويستقبل مطار الساحل الوفود. وأغلق مطار الساحل أبوابه. وعاد العمل في مطار الساحل. واستأنف مطار الساحل العمل.", &[]);
    check("ووقف أمام السوق. وعاد أمام السوق. وجلس أمام السوق.", &[]);
}
