use proptest::prelude::*;

use super::*;
use crate::article::{Details, Role, canonical::Builder};
use crate::comparison::compare;

type Articles = Vec<Option<Arc<Article>>>;

fn article(paragraphs: &[&str]) -> Option<Arc<Article>> {
    let mut builder = Builder::default();
    for paragraph in paragraphs {
        let (role, text) = paragraph.strip_prefix('#').map_or((Role::Body, *paragraph), |text| (Role::Caption, text));
        builder.push(role, text);
    }
    Some(Arc::new(Article::read(builder.finish(Details { published: "2025-09-05".into(), ..Details::default() }))))
}

/// Each row of a sort as its standing, its label and its cells: the words of each mention.
fn rows(articles: &Articles, sort: Sort) -> Vec<String> {
    let comparison = compare(articles, &mut |_| (), &|| false).expect("never stale");
    let ledger = Ledger::new(articles, &comparison);
    let show = |row: &Row| {
        let standing = match row.standing {
            Standing::Conflict => '!',
            Standing::Near => '~',
            Standing::Agree => '=',
            Standing::Alone => '+',
        };
        let cell = |cell: &Cell| {
            let read = articles[cell.article].as_ref().unwrap();
            let words = |mention: &Mention| if mention.is_told { "(told)" } else { read.quote(mention.span) };
            let mentions: Vec<&str> = cell.mentions.iter().map(words).collect();
            format!("{}: {}", ['A', 'B', 'C'][cell.article], mentions.join(", "))
        };
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{standing} {} | {}", row.label(articles), cells.join(" | "))
    };
    ledger.rows.iter().filter(|row| row.sort == sort).map(show).collect()
}

fn story() -> Articles {
    vec![
        article(&[
            "Fourteen people were hurt when the ferry struck the pier of Elsin on Sunday.",
            "“We heard a bang and then all the lights went out,” said Ida Moe, a teacher.",
            "The ferry carried 212 passengers and was built in 1987.",
            "#A picture of 99 gulls by Ove Lind.",
        ]),
        article(&[
            "Eleven people were hurt when the ferry struck the pier of Elsin on Sunday, the harbour master said.",
            "A teacher, Ida Moe, said she heard a bang and then all the lights went out.",
            "Some 212 passengers were on board.",
        ]),
        article(&[
            "The ferry struck the pier of Elsin on Sunday and fourteen people were hurt.",
            "The operator Norrlinje bought two more ferries last spring.",
        ]),
    ]
}

#[test]
fn numbers_that_differ_are_one_row_with_all_their_values() {
    let found = rows(&story(), Sort::Numbers);
    assert_eq!(found[0], "! people were hurt | A: Fourteen | B: Eleven | C: fourteen", "{found:#?}");
    assert!(found.iter().any(|row| row == "~ passengers | A: 212 | B: Some 212"), "{found:#?}");
    assert!(found.contains(&"+ more ferries last | C: two".to_owned()), "{found:#?}");
    assert!(!found.iter().any(|row| row.contains("99")), "a caption: {found:#?}");
}

#[test]
fn parties_are_those_who_state_it_alike() {
    let articles = story();
    let comparison = compare(&articles, &mut |_| (), &|| false).expect("never stale");
    let ledger = Ledger::new(&articles, &comparison);
    assert_eq!(ledger.rows[0].parties(&articles), [vec![0, 2], vec![1]]);
    assert_eq!(ledger.count(Standing::Conflict), 1);
}

#[test]
fn days_are_one_row_whatever_the_part_of_the_day() {
    let articles = vec![
        article(&["The ferry struck the pier of Elsin on Sunday night."]),
        article(&["The ferry struck the pier of Elsin on Sunday."]),
    ];
    assert_eq!(rows(&articles, Sort::Dates), ["= 2025-08-31 | A: Sunday night | B: Sunday"]);
    let differing = vec![
        article(&["The ferry struck the pier of Elsin on Sunday."]),
        article(&["The ferry struck the pier of Elsin on Monday."]),
    ];
    let found = rows(&differing, Sort::Dates);
    assert_eq!(found[0], "! 2025-08-31 | A: Sunday | B: Monday", "{found:#?}");
}

