use super::super::tests::check;

#[test]
fn and_that_before_a_marker_ends_the_content() {
    check("وأغلق الطريق أمام السيارات، وذلك بحسب بيان البلدية.", &[["بحسب", "بيان البلدية", "وأغلق الطريق أمام السيارات"]]);
}

#[test]
fn but_somebody_else_says_ends_a_content() {
    check("وقالت الوزارة إن السد سليم لكن البلدية تقول إنه متصدع.", &[["وقالت", "الوزارة", "السد سليم"], ["تقول", "البلدية", "متصدع"]]);
}
