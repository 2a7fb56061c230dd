//! Trial rules, each marked by the env variable TRIAL.
use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};

const PARTS: &[&str] = &[
    "part",
    "parts",
    "portion",
    "portions",
    "section",
    "sections",
    "provision",
    "provisions",
    "some",
    "most",
    "half",
    "majority",
];

pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let trial = std::env::var("TRIAL").unwrap_or_default();
    if trial.contains('p') {
        parts(pair, found);
    }
    if trial.contains('m') {
        modal(pair, found);
    }
    if trial.contains('n') {
        names(pair, found);
    }
    if trial.contains('s') {
        plural(pair, found);
    }
    if trial.contains('r') {
        roles(pair, found);
    }
    if trial.contains('w') {
        sources(pair, found);
    }
    if trial.contains('x') {
        swaps(pair, found);
    }
}

/// "a part of the act" / "the act", with the same word of content right after and right before the part word
fn parts(pair: &Pair, found: &mut Vec<Conflict>) {
    for at in 0..2 {
        let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
        for t in 0..own.tokens.len() {
            let folded = own.article.folded(own.words.start + t);
            if !PARTS.contains(&folded) || own.article.words.get(own.words.start + t + 1).is_none() {
                continue;
            }
            if t + 1 >= own.tokens.len() || own.article.folded(own.words.start + t + 1) != "of" {
                continue;
            }
            let Some(noun) = (t + 2..(t + 5).min(own.tokens.len())).find(|&n| !own.tokens[n].function) else {
                continue;
            };
            let Some(o) = (0..other.tokens.len()).find(|&o| other.tokens[o].stem == own.tokens[noun].stem) else {
                continue;
            };
            let lead: Vec<&str> =
                (o.saturating_sub(4)..o).map(|w| other.article.folded(other.words.start + w)).collect();
            if lead.iter().any(|w| PARTS.contains(w)) {
                continue;
            }
            let spans = [own.over(t..noun + 1), other.over(o..o + 1)];
            found.push(Conflict {
                left: spans[at],
                right: spans[1 - at],
                about: About::Number,
                grade: Grade::Conflict,
            });
        }
    }
}

const SURE: &[&str] = &["will", "is", "has", "have", "was", "were", "had"];
const UNSURE: &[&str] = &[
    "expected",
    "plan",
    "plans",
    "planned",
    "planning",
    "preparing",
    "prepares",
    "prepared",
    "set",
    "may",
    "might",
    "could",
    "likely",
    "intends",
    "intended",
    "considering",
    "consider",
    "hopes",
    "vowed",
    "poised",
    "would",
    "should",
    "threatened",
    "tried",
    "trying",
    "seeking",
];

fn modal(pair: &Pair, found: &mut Vec<Conflict>) {
    let class = |side: &Side, verb: usize| -> Option<(usize, bool)> {
        for back in 1..=4 {
            let t = verb.checked_sub(back)?;
            let f = side.article.folded(side.words.start + t);
            if UNSURE.contains(&f) {
                return Some((t, false));
            }
            if f == "will" {
                return Some((t, true));
            }
            if !matches!(f, "to" | "be" | "not" | "also" | "soon") {
                return None;
            }
        }
        None
    };
    for (i, one) in pair.sides[0].tokens.iter().enumerate() {
        if one.function {
            continue;
        }
        for (j, two) in pair.sides[1].tokens.iter().enumerate() {
            if one.stem != two.stem {
                continue;
            }
            if let (Some((a, x)), Some((b, y))) = (class(&pair.sides[0], i), class(&pair.sides[1], j)) {
                if x != y {
                    found.push(Conflict {
                        left: pair.sides[0].over(a..i + 1),
                        right: pair.sides[1].over(b..j + 1),
                        about: About::Negation,
                        grade: Grade::Near,
                    });
                }
            }
        }
    }
}

