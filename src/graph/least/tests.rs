//! What must be asked, and what follows, on small catalogues.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{Least, least};
use crate::graph::DependencyGraph;
use crate::graph::tests::model;
use crate::model::{ConceptId, FieldId, Model};

const CATALOGUE: &str = "
    agency xa \"Xã\" { level commune }
    concept id \"Số định danh\"  concept born \"Ngày sinh\"  concept year \"Năm sinh\"
    concept home \"Nơi cư trú\"  concept town \"Xã\"  concept job \"Nghề nghiệp\"
    concept a \"A\"  concept b \"B\"  concept c \"C\"  concept tong \"Tổng\"
    derive year from born  derive town from home
    derive a from b  derive b from c  derive c from a
    derive tong from a, job
    register people \"Dân cư\" {
      key id  holds id, born, home  published from 2020-01-01  readers level commune  covers citizen
    }
";

/// Returns what a form need not ask, as `field from register` or `field`.
#[track_caller]
fn spared(subjects: &str, fields: &str) -> Vec<String> {
    let text = format!(
        "{CATALOGUE} procedure p \"P\" {{
           level commune  subjects {subjects}  authority xa
           form f \"F\" {{ {fields} }}
         }}"
    );
    let model = model(&text);
    let found = least_of(&model);
    assert_eq!(found.gap, 0);
    let name = |symbol| model.text(symbol).to_owned();
    let told = found.spared.iter().map(|spared| {
        let field = name(model.fields[spared.field].head.name);
        let field = field.trim_start_matches("p.f.").to_owned();
        match spared.register() {
            Some(register) => format!("{field} from {}", name(model.registers[register].head.name)),
            None => field,
        }
    });
    told.collect()
}

fn least_of(model: &Model) -> Least {
    let graph = DependencyGraph::build(model);
    let procedure = model.procedures.ids().next().expect("one procedure");
    least(model, &graph.inferences, procedure).expect("the fields are described")
}

#[test]
fn what_a_register_gives_and_what_follows_from_that_is_not_asked() {
    let fields = "field so \"Số\" is id of me  field ngay \"Ngày\" is born of me
        field nam \"Năm\" is year of me  field xa \"Xã\" is town of me  field nghe \"Nghề\" is job of me";
    assert_eq!(
        spared("citizen", fields),
        ["ngay from people", "nam from people", "xa from people"]
    );
    // Whoever is not in the register is asked; the year still follows from the day.
    assert_eq!(spared("citizen, foreigner", fields), ["nam"]);
}

#[test]
fn a_key_is_that_of_the_person_and_of_today() {
    let fields = "field so \"Số\" is id of me  field ngay \"Ngày\" is born of cha
        field cu \"Nơi cũ\" is home of me at truoc  field xa \"Xã cũ\" is town of me at truoc";
    assert_eq!(spared("citizen", fields), ["xa"]);
}

#[test]
fn what_is_not_asked_of_everyone_gives_nothing_and_stays() {
    let fields = "field so \"Số\" is id of me optional  field ngay \"Ngày\" is born of me
        field nam \"Năm\" is year of me { condition \"Còn sống\" }";
    assert!(spared("citizen", fields).is_empty());
    // Some cases ask once more: the data may be wanting there.
    let fields = "field so \"Số\" is id of me  field ngay \"Ngày\" is born of me
        field lai \"Ngày\" is born of me { condition \"Sai lệch\" }";
    assert!(spared("citizen", fields).is_empty());
}

#[test]
fn of_a_circle_one_stays_the_first() {
    let circle = "field x \"B\" is b of me  field y \"A\" is a of me  field z \"C\" is c of me";
    assert_eq!(spared("citizen", circle), ["y", "z"]);
    // What is asked twice is dearer.
    let twice = format!("{circle}  field x2 \"B\" is b of me");
    assert_eq!(spared("citizen", &twice), ["x", "z", "x2"]);
    let with_sum = format!("{circle}  field t \"Tổng\" is tong of me");
    assert_eq!(spared("citizen", &with_sum), ["y", "z"]);
    let with_job = format!("{with_sum}  field n \"Nghề\" is job of me");
    assert_eq!(spared("citizen", &with_job), ["y", "z", "t"]);
}

#[test]
fn fields_that_nobody_described_are_unknown() {
    let model = model("procedure p \"P\" { level commune }");
    let graph = DependencyGraph::build(&model);
    let procedure = model.procedures.ids().next().expect("one procedure");
    assert_eq!(least(&model, &graph.inferences, procedure), None);
}

