//! The language of a text: what whatlang says of samples from all over it, held against common words where it is short
//! or quotes other languages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How many samples a long text is told from.
const SAMPLES: usize = 16;
/// How long a sample is, in bytes.
const SAMPLE: usize = 256;

/// So many different common words tell a language.
const ENOUGH: usize = 2;
/// So many of them overrule whatlang where its own choice has not half as many.
const OVERRULING: usize = 5;

/// Words that are common in one language and in few others.
const COMMON: &[(&str, &str)] = &[
    (
        "en",
        "the of and to in a is was were are he she it they that for with his her on at by from not said have has had be \
         been as but who an or this their did will would nobody after so mr mrs ms",
    ),
    (
        "de",
        "der die das und ist nicht ein eine einen den dem mit auf für von zu im sich auch er sie wurde hat war es nach \
         niemand als bei an aus in sagte",
    ),
    ("es", "el la los las de que y en un una por con no se del su para es fue al lo como más nadie ha dijo han"),
    (
        "fr",
        "le la les des et est un une du dans que qui pour pas sur au il elle ce ne été a en de sont personne avec dit",
    ),
    ("it", "il lo la gli le di che e un una per non con è del della sono nel alla ha nessuno si da ai"),
    ("pt", "o a os as de que e do da em um uma não com para por foi no na se ninguém ao mais dos são"),
    ("nl", "de het een en van niet is dat die in met voor op zijn was er aan werd niemand ook naar bij hij"),
    ("sv", "och att det som en på är av för inte med den till ett har var ingen om men han hon sade"),
    ("da", "og at det som en på er af for ikke med den til et har var der ingen men han hun fra blev"),
    ("nb", "og at det som en på er av for ikke med den til et har var ingen men han hun fra ble jeg"),
    ("pl", "w i na z nie się do to jest że o po jak był nikt ale od przez dla"),
    ("cs", "a v na se je že s z do to byl nikdo ale od pro jak po který"),
    ("ru", "и в не на что с он она как по это был но из за к никто его от для они было"),
    ("uk", "і в не на що з він вона як це та до є й ніхто але від для його було"),
];

/// Tells the language of a text, ISO 639-1, or nothing where it cannot be told.
pub(super) fn tell(text: &str) -> String {
    let sample = sample(text);
    let Some(guess) = whatlang::detect(&sample) else { return String::new() };
    let guessed = iso_639_1(guess.lang().code());
    let counts = common_words(&sample);
    let listed = COMMON.iter().position(|(language, _)| *language == guessed);
    let own = listed.map_or(0, |at| counts[at].0);
    let best = (0..COMMON.len()).max_by_key(|&at| (counts[at], Some(at) == listed)).unwrap_or(0);
    let (most, best) = (counts[best].0, COMMON[best].0);
    let language = if guess.is_reliable() {
        let overruled = listed.is_some() && most >= OVERRULING && 2 * own < most;
        if overruled { best } else { guessed }
    } else if most < ENOUGH {
        ""
    } else if 5 * own >= 4 * most {
        // Kin share their common words, and whatlang looks at more than those.
        guessed
    } else {
        best
    };
    language.to_owned()
}

/// Pieces from all over the text, cut at spaces where there are any: the whole of a short one.
fn sample(text: &str) -> String {
    if text.len() <= SAMPLES * SAMPLE {
        return text.to_owned();
    }
    let mut sample = String::with_capacity(SAMPLES * (SAMPLE + 4));
    for number in 0..SAMPLES {
        let start = number * (text.len() - SAMPLE) / (SAMPLES - 1);
        let piece = &text[text.ceil_char_boundary(start)..text.ceil_char_boundary(start + SAMPLE)];
        let whole = piece.split_once(char::is_whitespace).map_or(piece, |(_, rest)| rest);
        let whole = whole.rsplit_once(char::is_whitespace).map_or(whole, |(rest, _)| rest);
        sample.push_str(whole);
        sample.push('\n');
    }
    sample
}

/// For each common word the languages it is common in, a bit for each of [`COMMON`].
static BY_WORD: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| {
    let mut by_word = HashMap::new();
    for (bit, (_, list)) in COMMON.iter().enumerate() {
        for word in list.split(' ') {
            *by_word.entry(word).or_default() |= 1 << bit;
        }
    }
    by_word
});

