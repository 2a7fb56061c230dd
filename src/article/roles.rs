//! The final roles of paragraphs that the source left as plain body text: repeats, captions, page furniture; each with
//! its reason.
//!
//! A role set wrongly hides news, so each rule asks for more than one sign, and nothing is ever deleted. What several
//! articles of one outlet share can only be seen over a whole set: no rule here looks for it.

mod reason;
mod repeats;
mod signs;

use super::{Paragraph, Role, Sentence, Span, Word};
pub use reason::{PagePart, Reason};

/// A caption has at most this many words, one that names who took the picture a few more.
const CAPTION_WORDS: usize = 32;
const CREDITED_WORDS: usize = 80;
/// A line of the page's own has at most this many words.
const PAGE_WORDS: usize = 30;
/// Furniture stands among the first or last so many paragraphs of body text.
const EDGE: usize = 2;

/// Settles the roles of all paragraphs whose role is [`Role::Body`]; other roles were given by the source and stay.
///
/// Every paragraph that is set apart has a reason afterwards; what the reader said of one ([`Reason::Reader`]) holds
/// whatever the rules say. Takes time linear in the text.
pub fn settle(text: &str, paragraphs: &mut [Paragraph], sentences: &[Sentence], words: &[Word]) {
    let is_overruled = |(_, paragraph): &(usize, &Paragraph)| paragraph.reason == Some(Reason::Reader);
    let overruled: Vec<(usize, Paragraph)> =
        paragraphs.iter().enumerate().filter(is_overruled).map(|(at, paragraph)| (at, *paragraph)).collect();
    let shapes = shapes(text, paragraphs, sentences, words);
    for paragraph in paragraphs.iter_mut() {
        paragraph.reason = given(text, *paragraph);
    }
    repeats::settle(text, paragraphs, &shapes, words);
    captions(text, paragraphs, &shapes, words);
    furniture(text, paragraphs, &shapes);
    for (at, paragraph) in overruled {
        paragraphs[at] = paragraph;
    }
}

/// The reason of a role that the source gave.
fn given(text: &str, paragraph: Paragraph) -> Option<Reason> {
    let span = paragraph.span;
    let key = text[span.range()].find(|c: char| !c.is_alphanumeric()).unwrap_or(span.len());
    match paragraph.role {
        _ if paragraph.reason.is_some() => paragraph.reason,
        Role::Metadata if key > 0 => Some(Reason::MetadataLine { key: Span::new(span.start, span.start + key) }),
        role => role.is_set_apart().then_some(Reason::Markup),
    }
}

/// What the rules ask of a paragraph.
struct Shape {
    words: std::ops::Range<usize>,
    ended: bool,
}

impl Shape {
    fn trigrams(&self) -> u32 {
        u32::try_from(self.words.len().saturating_sub(2)).unwrap_or(u32::MAX)
    }
}

fn shapes(text: &str, paragraphs: &[Paragraph], sentences: &[Sentence], words: &[Word]) -> Vec<Shape> {
    let shape = |paragraph: &Paragraph| Shape { words: 0..0, ended: is_ended(&text[paragraph.span.range()]) };
    let mut shapes: Vec<Shape> = paragraphs.iter().map(shape).collect();
    for sentence in sentences {
        let range = &mut shapes[sentence.paragraph].words;
        if range.end == 0 {
            *range = sentence.words.clone();
        } else {
            range.end = sentence.words.end;
        }
    }
    debug_assert!(shapes.iter().all(|shape| shape.words.end <= words.len()));
    shapes
}

fn is_ended(text: &str) -> bool {
    text.trim_end_matches([')', ']', ' ']).ends_with(is_end_mark) || text.ends_with(is_end_mark)
}

const fn is_end_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | '。' | '！' | '？' | '」' | ':'
    )
}

