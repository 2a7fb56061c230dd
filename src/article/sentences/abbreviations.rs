//! What a full stop after an abbreviation, an initial or a number means.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::marks::is_bracketed_sentence;
use super::reporting::{is_in, within};
use super::starters::{begins, begins_behind_initial};

/// How long an abbreviation is at most, in bytes.
const LONGEST: usize = 40;

/// What an abbreviation tells about the full stop behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A name or a number always follows: "Mr.", "e.g.".
    Leading,
    /// A number follows, or it is no abbreviation: "No. 10".
    Numbered,
    /// A time of day.
    Clock,
    /// A state behind its town, which has a comma behind it unless it ends the sentence: "Mobile, Ala."
    State,
    /// Ends the sentence where a capital follows: "etc."
    Closing,
    /// Ends the sentence where a common first word follows: "Inc.", "U.S."
    Open,
    /// One letter.
    Initial,
}

/// Own lists, kept short: a word that is also a common word would join what belongs apart. Entries with a small first
/// letter match with a large one too, not the other way round: "Ill." is a state, "ill" is not.
const KNOWN: &[(Kind, &str)] = &[
    (
        Kind::Leading,
        "Mr Mrs Ms Mx Messrs Dr Drs Prof Profs Gov Govs Lt Lieut Sen Sens Rep Reps Gen Gens Col Cols Maj Sgt \
         Sgts Cpl Pvt Pfc Spc Capt Cmdr Cdr Adm Brig Ens Rev Revs Fr Hon Pres Supt Insp Det Dets Atty Attys \
         Amb Sec Secy Treas Msgr Cong Dist Asst Dep Ald Cllr Mt Ft Rt e.g i.e a.k.a vs v cf approx viz ca Hr Fa \
         Frl Mio Mrd Abs Tel bzw z.b d.h u.a bspw evtl ggf sog vgl zzgl inkl Sra Srta Dra Ud Uds Vd EE Lic \
         Ing Gral Cnel Mons pág núm Excmo MM Mme Mmes Mlle Mgr Sig dott avv Exmo dhr mevr bijv ул им проф \
         акад гг тыс млн млрд т.е т.к см стр рис",
    ),
    (Kind::Numbered, "no nos Nr art p pp vol fig figs sec ch chap par para col Hwy Rte Apt Bldg Rm ft lb c ст"),
    (Kind::Clock, "a.m p.m A.M P.M"),
    (
        Kind::State,
        "Ala Ariz Ark Cal Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev \
         Okla Ont Ore Pa Penn Que Tenn Tex Va Vt Wash Wis Wyo N.Y N.J N.H N.M N.C N.D S.C S.D R.I W.Va",
    ),
    (Kind::Closing, "etc usw esq"),
    (
        Kind::Open,
        "Jr Sr Inc Corp Co Cos Ltd Bros LLC PLC Assn Assoc Intl Natl Univ Dept Govt Mfg al est St Ste Ave \
         Blvd Rd Pkwy Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri \
         Phila bn pct Str UU Cía Av Avda г р руб янв фев авг сент окт нояб дек",
    ),
];

/// What stands behind a time of day in the same sentence, beside zones in capitals.
const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs \
    fri sat sun eastern central mountain pacific greenwich";

/// Words that a time of day stands behind at the head of a sentence.
const AT: &[&str] = &["At", "By", "Around", "About", "Before", "After", "Until", "Since", "Shortly", "From", "Just"];

/// Nouns that a letter names: "plan B."
const LETTERED: &str = "plan vitamin hepatitis type group section part option exhibit grade class schedule appendix block gate terminal \
    category team phase tier series generation gen title chapter form point row pier dock ward unit room building \
    zone line model version annex wing platform level letter war";

/// Words that the pronoun "I" stands behind at the end of a sentence.
const BEFORE_PRONOUN: &str = "than as do did am was have had will would can could should nor but";

/// Words that a German ordinal stands behind: "der 3. Oktober".
const BEFORE_ORDINAL: &str = "der die das den dem des am im zum zur vom beim bis ab seit ein eine einen einem einer jeder jede jedes ihr ihre \
    ihrem sein seine seinem";

/// What follows a German ordinal whatever stands before it.
const BEHIND_ORDINAL: &str = "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrestag \
    geburtstag mal platz stock klasse bundestag";

/// The word before a full stop, and what stands around.
struct Stop<'a> {
    token: &'a str,
    /// The sentence up to the token.
    head: &'a str,
    /// What comes after the full stop, without white space at its start.
    after: &'a str,
    /// The first word of it, lower case.
    next: String,
    language: &'a str,
}

/// Tells whether the full stop behind `before` belongs to an abbreviation whose sentence goes on in `after`.
pub(super) fn goes_on(before: &str, after: &str, language: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    let token = near.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | '*' | '_'));
    let token = token.into_iter().next().unwrap_or_default();
    let bare = token.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head = before[..before.len() - bare.len()].trim_end();
    let token = bare.trim_end_matches('.');
    if token.len() > 1 && !token.contains('.') && token.chars().all(char::is_lowercase) && !is_any(token) {
        // Nearly every full stop.
        return false;
    }
    let word = within(after, LONGEST).chars().take_while(|c| c.is_alphanumeric());
    let next = word.flat_map(char::to_lowercase).collect();
    Stop { token, head, after, next, language }.goes_on()
}

