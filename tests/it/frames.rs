//! One reading of a source in every frame: who is read rightly behind one verb is read rightly before it, behind another and behind
//! a marker. Sources and sentences are invented; what is not read yet is listed, so that it is seen when that changes.

use isnad::analysis::AttributionInfo;
use isnad::{Analyzer, Article};

const MEN: &[&str] = &[
    "المدير سامي الدالي",
    "الباحث النوبي سالم الراوي",
    "مصدر عسكري",
    "مصدر في وزارة الري",
    "الرئيس الفرنسي بيروز كرامند",
    "مصدر من سكان الحي",
    "مسؤول رفيع طلب عدم ذكر اسمه",
    "المتحدث باسم البلدية رامي العسال",
    "رئيس مجلس إدارة شركة المراعي الكبرى الدكتور وليد الشهابي",
    "المهندس سالم الراوي، عضو لجنة الطرق",
    "والي الواحة، سالم الراوي",
    "عدد من السكان",
    "المكتب الوطني للمياه",
    "الناطق الرسمي بقيادة حرس السواحل النقيب عمر الهلالي",
    "مدير شؤون الموظفين سامي الدالي",
    "هذا المصدر",
    "تقرير حديث",
    "بيروز كرامند المتحدث باسم الهيئة",
    "المصدر نفسه",
];

const WOMEN: &[&str] = &[
    "وزارة الري",
    "الوزيرة ليلى المهيري",
    "مصادر مطلعة",
    "مصادر دبلوماسية",
    "مصادر أمنية في مطار الواحة",
    "وكالة سنابل للأنباء",
    "اللجنة العليا للاحتفالات",
    "جمعية أصدقاء النهر",
    "دراسة أعدتها جامعة الواحة",
    "الأمم المتحدة",
    "نقابة المعلمين في الواحة",
];

const SAID: &str = "الطريق إلى الوادي مفتوح منذ الفجر";
const DEED: &str = "إغلاق الطريق";

/// Name, sentence with a man, with a woman or a body, and what is said; `@` stands for the source.
type Frame = (&'static str, &'static str, &'static str, &'static str);

const FRAMES: &[Frame] = &[
    ("said", "قال @ إن الطريق إلى الوادي مفتوح منذ الفجر.", "قالت @ إن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("explained", "وأوضح @ أن الطريق إلى الوادي مفتوح منذ الفجر.", "وأوضحت @ أن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("before", "@ قال إن الطريق إلى الوادي مفتوح منذ الفجر.", "@ قالت إن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("had", "وكان @ قد قال إن الطريق إلى الوادي مفتوح منذ الفجر.", "وكانت @ قد قالت إن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("according", "الطريق إلى الوادي مفتوح منذ الفجر، بحسب @.", "الطريق إلى الوادي مفتوح منذ الفجر، بحسب @.", SAID),
    ("as said", "«الطريق إلى الوادي مفتوح منذ الفجر»، كما قال @.", "«الطريق إلى الوادي مفتوح منذ الفجر»، كما قالت @.", SAID),
    ("pointed", "وأشار @ إلى أن الطريق إلى الوادي مفتوح منذ الفجر.", "وأشارت @ إلى أن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("colon", "وأضاف @: «الطريق إلى الوادي مفتوح منذ الفجر».", "وأضافت @: «الطريق إلى الوادي مفتوح منذ الفجر».", SAID),
    ("between", "وقال أمس الأحد @ إن الطريق إلى الوادي مفتوح منذ الفجر.", "وقالت أمس الأحد @ إن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    (
        "in a statement",
        "وقال في بيان له @ إن الطريق إلى الوادي مفتوح منذ الفجر.",
        "وقالت في بيان لها @ إن الطريق إلى الوادي مفتوح منذ الفجر.",
        SAID,
    ),
    (
        "told",
        "وأكد @ لوكالة الوادي أن الطريق إلى الوادي مفتوح منذ الفجر.",
        "وأكدت @ لوكالة الوادي أن الطريق إلى الوادي مفتوح منذ الفجر.",
        SAID,
    ),
    ("informed", "وأفاد @ بأن الطريق إلى الوادي مفتوح منذ الفجر.", "وأفادت @ بأن الطريق إلى الوادي مفتوح منذ الفجر.", SAID),
    ("announced", "وأعلن @ إغلاق الطريق.", "وأعلنت @ إغلاق الطريق.", DEED),
    ("denied", "ونفى @ إغلاق الطريق.", "ونفت @ إغلاق الطريق.", DEED),
    ("condemned", "وأدان @ إغلاق الطريق.", "وأدانت @ إغلاق الطريق.", DEED),
    ("asked", "وطالب @ بإغلاق الطريق.", "وطالبت @ بإغلاق الطريق.", "بإغلاق الطريق"),
    ("called", "ودعا @ إلى إغلاق الطريق.", "ودعت @ إلى إغلاق الطريق.", DEED),
    ("doubted", "وشكك @ في إغلاق الطريق.", "وشككت @ في إغلاق الطريق.", DEED),
    ("warned", "وحذر @ من إغلاق الطريق.", "وحذرت @ من إغلاق الطريق.", DEED),
    ("disclosed", "وكشف @ عن إغلاق الطريق.", "وكشفت @ عن إغلاق الطريق.", DEED),
];

/// Frame and source that are not read rightly yet: texts behind a time or an occasion, and texts that ask; a name that
/// begins like "in" right behind its verb, and bodies in a place before a further "in".
const KNOWN: &[(&str, &str)] = &[
    ("between", "تقرير حديث"),
    ("between", "دراسة أعدتها جامعة الواحة"),
    ("in a statement", "تقرير حديث"),
    ("in a statement", "دراسة أعدتها جامعة الواحة"),
    ("asked", "دراسة أعدتها جامعة الواحة"),
    ("called", "دراسة أعدتها جامعة الواحة"),
    ("doubted", "الناطق الرسمي بقيادة حرس السواحل النقيب عمر الهلالي"),
    ("doubted", "بيروز كرامند المتحدث باسم الهيئة"),
    ("doubted", "نقابة المعلمين في الواحة"),
];

#[test]
fn a_source_is_read_alike_in_every_frame() {
    let analyzer = Analyzer::builder().build().unwrap();
    let read = |sentence: &str| -> Vec<(String, String)> {
        let text = format!("أخبار الوادي\n\n{sentence}\n");
        let analysis = analyzer.analyze(&Article::from_text("frame", text));
        let words = |a: &AttributionInfo| {
            let content: Vec<&str> = a.content.iter().map(|span| &*span.text).collect();
            (a.source.as_ref().map_or_else(String::new, |span| span.text.to_string()), content.join(" … "))
        };
        analysis.attributions.iter().map(words).collect()
    };
    let mut wrong = Vec::new();
    for (frame, man, woman, said) in FRAMES {
        for (sources, sentence) in [(MEN, man), (WOMEN, woman)] {
            for source in sources {
                if read(&sentence.replace('@', source)) != [((*source).to_owned(), (*said).to_owned())] {
                    wrong.push((*frame, *source));
                }
            }
        }
    }
    assert_eq!(wrong, KNOWN);
}
