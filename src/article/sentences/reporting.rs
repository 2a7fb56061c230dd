//! A quoted question or cry inside its sentence: `“Why now?” Ms. Farrow asked.`

/// How far a reporting clause is followed, in bytes.
const CLAUSE: usize = 200;

/// Verbs of a reporting clause.
const VERBS: &str = "said says asked asks wrote writes told tells added adds replied tweeted posted shouted yelled cried wondered \
    demanded exclaimed screamed quipped joked responded answered continued continues began concluded insisted \
    declared argued went recalled noted remarked retorted pressed mused pleaded chanted announced urged warned \
    repeated queried inquired snapped vowed countered explained texted whispered";

/// Those of them that take the one spoken to: "told Ms. Holt".
const ADDRESSING: &str = "told tells asked asks urged warned pressed answered";

/// What may stand between a name and its verb.
const BETWEEN: &[&str] = &["later", "then", "also", "had", "has", "once", "again", "recently", "always", "often"];

/// What stands inside a name or an office.
const PARTICLES: &[&str] = &["of", "the", "for", "and", "de", "del", "der", "van", "von", "bin", "al", "la", "&"];

/// Pronouns and articles: with a capital they begin a sentence of their own.
const OPENERS: &[&str] = &["He", "She", "They", "We", "I", "It", "You", "The", "A", "An", "This", "That", "Nobody"];

/// What follows a verb that reports something else than the quotation before it.
const OTHER_OBJECTS: &str = "that it he she they there nothing no if whether for";

/// Days and months: "asked “Why?” Monday".
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Tells whether the quotation that ends `before` asks, cries or trails off. After a full stop in the quotation a
/// reporting clause begins a new sentence.
pub(super) fn is_cry(before: &str) -> bool {
    let inside = before.trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', '“', ' ']);
    inside.ends_with(['?', '!', '…', '？', '！']) || inside.ends_with("...")
}

/// Tells whether what follows a quoted question or cry belongs to its sentence: a name, maybe with an office or a
/// party between commas, then a verb of saying; or the day.
pub(super) fn is_clause(after: &str) -> bool {
    let mut words = within(after, CLAUSE).split_whitespace().peekable();
    let Some(first) = words.peek().copied() else { return false };
    if is_day(first) {
        return true;
    }
    if OPENERS.contains(&first) || !first.starts_with(char::is_uppercase) {
        return false;
    }
    let (mut names, mut apart) = (0, false);
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if apart {
            apart = !word.ends_with(',');
        } else if names > 0 && is_in(VERBS, bare) {
            let alone = word.ends_with(['.', ',']);
            return alone || !word.ends_with(':') && !words.peek().is_some_and(|next| is_told(bare, next));
        } else if capital && names < 8 {
            names += 1;
            apart = word.ends_with(',');
            // "Holt asked." has no stop inside, "Ms. Farrow" and "R-Ky.," have.
            if word.ends_with(['?', '!', ';', ':']) || word.ends_with('.') && bare.len() > 4 {
                return false;
            }
        } else if !(PARTICLES.contains(&word) || BETWEEN.contains(&word) || word.ends_with("ly")) {
            return false;
        }
    }
    false
}

/// Tells whether a verb reports what comes next rather than the quotation before: "said that", "said Mr. Vane was".
fn is_told(verb: &str, next: &str) -> bool {
    let name = next.starts_with(char::is_uppercase) && !is_day(next);
    is_in(OTHER_OBJECTS, next) || name && !is_in(ADDRESSING, verb)
}

fn is_day(word: &str) -> bool {
    DAYS.contains(&word.trim_end_matches([',', '.']))
}

/// Verbs of saying after a Chinese quotation.
const CHINESE_VERBS: &[char] = &['说', '問', '问', '道', '称', '喊', '答', '說', '稱'];

/// Tells whether a quotation in Chinese or Japanese goes on behind its closing mark: `“为什么？”他问。`,
/// `「問題ない。」と述べた。`
pub(super) fn goes_on_in_han(after: &str) -> bool {
    let mut chars = after.chars().take(9).skip_while(|c| !CHINESE_VERBS.contains(c) && is_han(*c));
    let says = chars.next().is_some_and(|c| CHINESE_VERBS.contains(&c))
        && chars.find(|&c| c != '道').is_none_or(|c| matches!(c, '。' | '，' | '：' | ',' | ':' | '“' | '「'));
    says || after.starts_with('と') || after.starts_with("って")
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Tells whether a list of words with single spaces between them has a word.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}

/// The first `most` bytes of a text, fewer where a character would be cut.
pub(super) fn within(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
