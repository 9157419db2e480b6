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