/// Marks captions: a sure sign is enough; the present tense of pictures needs another caption beside it.
fn captions(text: &str, paragraphs: &mut [Paragraph], shapes: &[Shape], words: &[Word]) {
    let is_open = |paragraph: &Paragraph, at: usize, most: usize| {
        paragraph.role == Role::Body && !shapes[at].ended && (4..=most).contains(&shapes[at].words.len())
    };
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        if !is_open(paragraph, at, CREDITED_WORDS) {
            continue;
        }
        let own = &text[paragraph.span.range()];
        let credit = signs::credit(own).map(|sign| Reason::Credit { sign: moved(sign, paragraph.span) });
        let position = || {
            let sign = signs::position(own).filter(|_| shapes[at].words.len() <= CAPTION_WORDS)?;
            Some(Reason::Position { sign: moved(sign, paragraph.span) })
        };
        if let Some(reason) = credit.or_else(position) {
            (paragraph.role, paragraph.reason) = (Role::Caption, Some(reason));
        }
    }
    let mut scene = |at: usize, beside: usize| {
        // A repeat without an end mark is a caption too.
        let caption = paragraphs[beside].role == Role::Caption
            || matches!(paragraphs[beside].role, Role::Repeat { .. }) && !shapes[beside].ended;
        if caption && is_open(&paragraphs[at], at, CAPTION_WORDS) {
            let of_paragraph = &mut words[shapes[at].words.clone()].iter().map(|word| word.span());
            if let Some(verb) = of_paragraph.find(|verb| signs::PHOTO_VERBS.contains(&&text[verb.range()])) {
                paragraphs[at].role = Role::Caption;
                paragraphs[at].reason = Some(Reason::Scene { verb, beside });
            }
        }
    };
    // Forwards, then backwards, so that a row of captions is found from either end.
    for at in 1..shapes.len() {
        scene(at, at - 1);
    }
    for at in (1..shapes.len()).rev() {
        scene(at - 1, at);
    }
}

/// Marks the page's own lines anywhere, and appeals at either end.
fn furniture(text: &str, paragraphs: &mut [Paragraph], shapes: &[Shape]) {
    for (paragraph, shape) in paragraphs.iter_mut().zip(shapes) {
        let own = &text[paragraph.span.range()];
        if paragraph.role == Role::Body
            && shape.words.len() <= PAGE_WORDS
            && let Some(phrase) = signs::page_phrase(own)
        {
            paragraph.role = Role::Furniture;
            paragraph.reason = Some(Reason::PagePhrase { phrase: moved(phrase, paragraph.span) });
        }
    }
    let body: Vec<usize> = (0..paragraphs.len()).filter(|&at| paragraphs[at].role == Role::Body).collect();
    for &at in body.iter().take(EDGE).chain(body.iter().rev().take(EDGE)) {
        let span = paragraphs[at].span;
        if let Some(phrases) = signs::appeal(&text[span.range()]) {
            paragraphs[at].role = Role::Furniture;
            paragraphs[at].reason = Some(Reason::Appeal { phrases: phrases.map(|phrase| moved(phrase, span)) });
        }
    }
}