/// names in the same slot that differ
fn names(pair: &Pair, found: &mut Vec<Conflict>) {
    let [l, r] = &pair.sides;
    let n = |s: &Side| s.article.facts.names_in(s.article.sentences[s.sentence].span).to_vec();
    for a in n(l) {
        for b in n(r) {
            let (x, y) = (l.tokens_of(&a.words), r.tokens_of(&b.words));
            let shares = l.tokens[x.clone()].iter().any(|t| r.tokens.iter().any(|u| u.stem == t.stem))
                || r.tokens[y.clone()].iter().any(|t| l.tokens.iter().any(|u| u.stem == t.stem));
            if shares {
                continue;
            }
            let slot = pair.slot(&x, &y);
            let need = if std::env::var("TRIAL").unwrap_or_default().contains('N') { Slot::Beside } else { Slot::Same };
            if slot >= need {
                found.push(Conflict { left: a.span, right: b.span, about: About::Name, grade: Grade::Conflict });
            }
        }
    }
}

fn plural(pair: &Pair, found: &mut Vec<Conflict>) {
    let [l, r] = &pair.sides;
    for (i, a) in l.tokens.iter().enumerate() {
        for (j, b) in r.tokens.iter().enumerate() {
            if a.stem != b.stem || a.folded == b.folded || a.function {
                continue;
            }
            let (x, y) = (l.article.folded(l.words.start + i), r.article.folded(r.words.start + j));
            let pl = |x: &str, y: &str| y.strip_suffix('s') == Some(x);
            if pl(x, y) || pl(y, x) {
                if pair.slot(&(i..i + 1), &(j..j + 1)) >= Slot::Beside {
                    found.push(Conflict { left: a.span, right: b.span, about: About::Number, grade: Grade::Near });
                }
            }
        }
    }
}

fn roles(pair: &Pair, found: &mut Vec<Conflict>) {
    let [l, r] = &pair.sides;
    let n = |s: &Side| s.article.facts.names_in(s.article.sentences[s.sentence].span).to_vec();
    for a in n(l) {
        for b in n(r) {
            let (Some(x), Some(y)) = (a.role, b.role) else { continue };
            if l.tokens[l.tokens_of(&a.words)].last().map(|t| t.stem)
                != r.tokens[r.tokens_of(&b.words)].last().map(|t| t.stem)
            {
                continue;
            }
            let (p, q) = (l.inside(x), r.inside(y));
            let cont = |s: &Side, p: std::ops::Range<usize>| {
                s.tokens[p].iter().filter(|t| !t.function).map(|t| t.stem).collect::<Vec<_>>()
            };
            let (p, q) = (cont(l, p), cont(r, q));
            if p.iter().any(|t| q.contains(t)) {
                continue;
            }
            found.push(Conflict { left: x, right: y, about: About::Role, grade: Grade::Near });
        }
    }
}

fn sources(pair: &Pair, found: &mut Vec<Conflict>) {
    let [l, r] = &pair.sides;
    let (Some(a), Some(b)) = (l.article.facts.speaker_of(l.sentence), r.article.facts.speaker_of(r.sentence)) else {
        return;
    };
    let (x, y) = (l.article.facts.speaker_name(a), r.article.facts.speaker_name(b));
    let w = |t: &str| {
        t.to_lowercase()
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string())
            .collect::<Vec<_>>()
    };
    let (p, q) = (w(l.article.quote(x)), w(r.article.quote(y)));
    let pron = |v: &[String]| v.iter().any(|w| matches!(w.as_str(), "he" | "she" | "they" | "his" | "her" | "their"));
    if p.iter().any(|t| q.contains(t) && t.len() > 3) || pron(&p) || pron(&q) {
        return;
    }
    if !l.article.sentences[l.sentence].span.overlaps(a.span) || !r.article.sentences[r.sentence].span.overlaps(b.span)
    {
        return;
    }
    if a.entity.is_some() != b.entity.is_some() {
        return;
    }
    if pair.likeness() < 0.35 {
        return;
    }
    found.push(Conflict { left: a.span, right: b.span, about: About::Role, grade: Grade::Near });
}

/// single content word swapped between aligned neighbours
fn swaps(pair: &Pair, found: &mut Vec<Conflict>) {
    let [l, r] = &pair.sides;
    for w in pair.partners().windows(2) {
        let (g, h) = (w[0].0 + 1..w[1].0, w[0].1 + 1..w[1].1);
        if g.len() == 1
            && h.len() == 1
            && !l.tokens[g.start].function
            && !r.tokens[h.start].function
            && !l.tokens[w[0].0].function
            && pair.likeness() > 0.5
        {
            found.push(Conflict { left: l.over(g), right: r.over(h), about: About::Quotation, grade: Grade::Near });
        }
    }
}
