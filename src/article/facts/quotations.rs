//! Where quotations begin and end.

use crate::article::{Article, Span};

/// How many paragraphs a quotation may go on without being opened anew.
const PARAGRAPHS: usize = 10;

/// Finds the quotations of an article in order: what stands between paired quotation marks, marks aside; one that goes
/// on over paragraphs is one of each.
///
/// Knows “ ”, „ “, « », » «, ‘ ’, 「 」 and straight marks. A quotation that is left open at the end of a paragraph
/// goes on where the next paragraph opens with the same mark, as newspapers print it, or closes it.
pub(super) fn find(article: &Article) -> Vec<Span> {
    let mut found = Vec::new();
    // The mark that the paragraph before left open.
    let mut open: Option<char> = None;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let text = article.quote(paragraph.span);
        let mut push = |start: usize, end: usize| {
            let spoken = text[start..end].chars().any(char::is_alphanumeric);
            if spoken {
                found.push(Span::new(paragraph.span.start + start, paragraph.span.start + end));
            }
            spoken
        };
        let mut from = 0;
        // The mark that opened it may be lost.
        if open.is_none()
            && let Some(at) = lone_closing(text)
        {
            push(0, at);
            from = after(text, at);
        }
        if let Some(mark) = open.take().filter(|mark| !text.starts_with(*mark)) {
            match first_mark(text, mark) {
                Some(Mark::Closes(at)) => {
                    push(0, at);
                    from = after(text, at);
                }
                Some(Mark::Opens) => {}
                None => {
                    push(0, text.len());
                    open = Some(mark);
                    continue;
                }
            }
        }
        // Marks that nothing closes any more, so that the rest is not searched again for each.
        let mut unclosed = Vec::new();
        while let Some((start, mark)) = next_opening(text, from) {
            let inside = start + mark.len_utf8();
            let end = if unclosed.contains(&mark) { None } else { closing(&text[inside..], mark) };
            if end.is_none() && !unclosed.contains(&mark) && goes_on(article, index + 1, mark) {
                push(inside, text.len());
                open = Some(mark);
                break;
            }
            // A single mark is searched only as far as the next one that opens.
            if end.is_none() && mark != '‘' {
                unclosed.push(mark);
            }
            let end = end.map(|length| inside + length);
            from = end.filter(|&end| push(inside, end)).map_or(inside, |end| after(text, end));
        }
    }
    found
}

/// The place after the character at `at`.
fn after(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Tells whether a quotation that a paragraph leaves open goes on in those from `next` on.
fn goes_on(article: &Article, next: usize, mark: char) -> bool {
    let paragraphs = article.paragraphs.iter().skip(next).take(PARAGRAPHS);
    for (at, paragraph) in paragraphs.enumerate() {
        let text = article.quote(paragraph.span);
        if at == 0 && text.starts_with(mark) {
            return true;
        }
        match first_mark(text, mark) {
            Some(found) => return matches!(found, Mark::Closes(_)),
            None if matches!(mark, '‘' | '\'') => return false,
            None => {}
        }
    }
    false
}

/// The place of a mark that closes what nothing in the paragraph opened.
fn lone_closing(text: &str) -> Option<usize> {
    let at = text.find(['“', '”', '"', '„', '«', '»', '「'])?;
    let inches = text[..at].ends_with(|c: char| c.is_ascii_digit());
    match text[at..].chars().next()? {
        '”' => Some(at),
        // Straight marks come in pairs.
        '"' if !inches && text[at..].matches('"').count() % 2 == 1 => match first_mark(text, '"') {
            Some(Mark::Closes(at)) => Some(at),
            _ => None,
        },
        _ => None,
    }
}

/// What the first mark of a paragraph does with a quotation that is open.
enum Mark {
    Opens,
    Closes(usize),
}

/// Finds the first mark of the kind that `opening` opened; single marks are too often apostrophes.
fn first_mark(text: &str, opening: char) -> Option<Mark> {
    let close = match opening {
        '“' => '”',
        '«' => '»',
        '»' => '«',
        '「' => '」',
        '„' => '“',
        '"' => {
            let at = text.find('"')?;
            let tight = text[..at].chars().next_back().is_some_and(|before| !before.is_whitespace() && before != '(');
            let free = text[at + 1..].chars().next().is_none_or(|next| !next.is_alphanumeric());
            return Some(if tight && free { Mark::Closes(at) } else { Mark::Opens });
        }
        _ => return None,
    };
    let at = text.find([opening, close])?;
    Some(if text[at..].starts_with(close) { Mark::Closes(at) } else { Mark::Opens })
}

/// The next mark that may open a quotation: it has no letter before it and no blank after it ("« " excepted).
fn next_opening(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        // Most of a text is neither mark nor the first byte of one.
        at += text.as_bytes()[at..].iter().position(|byte| matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2 | 0xe3))?;
        let c = text[at..].chars().next()?;
        let opens = matches!(c, '“' | '„' | '"' | '‘' | '\'' | '»' | '「' | '«');
        if opens && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            let tight = text[at + c.len_utf8()..].chars().next().is_some_and(|next| !next.is_whitespace());
            if tight || c == '«' {
                return Some((at, c));
            }
        }
        at += c.len_utf8();
    }
}