/// A span inside a paragraph as one inside the text.
const fn moved(inside: Span, paragraph: Span) -> Span {
    Span::new(paragraph.start + inside.start, paragraph.start + inside.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::article::{Article, Details, Role, canonical::Builder};

    fn read(paragraphs: &[(Role, &str)]) -> Article {
        let mut builder = Builder::default();
        for (role, text) in paragraphs {
            builder.push(*role, text);
        }
        Article::read(builder.finish(Details::default()))
    }

    fn body(paragraphs: &[&str]) -> Article {
        read(&paragraphs.iter().map(|text| (Role::Body, *text)).collect::<Vec<_>>())
    }

    fn roles(paragraphs: &[&str]) -> Vec<Role> {
        body(paragraphs).paragraphs.iter().map(|paragraph| paragraph.role).collect()
    }

    /// The role and reason of the second of three paragraphs, the others being news.
    fn told(text: &str) -> (&'static str, String) {
        let story = ["The mayor opened the bridge on Friday.", "Nobody had hoped for it any more."];
        let article = body(&[story[0], text, story[1], story[0], story[1], story[0]]);
        let paragraph = article.paragraphs[1];
        (paragraph.role.name(), paragraph.reason.map(|reason| reason.clause(&article.text)).unwrap_or_default())
    }

    const PIERS: &str = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
    const PIERS_CAPTION: &str = "The harbour master of Elsin closed both piers after the storm on Sunday night";

    #[test]
    fn the_copy_without_a_full_stop_is_the_repeat() {
        assert_eq!(roles(&[PIERS, "Nobody was hurt.", PIERS_CAPTION])[2], Role::Repeat { of: 0 });
        assert_eq!(roles(&[PIERS_CAPTION, "Nobody was hurt.", PIERS])[0], Role::Repeat { of: 2 });
        assert_eq!(roles(&[PIERS, PIERS, PIERS]), [Role::Body, Role::Repeat { of: 0 }, Role::Repeat { of: 0 }]);
    }

    #[test]
    fn another_number_is_no_repeat() {
        let told = "Eleven crews fought the fire at the Elsin paper mill and 3 people died that same night.";
        let other = "Eleven crews fought the fire at the Elsin paper mill and 5 people died that same night.";
        assert_eq!(roles(&[told, other]), [Role::Body, Role::Body]);
    }

    #[test]
    fn what_says_more_is_no_repeat() {
        let long = "The harbour master of Elsin closed both piers after the storm on Sunday night, and the mayor asked \
                    the navy for two boats that could carry bread to the island.";
        assert_eq!(roles(&[PIERS_CAPTION, long]), [Role::Repeat { of: 1 }, Role::Body]);
        assert_eq!(roles(&[PIERS, long]), [Role::Body, Role::Body], "a whole sentence may be told twice");
    }

    #[test]
    fn a_short_quotation_is_given_twice_on_purpose() {
        let quotation = "“We saw nothing like this when we came back,” Una Holt said.";
        let article = body(&[quotation, "Nobody was hurt.", quotation]);
        let reasons: Vec<_> = article.paragraphs.iter().map(|paragraph| paragraph.reason).collect();
        assert!(article.paragraphs.iter().all(|paragraph| paragraph.role == Role::Body));
        assert_eq!(
            reasons[2].map(|reason| reason.clause(&article.text)).as_deref(),
            Some("resembles paragraph 1 (100 %)")
        );
    }

    #[test]
    fn the_title_said_once_more_is_a_repeat() {
        let article = read(&[
            (Role::Heading, "Elsin shuts both piers"),
            (Role::Body, "Elsin shuts both piers"),
            (Role::Body, PIERS),
        ]);
        assert_eq!(article.paragraphs[1].role, Role::Repeat { of: 0 });
    }

    #[test]
    fn captions_need_a_sign() {
        for (text, reason) in [
            ("Mayor Una Holt at the new bridge ( Elsin Press )", "picture credit: “( Elsin Press )”"),
            ("Mayor Una Holt at the new bridge (AP Photo/Ray Dunn)", "picture credit: “(AP Photo/Ray Dunn)”"),
            ("Mayor Una Holt at the new bridge. Ray Dunn/Reuters", "picture credit: “Reuters”"),
            ("Photo: Ray Dunn for the Elsin Press", "picture credit: “Photo:”"),
            ("Mayor Una Holt (L) and her deputy cut the ribbon", "place in a picture: “(L)”"),
            ("From left, Una Holt, Ray Dunn and Lou Vane", "place in a picture: “From left”"),
        ] {
            assert_eq!(told(text), ("caption", reason.to_owned()));
        }
    }

    #[test]
    fn headings_and_news_are_no_captions() {
        for text in [
            "Mayor opens bridge after nine years of delay",
            "Reuters saw the papers on Monday.",
            "Department of Works says no to a second bridge",
            "What was said at Gettysburg, and what was not",
            "Bridge may open in May: Reuters",
            "Gov. Una Holt (R) and Sen. Ray Dunn (D) disagree",
            "A photo by her bed shows the old bridge.",
        ] {
            assert_eq!(told(text).0, "body", "{text}");
        }
    }

    #[test]
    fn a_row_of_captions_is_found_from_either_end() {
        let credited = "Mayor Una Holt (back) at the new bridge";
        let plain = "Mayor Una Holt greets a driver";
        let other = "Two boys watch the mayor";
        let story = "The mayor opened the bridge on Friday.";
        let article = body(&[plain, credited, other, story, other]);
        let found: Vec<Role> = article.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(found[..3], [Role::Caption; 3]);
        assert_eq!(found[3..], [Role::Body; 2]);
        let reason = article.paragraphs[0].reason.map(|reason| reason.clause(&article.text));
        assert_eq!(reason.as_deref(), Some("scene of a picture: “greets”, beside the caption in paragraph 2"));
        assert_eq!(roles(&[PIERS, PIERS_CAPTION, other])[2], Role::Caption, "a repeated caption is one too");
    }

    #[test]
    fn furniture_stands_at_the_edges_and_asks_twice() {
        let appeal = "Your support keeps us going. Sign up for our letter.";
        let story = "The mayor opened the bridge.";
        assert_eq!(roles(&[appeal, story, story, story, story])[0], Role::Furniture);
        assert_eq!(roles(&[story, story, appeal, story, story])[2], Role::Body);
        assert_eq!(told(appeal), ("furniture", "appeal: “Your support”, “Sign up”".to_owned()));
        for text in [
            "Donate blood, the clinic asked.",
            "The campaign sent a newsletter and got each donation back.",
            "“Your support and your donation matter,” she told us.",
            "Lou Vane wrote on his blog in May that the subscription had ended.",
        ] {
            assert_eq!(told(text).0, "body", "{text}");
        }
    }

    #[test]
    fn what_the_reader_said_of_a_paragraph_holds() {
        let mut builder = Builder::default();
        for text in ["ADVERTISEMENT", PIERS, PIERS, "Nobody was hurt."] {
            builder.push(Role::Body, text);
        }
        let mut extract = builder.finish(Details::default());
        for (at, role) in [(0, Role::Body), (2, Role::Body), (3, Role::Furniture)] {
            (extract.paragraphs[at].role, extract.paragraphs[at].reason) = (role, Some(super::Reason::Reader));
        }
        let article = Article::read(extract);
        let roles: Vec<Role> = article.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(roles, [Role::Body, Role::Body, Role::Body, Role::Furniture]);
    }

    #[test]
    fn lines_of_the_page_are_furniture_anywhere() {
        for (text, phrase) in [
            ("ADVERTISEMENT", "ADVERTISEMENT"),
            ("- Story continues below -", "Story continues below"),
            ("Read more: The bridge that never was", "Read more"),
            ("Sign up for our morning letter.", "Sign up for our"),
            ("© 2031 Elsin Press", "©"),
        ] {
            assert_eq!(told(text), ("furniture", format!("page phrase: “{phrase}”")));
        }
        for text in ["Related problems were found in May.", "Share prices fell.", "Read more slowly, she said."] {
            assert_eq!(told(text).0, "body", "{text}");
        }
    }

    #[test]
    fn roles_that_the_source_gave_have_a_reason_too() {
        let given = [(Role::Metadata, "date 2031-05-04"), (Role::Caption, "The bridge"), (Role::Body, PIERS)];
        let article = read(&given);
        let reasons: Vec<_> = article
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.reason.map(|reason| reason.clause(&article.text)))
            .collect();
        assert_eq!(reasons, [Some("metadata line: “date”".into()), Some("marked so by its source".into()), None]);
    }

    fn any_role() -> impl Strategy<Value = Role> {
        let given = [Role::Heading, Role::Quote, Role::Item, Role::Caption, Role::Furniture, Role::Metadata];
        prop_oneof![4 => Just(Role::Body), 1 => proptest::sample::select(given.to_vec())]
    }

    proptest! {
        #[test]
        fn loses_nothing_and_keeps_given_roles(
            given in proptest::collection::vec(
                (any_role(), "(the |Holt |walks |bridge |fell |© |(L) |Photo: |your support |donate |read more: |“|[.!?”]){1,24}"),
                0..12,
            )
        ) {
            let mut builder = Builder::default();
            for (role, text) in &given {
                builder.push(*role, text);
            }
            let before = builder.finish(Details::default());
            let article = Article::read(before.clone());
            prop_assert_eq!(&article.text, &before.text);
            prop_assert_eq!(article.paragraphs.len(), before.paragraphs.len());
            for (now, then) in article.paragraphs.iter().zip(&before.paragraphs) {
                prop_assert_eq!(now.span, then.span);
                prop_assert!(now.role == then.role || then.role == Role::Body && now.role.is_set_apart());
                prop_assert!(now.reason.is_some() || !now.role.is_set_apart());
                let clause = now.reason.map(|reason| reason.clause(&article.text));
                prop_assert!(clause.is_none_or(|clause| !clause.is_empty() && !clause.contains('\n')));
            }
        }
    }
}