#[test]
fn names_are_one_row_by_whom_they_mean() {
    let articles = vec![
        article(&["The mayor Una Holt shut the pier of Elsin. Holt spoke of a storm."]),
        article(&["Nobody in Elsin had been told, Holt said."]),
    ];
    let found = rows(&articles, Sort::Names);
    assert!(found.contains(&"= Una Holt | A: Una Holt, Holt | B: Holt".to_owned()), "{found:#?}");
    assert!(found.contains(&"= Elsin | A: Elsin | B: Elsin".to_owned()), "{found:#?}");
}

#[test]
fn a_quotation_told_without_marks_is_near() {
    let found = rows(&story(), Sort::Quotations);
    assert_eq!(
        found,
        [
            "~ We heard a bang and then all the lights went out, | A: We heard a bang and then all the lights went out, | B: (told)"
        ]
    );
}

#[test]
fn nothing_has_no_facts() {
    let ledger = Ledger::new(&[None], &Comparison::default());
    assert!(ledger.rows.is_empty());
}

fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let known = [
        "Fourteen people were hurt in Elsin on Sunday.",
        "Eleven people were hurt in Elsin on Monday.",
        "“We heard a bang,” said Ida Moe. “The lights went out.”",
        "Ida Moe said she heard a bang.",
        "#Moe, 14, in Elsin.",
    ];
    let paragraph = prop_oneof![
        4 => proptest::sample::subsequence(known.to_vec(), 0..3).prop_map(|some| some.join(" ")),
        1 => "(“|”|\"|Una |Holt|two |1,200|on Sunday|the |[.?]|\\PC){0,20}",
    ];
    proptest::collection::vec(proptest::collection::vec(paragraph, 0..5), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_fact_is_in_a_row_of_its_sort_and_none_that_is_set_apart(texts in texts()) {
        let articles: Articles =
            texts.iter().map(|of| article(&of.iter().map(String::as_str).collect::<Vec<_>>())).collect();
        let comparison = compare(&articles, &mut |_| (), &|| false).expect("never stale");
        let ledger = Ledger::new(&articles, &comparison);
        for (at, read) in articles.iter().enumerate() {
            let read = read.as_ref().unwrap();
            let facts = &read.facts;
            let all = facts.numbers.iter().map(|of| (Sort::Numbers, of.phrase))
                .chain(facts.dates.iter().map(|of| (Sort::Dates, of.phrase)))
                .chain(facts.names.iter().map(|of| (Sort::Names, of.span)))
                .chain(facts.quotations.iter().map(|of| (Sort::Quotations, of.span)));
            for (sort, span) in all {
                let rows = ledger.rows.iter().filter(|row| row.sort == sort);
                let having = rows.filter(|row| row.cell(at).is_some_and(|cell| cell.mentions.iter().any(|of| of.span.start == span.start)));
                let apart = read.sentence_at(span.start).is_none_or(|sentence| read.is_set_apart(sentence));
                prop_assert_eq!(having.count() == 0, apart, "{:?} {:?}", sort, read.quote(span));
            }
        }
        for row in &ledger.rows {
            prop_assert!(row.cells.windows(2).all(|pair| pair[0].article < pair[1].article));
            prop_assert!(row.cells.iter().all(|cell| !cell.mentions.is_empty()));
            prop_assert!(!row.label(&articles).is_empty());
            prop_assert_eq!(row.parties(&articles).concat().len(), row.cells.len());
        }
        for sort in Sort::ALL {
            let standings: Vec<Standing> = ledger.rows.iter().filter(|row| row.sort == sort).map(|row| row.standing).collect();
            prop_assert!(standings.is_sorted());
        }
    }
}