/// The length of the quotation that begins `text`, by its opening mark.
fn closing(text: &str, mark: char) -> Option<usize> {
    match mark {
        '“' => text.find('”'),
        '„' => text.find(['“', '”']),
        '«' => text.find('»'),
        '»' => text.find('«'),
        '「' => text.find('」'),
        '‘' => closing_single(text, '’', '‘'),
        '\'' => closing_single(text, '\'', '\u{0}'),
        _ => text.find(mark),
    }
}

/// A single mark is also an apostrophe. It closes where no letter follows; after an `s` it may be a possessive, then a
/// later mark with punctuation before it is the better end.
fn closing_single(text: &str, mark: char, opening: char) -> Option<usize> {
    let mut first = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if c == opening {
            break;
        }
        let letter_after = chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        if c == mark && !letter_after && !before.is_whitespace() {
            if before != 's' || before.is_ascii_punctuation() {
                return first.filter(|_| before.is_alphanumeric()).or(Some(offset));
            }
            first = first.or(Some(offset));
        }
        before = c;
    }
    first
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Details, Role, canonical::Builder};

    fn found(paragraphs: &[&str]) -> Vec<String> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        let article = Article::read(builder.finish(Details::default()));
        article
            .facts
            .quotations
            .iter()
            .map(|quotation| quotation.span)
            .map(|span| article.quote(span).to_string())
            .collect()
    }

    #[test]
    fn finds_paired_marks() {
        assert_eq!(found(&["“We won,” she said. “They lost.”"]), ["We won,", "They lost."]);
        assert_eq!(found(&["She said \"we won\" twice."]), ["we won"]);
        assert_eq!(found(&["„Ja“ und »nein« und « oui »."]), ["Ja", "nein", " oui "]);
        assert_eq!(found(&["An open “mark stays open."]), [""; 0]);
    }

    #[test]
    fn tells_single_marks_from_apostrophes() {
        assert_eq!(found(&["‘The voters’ choice isn’t ours,’ she said."]), ["The voters’ choice isn’t ours,"]);
        assert_eq!(found(&["The leaders’ talks and Kim's visit weren't long."]), [""; 0]);
        assert_eq!(found(&["He will do ‘all I can’ for Tarn."]), ["all I can"]);
    }

    #[test]
    fn goes_on_where_the_next_paragraph_opens_again() {
        assert_eq!(found(&["“First.", "“Second.”"]), ["First.", "Second."]);
        assert_eq!(found(&["“First.", "Second,” he said."]), ["First.", "Second,"]);
        assert_eq!(
            found(&["He said: \"First.", "Second.", "Third,\" he said. \"Fourth.\""]),
            ["First.", "Second.", "Third,", "Fourth."]
        );
        assert_eq!(found(&["\"First.", "Then he left.", "\"Second,\" he said."]), ["Second,"]);
        assert_eq!(found(&["“First.", "Then “second” came."]), ["second"]);
    }
}