/// For each language of [`COMMON`]: how many different words of a text are common in it, and how often all of them stand
/// there.
fn common_words(text: &str) -> [(usize, usize); COMMON.len()] {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| (1..=16).contains(&word.len())) {
        if let Some((&word, _)) = BY_WORD.get_key_value(&*word.to_lowercase()) {
            *places.entry(word).or_default() += 1;
        }
    }
    let mut counts = [(0, 0); COMMON.len()];
    for (word, times) in places {
        let languages = BY_WORD.get(word).copied().unwrap_or(0);
        for (bit, (different, all)) in counts.iter_mut().enumerate() {
            let is_common = usize::from(languages >> bit & 1);
            *different += is_common;
            *all += is_common * times;
        }
    }
    counts
}

/// The two-letter code of a language that the program knows something about; others keep their three letters.
fn iso_639_1(code: &str) -> &str {
    match code {
        "ara" => "ar",
        "ben" => "bn",
        "bul" => "bg",
        "cat" => "ca",
        "ces" => "cs",
        "cmn" => "zh",
        "dan" => "da",
        "deu" => "de",
        "ell" => "el",
        "eng" => "en",
        "epo" => "eo",
        "est" => "et",
        "fin" => "fi",
        "fra" => "fr",
        "heb" => "he",
        "hin" => "hi",
        "hrv" => "hr",
        "hun" => "hu",
        "ind" => "id",
        "ita" => "it",
        "jpn" => "ja",
        "kor" => "ko",
        "lav" => "lv",
        "lit" => "lt",
        "nld" => "nl",
        "nob" => "nb",
        "pes" => "fa",
        "pol" => "pl",
        "por" => "pt",
        "ron" => "ro",
        "rus" => "ru",
        "slk" => "sk",
        "slv" => "sl",
        "spa" => "es",
        "srp" => "sr",
        "swe" => "sv",
        "tam" => "ta",
        "tha" => "th",
        "tur" => "tr",
        "ukr" => "uk",
        "urd" => "ur",
        "vie" => "vi",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tells_short_texts() {
        for (language, text) in [
            ("en", "The bridge fell. Nobody was hurt."),
            ("en", "He left. She stayed."),
            ("en", "Bridge shut\n\nThe bridge was shut."),
            ("en", "Police said so."),
            ("en", "Mr. Duval met Mr. Nowak in Tarn."),
            ("en", "“Das ist gut”, he said in Tarn. The minister left."),
            ("en", "La Voz and Le Matin did not reply. El Faro did."),
            ("de", "Die Brücke stürzte ein. Niemand wurde verletzt."),
            ("es", "El puente cayó. Nadie resultó herido."),
            ("fr", "Le pont est tombé. Personne n’a été blessé."),
            ("it", "Il ponte è caduto. Nessuno è rimasto ferito."),
            ("pt", "A ponte caiu. Ninguém ficou ferido."),
            ("nl", "De brug is ingestort. Niemand raakte gewond."),
            ("da", "Broen faldt. Ingen kom til skade."),
            ("ru", "Мост упал. Никто не пострадал."),
            ("zh", "桥塌了。没有人受伤。"),
            ("ja", "橋が落ちた。けが人はいない。"),
            ("el", "Η γέφυρα έπεσε."),
            ("", "Köprü de çöktü. Kimse de ölmedi."),
            ("", "12 34"),
            ("", "Anna Kowalska Jan Nowak"),
            ("", "Elsin"),
            ("", ""),
        ] {
            assert_eq!(tell(text), language, "{text:?}");
        }
    }

    #[test]
    fn tells_a_long_text_from_all_of_it() {
        let english = "The harbour master of Elsin closed both piers after the storm, and nobody was hurt. ";
        let german = "„Wir haben die Brücke gesperrt, weil niemand wusste, ob sie den Sturm überstehen würde.“ ";
        let quoting = format!("{}{}", german.repeat(60), english.repeat(200));
        assert!(german.repeat(60).len() > 4096);
        assert_eq!(tell(&quoting), "en");
        assert_eq!(tell(&german.repeat(200)), "de");
        let names = "Jan Kowalski, Anna Nowak, Piotr Zieliński, Ewa Wójcik, Tomasz Lewandowski. ";
        assert_eq!(tell(&format!("{names}{english}{english}")), "en");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn takes_any_text(text in "\\PC{0,20}", times in 1_usize..300) {
            let text = text.repeat(times);
            prop_assert!(sample(&text).len() <= text.len().max(SAMPLES * (SAMPLE + 8)));
            let language = tell(&text);
            prop_assert!(language.len() <= 3 && language.is_ascii());
        }
    }
}