/// A form that asks for the first concepts of a made-up catalogue, some of them twice.
fn world(asked: &[usize], rules: &[(usize, Vec<usize>)], keys: &[(usize, Vec<usize>)]) -> Model {
    let name = |concept: &usize| format!("c{concept}");
    let list = |concepts: &[usize]| concepts.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut text = String::from("agency xa \"Xã\" { level commune }\n");
    for concept in 0..CONCEPTS {
        writeln!(text, "concept c{concept} \"C{concept}\"").unwrap();
    }
    for (target, sources) in rules {
        writeln!(text, "derive c{target} from {}", list(sources)).unwrap();
    }
    for (number, (key, holds)) in keys.iter().enumerate() {
        writeln!(
            text,
            "register r{number} \"R\" {{ key c{key}  holds {}  published from 2020-01-01
               readers level commune  covers citizen }}",
            list(holds)
        )
        .unwrap();
    }
    text.push_str(
        "procedure p \"P\" { level commune  subjects citizen  authority xa  form f \"F\" {\n",
    );
    for (number, concept) in asked.iter().enumerate() {
        writeln!(text, "field f{number} \"F\" is c{concept} of me").unwrap();
    }
    text.push_str("} }");
    model(&text)
}

const CONCEPTS: usize = 9;

/// Returns all that follows from some concepts, by going round until nothing is new.
fn saturated(
    known: &[usize],
    rules: &[(usize, Vec<usize>)],
    keys: &[(usize, Vec<usize>)],
) -> Vec<bool> {
    let mut is_known = vec![false; CONCEPTS];
    for concept in known {
        is_known[*concept] = true;
    }
    for _ in 0..CONCEPTS {
        for (target, sources) in rules {
            is_known[*target] |= sources.iter().all(|source| is_known[*source]);
        }
        for (key, holds) in keys {
            if is_known[*key] {
                for held in holds {
                    is_known[*held] = true;
                }
            }
        }
    }
    is_known
}

fn edges() -> impl Strategy<Value = Vec<(usize, Vec<usize>)>> {
    let edge = (0..CONCEPTS, prop::collection::btree_set(0..CONCEPTS, 1..4));
    let edge = edge.prop_map(|(one, several)| {
        let several = several.into_iter().filter(|other| *other != one);
        (one, several.collect::<Vec<_>>())
    });
    let edge = edge.prop_filter("something beside it", |(_, several)| !several.is_empty());
    prop::collection::vec(edge, 0..8)
}

proptest! {
    /// No smaller set does, what is kept does, and each proof leads from what is kept, step by step.
    #[test]
    fn the_least_is_that_of_brute_force(
        asked in prop::collection::vec(0..CONCEPTS, 1..11),
        mut rules in edges(),
        keys in prop::collection::vec(
            (0..CONCEPTS, prop::collection::btree_set(0..CONCEPTS, 1..4)), 0..3,
        ),
    ) {
        rules.sort();
        rules.dedup();
        let keys: Vec<(usize, Vec<usize>)> =
            keys.into_iter().map(|(key, holds)| (key, holds.into_iter().collect())).collect();
        let model = world(&asked, &rules, &keys);
        let found = least_of(&model);
        prop_assert_eq!(found.gap, 0);

        let covers = |kept: &[usize]| {
            let known = saturated(kept, &rules, &keys);
            asked.iter().all(|concept| known[*concept])
        };
        let fewest = (0..1_usize << CONCEPTS).filter_map(|set| {
            let kept: Vec<usize> = (0..CONCEPTS)
                .filter(|concept| set >> concept & 1 == 1 && asked.contains(concept))
                .collect();
            let fields = asked.iter().filter(|concept| kept.contains(concept)).count();
            covers(&kept).then_some(fields)
        }).min().expect("everything covers everything");
        prop_assert_eq!(asked.len() - found.spared.len(), fewest);

        let spared: Vec<FieldId> = found.spared.iter().map(|spared| spared.field).collect();
        let concept = |id: FieldId| model.fields[id].concept.value().expect("stated");
        let fields = model.fields.ids().filter(|id| !spared.contains(id));
        let kept: Vec<ConceptId> = fields.map(concept).collect();
        for one in &found.spared {
            let mut known = kept.clone();
            for step in &one.proof {
                prop_assert!(step.sources.iter().all(|source| known.contains(source)));
                known.push(step.concept);
            }
            prop_assert_eq!(known.last().copied(), Some(concept(one.field)));
        }
    }
}
