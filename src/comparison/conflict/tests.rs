use proptest::prelude::*;

use super::*;
use crate::article::{Details, Role, canonical::Builder};

mod claims;

/// An article in English, one paragraph a line, published on Friday, 5 September 2025.
fn article(text: &str) -> Article {
    let mut builder = Builder::default();
    for line in text.lines() {
        builder.push(Role::Body, line);
    }
    let english = "The mayor of the town said on that day that the people who live by the river have been told of it.";
    builder.push(Role::Caption, english);
    Article::read(builder.finish(Details { published: "2025-09-05".into(), ..Details::default() }))
}

/// What differs between the first sentences of two articles.
fn found(left: &str, right: &str, kind: Kind) -> Vec<String> {
    let (left, right) = (article(left), article(right));
    let told = |conflict: &Conflict| {
        let (one, two) = (left.quote(conflict.left), right.quote(conflict.right));
        format!("{} {}: {one} / {two}", conflict.about.name(), conflict.grade.name())
    };
    find(&left, 0, &right, 0, kind).iter().map(told).collect()
}

/// Checks each pair of sentences in both directions.
fn check(kind: Kind, cases: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (left, right, wanted) in cases {
        let there = found(left, right, kind);
        if there != *wanted {
            wrong.push(format!("{left} | {right}: {there:?}"));
        }
        let mut back: Vec<String> = found(right, left, kind)
            .iter()
            .map(|told| {
                let (what, places) = told.split_once(": ").unwrap_or_default();
                let (one, two) = places.split_once(" / ").unwrap_or_default();
                format!("{what}: {two} / {one}")
            })
            .collect();
        let mut there = there;
        back.sort();
        there.sort();
        if back != there {
            wrong.push(format!("{right} | {left}: {back:?} the other way round"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn numbers_of_the_same_thing() {
    check(
        Kind::Partial,
        &[
            ("The fire killed 14 sheep.", "The fire killed eleven sheep.", &["number conflict: 14 / eleven"]),
            ("The firm shut 3,400 shops.", "The firm has 3,417 shops.", &["number near: 3,400 / 3,417"]),
            (
                "The firm shut 3,400 shops.",
                "Of its 4,300 Tarn and Elsin shops few made money.",
                &["number conflict: 3,400 / 4,300"],
            ),
            (
                "It flooded nearly 900 homes.",
                "It flooded at least 850 homes.",
                &["number near: nearly 900 / at least 850"],
            ),
            ("It flooded dozens of shops.", "It flooded 40 shops.", &["number near: dozens / 40"]),
            (
                "The gate cost £3.2 million.",
                "The gate cost more than £3 million.",
                &["number near: £3.2 million / more than £3 million"],
            ),
            ("The gate cost $3 million.", "The gate cost $5 million.", &["number conflict: $3 million / $5 million"]),
            ("The gate cost $3 million.", "The gate cost £5 million.", &[]),
            ("Turnout was 43 percent.", "Turnout was 47 percent.", &["number conflict: 43 percent / 47 percent"]),
            (
                "A third of the voters came.",
                "About 33 percent of the voters came.",
                &["number near: A third / About 33 percent"],
            ),
            ("The house voted 348-77 for it.", "The house voted 348-76 for it.", &["number conflict: 348-77 / 348-76"]),
            ("The road was shut for two hours.", "The road was shut for 120 minutes.", &[]),
            (
                "The road was shut for two hours.",
                "The road was shut for three hours.",
                &["number conflict: two hours / three hours"],
            ),
            (
                "After more than two years of inquiry they met.",
                "The inquiry began two years ago.",
                &["number near: more than two years / two years ago"],
            ),
            (
                "The barge is 20 miles away.",
                "The barge is 32 kilometres away.",
                &["number near: 20 miles / 32 kilometres"],
            ),
            ("Una Holt, 34, fell ill.", "Una Holt, 43, fell ill.", &["number conflict: 34 / 43"]),
            (
                "The girls were between 16 and 18 years old then.",
                "The girls were 15 years old then.",
                &["number conflict: 16 and 18 years old / 15 years old"],
            ),
            (
                "As many as 1.5 million crews may strike.",
                "Of the crews 500,000 to 1.6 million may strike.",
                &["number near: As many as 1.5 million / 500,000 to 1.6 million"],
            ),
            (
                "The council closed a part of the Harbour Act museum.",
                "The council closed the Harbour Act museum.",
                &["number conflict: part of the Harbour / Harbour"],
            ),
        ],
    );
}

#[test]
fn numbers_of_other_things() {
    check(
        Kind::Partial,
        &[
            ("The fire killed 14 sheep.", "The fire burned two barns.", &[]),
            ("The fire killed 14 sheep.", "The fire killed 14 sheep.", &[]),
            ("The fire killed 14 sheep and 3 dogs.", "The fire killed 3 dogs and 14 sheep.", &[]),
            ("Some 120 people slept in the hall.", "Crews took 63 people from their roofs.", &[]),
            ("The first boat sank.", "The second boat sank.", &[]),
            ("The fire began at 9 a.m. and killed 14 sheep.", "Nine crews fought the fire.", &[]),
            ("He paid $300 for the boat.", "He owes $500 in taxes and $300 in fees.", &[]),
            ("Una Holt, 34, met the crew.", "The crew met Ned Oake, 43, on shore.", &[]),
            ("In 2017 the firm shut 12 shops.", "In 2019 the firm built a pier.", &[]),
            ("Half a dozen boats sank.", "Six boats sank.", &[]),
            ("Any part of Una Holt’s wall may fall.", "Una Holt’s wall may fall.", &[]),
            ("The firm shut one shop.", "One of the crews left.", &[]),
        ],
    );
}

#[test]
fn dates_of_the_same_event() {
    check(
        Kind::Partial,
        &[
            (
                "Her report on boats was published Sunday.",
                "The report was published Saturday.",
                &["date conflict: Sunday / Saturday"],
            ),
            (
                "The aide had to apologize Saturday for her note.",
                "The aide on Friday apologized for her note.",
                &["date conflict: Saturday / Friday"],
            ),
            ("The boat sank on Sept. 4.", "The boat sank on Sept. 3.", &["date conflict: Sept. 4 / Sept. 3"]),
            ("The boat sank on Sept. 4.", "The boat sank on Wednesday.", &["date conflict: Sept. 4 / Wednesday"]),
            ("The boat sank on Sept. 4.", "The boat sank on Thursday.", &[]),
            (
                "The gate was shut shortly after seven on Tuesday.",
                "The gate was shut at 6.20am on Tuesday.",
                &["date conflict: after seven / 6.20am"],
            ),
            (
                "The gate was shut shortly after seven on Tuesday.",
                "The gate was shut at 7.10pm on Tuesday.",
                &["date near: after seven / 7.10pm"],
            ),
            ("The boat sank in 1979.", "The boat sank in 1981.", &["date conflict: 1979 / 1981"]),
            (
                "They have done so since 2017.",
                "They have done so since at least 2017.",
                &["date near: since 2017 / since at least 2017"],
            ),
            (
                "The doors open until Monday.",
                "The doors open until at least Monday.",
                &["date near: until Monday / until at least Monday"],
            ),
            (
                "The doors opened at 9 a.m. sharp.",
                "The doors opened at 8 a.m. sharp.",
                &["date conflict: 9 a.m. / 8 a.m."],
            ),
            ("The doors opened at 8am.", "The doors opened at about 8am.", &["date near: 8am / about 8am"]),
            (
                "The boat sank on Sunday night.",
                "The boat sank on Sunday morning.",
                &["date conflict: Sunday night / Sunday morning"],
            ),
            ("The storm struck on Saturday.", "The storm struck over the weekend.", &["date near: Saturday / weekend"]),
            ("The law changed in May.", "The law changed in June.", &["date conflict: May / June"]),
        ],
    );
    check(
        Kind::Paraphrase,
        &[
            ("She spoke about it this month.", "A week ago she told them so.", &["date near: this month / A week ago"]),
            (
                "The crew left Tarn on Monday.",
                "On Tuesday they sailed from Tarn.",
                &["date conflict: Monday / Tuesday"],
            ),
        ],
    );
}

#[test]
fn dates_of_other_events() {
    check(
        Kind::Partial,
        &[
            ("The crew refused on Monday.", "The panel wrote to a lawyer on Tuesday.", &[]),
            ("She ruled from 2000 to 2006.", "He ruled from 2006 to 2012.", &[]),
            ("The boat sank on Sunday.", "The boat sank on Sunday night.", &[]),
            ("The crew left on Monday and came back on Tuesday.", "The crew came back on Tuesday.", &[]),
            ("The strike began on Monday, the union said.", "The strike began, the union said on Tuesday.", &[]),
            ("The quay was shut on Friday.", "The quay is shut, divers told reporters in Elsin on Saturday.", &[]),
            ("The crew left this month.", "Nobody knew of the plan last year.", &[]),
            ("The boat sank in 1979.", "The port was built about 1900.", &[]),
        ],
    );
}

#[test]
fn names() {
    check(
        Kind::Partial,
        &[
            ("They met in Tarnholm in March.", "He spoke of the day in Tarnhelm.", &["name near: Tarnholm / Tarnhelm"]),
            ("They met in Norfelt at noon.", "They met in Norwolt at noon.", &["name conflict: Norfelt / Norwolt"]),
            ("They met Vincente Oake there.", "They met Vicente Oake there.", &["name near: Vincente / Vicente"]),
            ("Then Una Holt left.", "Then Una Marsh Holt left.", &["name near: Una Holt / Una Marsh Holt"]),
            ("Then Una Holt left.", "Then Una J. Holt left.", &[]),
            ("Then Ned Oake left.", "Then Ned Oake Jr. left.", &[]),
            ("They met in Borland.", "They met the Borlanders.", &[]),
            ("They met Calderón there.", "They met Calderon there.", &[]),
            ("They met in Tarnholm in March.\nTarnhelm is far.", "He spoke of Tarnhelm.\nTarnholm is far.", &[]),
            ("They met in Elsin.", "They met in Tarn.", &[]),
            (
                "Then House Speaker Ida Rusk left Elsin.",
                "Then House Speaker Ned Oake left Elsin.",
                &["name conflict: Ida Rusk / Ned Oake"],
            ),
            ("Then Sen. Ida Rusk left Elsin.", "Then Sen. Ned Oake left Elsin.", &[]),
        ],
    );
    check(
        Kind::Reworded,
        &[
            (
                "The ferry to Elsin sank off the pier.",
                "The ferry to Tarn sank off the pier.",
                &["name conflict: Elsin / Tarn"],
            ),
            ("The ferry to Elsin sank off the pier.", "The ferry sank off the pier of Elsin in Tarn.", &[]),
            ("They sued the FHS over it.", "They sued the Federal Harbour Service over it.", &[]),
        ],
    );
}

#[test]
fn roles() {
    check(
        Kind::Partial,
        &[
            (
                "They met Una Holt, the harbourmaster, there.",
                "They met Una Holt, the deputy harbourmaster, there.",
                &["role conflict: the harbourmaster / the deputy harbourmaster"],
            ),
            (
                "They met Holt, then a district attorney, there.",
                "They met Holt, then an assistant district attorney.",
                &["role conflict: then a district attorney / then an assistant district attorney"],
            ),
            (
                "They met former mayor Una Holt there.",
                "They met mayor Una Holt there.",
                &["role conflict: former mayor / mayor"],
            ),
            ("They met spokeswoman Una Holt there.", "They met Una Holt, a nurse from Tarn, there.", &[]),
            ("They met the mayor, Una Holt, there.", "They met mayor Una Holt there.", &[]),
            (
                "It is the world’s largest port.",
                "It is the country’s largest port.",
                &["role near: world’s largest port / country’s largest port"],
            ),
            (
                "It is the world’s largest port.",
                "It is the world’s largest harbour.",
                &["role near: world’s largest port / world’s largest harbour"],
            ),
            ("It is the world’s largest port.", "It was the world’s largest port.", &[]),
            ("It is Una’s first boat.", "It is Ned’s first car.", &[]),
        ],
    );
}

#[test]
fn quotations() {
    check(
        Kind::Partial,
        &[
            (
                "“We learned something important on the island,” Holt said.",
                "Holt said: “We learned something very important on the island.”",
                &["quotation near: something / something very"],
            ),
            (
                "“We will close the harbour and the market,” Holt said.",
                "“We will close the harbour and the chapel,” Holt said.",
                &["quotation conflict: market / chapel"],
            ),
            (
                "“We will not pay any single coin for it,” he said.",
                "“We will not pay a single coin for it,” he said.",
                &["quotation near: any / a"],
            ),
            (
                "“They spoke about the old sailors there,” he said.",
                "“They spoke about the old sailor there,” he said.",
                &["quotation near: sailors / sailor"],
            ),
            (
                "“My name is Ned and I have a problem,” he said.",
                "“My name is Ned and I got a problem,” he said.",
                &["quotation conflict: have / got"],
            ),
            (
                "Holt called it “whatever harsh method we need” for peace.",
                "“We need to use whatever harsh tools are at hand to find it,” Holt said.",
                &["quotation conflict: method we need / tools are at hand to find it"],
            ),
            (
                "“I quickly judged the two young sailors of the ferry from Elsin,” she said.",
                "“I read a report and quickly judged the two young sailors of the ferry from Elsin,” she said.",
                &["quotation conflict: I / I read a report and"],
            ),
            (
                "The guild was “deeply worried” about it, Holt said.",
                "“We are truly worried about how it ends,” Holt said.",
                &["quotation conflict: deeply / We are truly"],
            ),
            (
                "“The harbour belongs to all of us,” Una Holt said.",
                "“The harbour belongs to all of us,” Ned Oake said.",
                &[],
            ),
            (
                "“The old harbour belongs to all free people,” Una Holt said.",
                "“The old harbour belongs to all free people,” Ned Oake said.",
                &["name conflict: Una Holt / Ned Oake"],
            ),
        ],
    );
}

#[test]
fn quotations_that_say_the_same() {
    check(
        Kind::Partial,
        &[
            ("“We will close the harbour and the market,” Holt said.", "“We will close the harbour,” Holt said.", &[]),
            (
                "“We’ll close the old harbour and they’re glad,” Holt said.",
                "“We will close the old harbour and they are glad,” Holt said.",
                &[],
            ),
            (
                "“We will close the old harbour … before the storm,” Holt said.",
                "“We will close the old harbour and its market before the storm,” Holt said.",
                &[],
            ),
            (
                "“They [the crews] will close the old harbour gate,” Holt said.",
                "“They will close the old harbour gate,” Holt said.",
                &[],
            ),
            (
                "“We use e-mail and health care on the island daily,” Holt said.",
                "“We use email and healthcare on the island daily,” Holt said.",
                &[],
            ),
            ("“The old harbour is shut,” Holt said. ", "“Nobody will eat bread tonight,” Holt said.", &[]),
            (
                "“The people deserve to see the whole plan,” Una Holt said.",
                "“The people deserve to know the whole truth,” Ned Oake said.",
                &[],
            ),
        ],
    );
}

#[test]
fn nothing_differs_between_a_sentence_and_itself() {
    let text = "“No,” said Una Holt, 34, the mayor, on Sunday at 9 a.m., and nearly 900 boats were not found in Elsin.";
    assert_eq!(found(text, text, Kind::Verbatim), Vec::<String>::new());
}

#[test]
fn a_sentence_of_a_thousand_words_is_not_looked_at() {
    let long = format!("{} 14 boats sank.", "The mayor and ".repeat(400));
    assert_eq!(found(&long, &long.replace("14", "15"), Kind::Reworded), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_two_sentences_have_valid_places(
        one in "\\PC{0,60}|(“|”|Una |Holt|the |mayor |not |will |close |14 |boats |two |Sunday |, |said |of |part ){0,30}",
        two in "\\PC{0,60}|(“|”|Una |Holt|the |mayor |not |will |close |14 |boats |two |Sunday |, |said |of |part ){0,30}",
    ) {
        let (left, right) = (article(&one), article(&two));
        for conflict in find(&left, 0, &right, 0, Kind::Partial) {
            let (a, b) = (left.sentences[0].span, right.sentences[0].span);
            prop_assert!(a.start <= conflict.left.start && conflict.left.end <= a.end && !conflict.left.is_empty());
            prop_assert!(b.start <= conflict.right.start && conflict.right.end <= b.end && !conflict.right.is_empty());
        }
    }
}