impl Stop<'_> {
    fn goes_on(&self) -> bool {
        let first = self.after.chars().next().unwrap_or(' ');
        if self.is_number() {
            return self.language == "de" && self.token.len() <= 2 && self.is_ordinal();
        }
        let Some(kind) = self.kind() else { return false };
        match (kind, first) {
            (Kind::Leading, _) => {
                first.is_alphanumeric() || matches!(first, '“' | '"' | '‘' | '„' | '«' | '(' | '$' | '€')
            }
            (Kind::Numbered, _) => self.is_before_number(),
            (_, '$' | '€' | '£' | '&' | '%' | '#' | '@' | '/' | '<' | '+' | '=') => true,
            (_, '(' | '[') => !is_bracketed_sentence(self.after),
            _ if !first.is_alphanumeric() => false,
            (Kind::Clock, _) => self.is_clock_inside(),
            (Kind::Closing, _) => first.is_ascii_digit(),
            (Kind::State, _) if self.head.ends_with(',') => first.is_ascii_digit() || is_in(CALENDAR, &self.next),
            (Kind::Initial, _) => self.is_initial(),
            (Kind::State | Kind::Open, _) => self.is_followed_by_initial() || !begins(&self.next, self.language),
        }
    }

    fn is_number(&self) -> bool {
        !self.token.is_empty() && self.token.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is_ordinal(&self) -> bool {
        let before = self.word_before();
        is_in(BEHIND_ORDINAL, &self.next) || is_in(BEFORE_ORDINAL, &before) && !begins(&self.next, self.language)
    }

    fn kind(&self) -> Option<Kind> {
        let token = self.token;
        if is_listed(&NUMBERED, token).is_some() && self.is_before_number() {
            return Some(Kind::Numbered);
        }
        if self.language == "fr" && token == "M" || self.language == "es" && token == "Sr" {
            return Some(Kind::Leading);
        }
        let shouted = || self.is_shouted().then(|| capitalized(token)).and_then(|token| is_listed(&KINDS, &token));
        is_listed(&KINDS, token)
            .or_else(shouted)
            .or_else(|| is_letter(token, self.language).then_some(Kind::Initial))
            .or_else(|| is_dotted(token).then_some(Kind::Open))
    }

    /// In capitals like the word behind it: "MR. HOLT".
    fn is_shouted(&self) -> bool {
        let all = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
        self.token.chars().count() > 1 && all(self.token) && self.next.chars().count() > 1 && all(self.after)
    }

    /// "No. 10", "No. VA089", "Vol. IV".
    fn is_before_number(&self) -> bool {
        let word = within(self.after, LONGEST).split_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let roman = word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'));
        roman || word.bytes().any(|byte| byte.is_ascii_digit()) && !word.starts_with(char::is_lowercase)
    }

    /// "9 a.m. Friday", "9 a.m. EST", "9 a.m. Tarn time", "At 9 a.m. Ms. Holt left."
    fn is_clock_inside(&self) -> bool {
        let zone = self.after.bytes().take_while(u8::is_ascii_uppercase).count();
        let opening = within(self.head, 24).split_whitespace().next().unwrap_or_default();
        let leads = AT.contains(&opening) && self.head.len() < 24 && !begins(&self.next, self.language);
        let local = within(self.after, LONGEST).split(' ').nth(1).is_some_and(|word| word.starts_with("time"));
        local && !begins(&self.next, self.language)
            || is_in(CALENDAR, &self.next)
            || (2..=4).contains(&zone) && zone == self.next.len()
            || leads
    }

    fn is_initial(&self) -> bool {
        let before = self.word_before();
        if self.is_followed_by_initial() {
            return true;
        }
        let ends = is_in(LETTERED, &before) || self.token == "I" && is_in(BEFORE_PRONOUN, &before);
        !ends && !begins_behind_initial(&self.next, self.language)
    }

    /// "А. С. Гринь": a letter with a full stop is an initial, even where it is also a common first word.
    fn is_followed_by_initial(&self) -> bool {
        self.after.chars().nth(1) == Some('.')
    }

    fn word_before(&self) -> String {
        let from = self.head.ceil_char_boundary(self.head.len().saturating_sub(LONGEST));
        self.head[from..].split_whitespace().next_back().unwrap_or_default().to_lowercase()
    }
}

static KINDS: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| table(|kind| kind != Kind::Numbered));
static NUMBERED: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| table(|kind| kind == Kind::Numbered));

fn table(wanted: fn(Kind) -> bool) -> HashMap<&'static str, Kind> {
    let lists = KNOWN.iter().filter(|(kind, _)| wanted(*kind));
    lists.flat_map(|(kind, list)| list.split(' ').map(|entry| (entry, *kind))).collect()
}

fn is_listed(table: &HashMap<&str, Kind>, token: &str) -> Option<Kind> {
    let small = |token: &str| {
        let mut chars = token.chars();
        let first = chars.next().filter(|first| first.is_uppercase())?;
        let small: String = first.to_lowercase().chain(chars).collect();
        (small.len() > 1).then(|| table.get(small.as_str()).copied())?
    };
    table.get(token).copied().or_else(|| small(token))
}

fn is_any(token: &str) -> bool {
    KINDS.contains_key(token) || NUMBERED.contains_key(token)
}

fn capitalized(token: &str) -> String {
    let mut chars = token.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// One capital letter ("J."), in German and Russian also a small one ("z. B.", "т. е.").
fn is_letter(token: &str, language: &str) -> bool {
    let mut chars = token.chars();
    let Some(letter) = chars.next() else { return false };
    chars.next().is_none() && (letter.is_uppercase() || matches!(language, "de" | "ru") && letter.is_lowercase())
}

/// Short parts with full stops between them, one of them a single letter: "U.S", "z.B", "Ph.D".
fn is_dotted(token: &str) -> bool {
    let length = |part: &str| part.chars().count();
    token.contains('.')
        && token.split('.').all(|part| (1..=3).contains(&length(part)) && part.chars().all(char::is_alphabetic))
        && token.split('.').any(|part| length(part) == 1)
}
