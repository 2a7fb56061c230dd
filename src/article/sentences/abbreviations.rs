//! What may stand before a full stop that ends no sentence, and what a new sentence often begins with.
//!
//! Lower case, without the last full stop. Own lists, kept short: a word that is also a common word ("is.", "so.")
//! would join what belongs apart.

/// Never the end of a sentence where a capital or a number follows.
pub(super) const TITLES: &[&str] = &[
    // English
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gov", "lt", "sen", "sens", "rep", "reps", "gen", "col", "maj", "sgt",
    "cpl", "pvt", "capt", "cmdr", "adm", "rev", "hon", "pres", "supt", "insp", "det", "atty", "amb", "sec", "msgr",
    "mt", "ft", "e.g", "i.e", "vs", "v", "cf", "approx", "dept", "viz", "ca",
    // German
    "hr", "fr", "frl", "nr", "mio", "mrd", "bzw", "z.b", "d.h", "u.a", "abs", "bspw", "ggf", "sog", "vgl", "zzgl",
    // Spanish, French, Italian, Portuguese
    "sr", "sra", "srta", "dra", "ud", "uds", "ee", "pág", "núm", "excmo", "mm", "mme", "mmes", "mlle", "mgr", "sig",
    "dott", "avv", "exmo",
    // Russian
    "ул", "им", "проф", "акад", "гг", "тыс", "млн", "млрд", "т.е", "т.к", "см", "стр", "рис",
];

/// May end a sentence: they do where a common first word or a quotation follows.
pub(super) const OTHERS: &[&str] = &[
    "jr", "sr", "inc", "corp", "co", "ltd", "bros", "llc", "plc", "assn", "etc", "al", "est", "esq", "st", "ave",
    "blvd", "rd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga",
    "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
    "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ph.d", "bn", "pct", "usw", "str", "uu", "cía", "г", "р",
    "руб", "янв", "фев", "авг", "сент", "окт", "нояб", "дек",
];

/// Abbreviations only where a number follows.
pub(super) const BEFORE_NUMBER: &[&str] = &["no", "nos", "nr", "art", "p", "pp", "vol", "fig", "sec", "ch", "ст"];

/// Names that end in an exclamation mark.
pub(super) const SHOUTED_NAMES: &[&str] = &["Yahoo!", "Jeopardy!", "Yum!", "Oklahoma!", "Joomla!"];

/// Verbs of a reporting clause after a quoted question or cry.
pub(super) const REPORTING: &[&str] = &[
    "said", "says", "asked", "asks", "wrote", "writes", "told", "added", "replied", "tweeted", "posted", "shouted",
    "yelled", "cried", "wondered", "demanded", "exclaimed", "screamed", "quipped", "joked", "responded", "answered",
];

/// German months and what else follows an ordinal ("5. Januar").
pub(super) const AFTER_GERMAN_ORDINAL: &[&str] = &[
    "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember", "jahrhundert", "jahrestag", "geburtstag", "mal", "platz", "stock", "klasse", "bundestag",
];

const ENGLISH_STARTERS: &[&str] = &[
    "a", "about", "after", "all", "also", "although", "among", "an", "and", "another", "any", "as", "asked", "at",
    "because", "before", "both", "but", "by", "critics", "despite", "during", "each", "earlier", "even", "experts",
    "few", "for", "from", "further", "given", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "instead", "it", "its", "last", "later", "many", "meanwhile", "more", "most", "much", "my", "neither", "no",
    "none", "nor", "not", "now", "of", "officials", "on", "once", "one", "only", "or", "other", "others", "our",
    "over", "people", "police", "please", "she", "since", "so", "some", "soon", "still", "such", "that", "the",
    "their", "then", "there", "these", "they", "this", "those", "though", "through", "to", "under", "unlike", "until",
    "we", "what", "when", "where", "whether", "which", "while", "who", "why", "with", "within", "without", "yet",
    "you", "your",
];
const GERMAN_STARTERS: &[&str] = &[
    "aber", "als", "am", "auch", "auf", "bei", "bis", "da", "damit", "danach", "das", "dem", "den", "der", "die",
    "dies", "diese", "dieser", "doch", "ein", "eine", "er", "es", "für", "ihr", "im", "in", "ist", "jetzt", "man",
    "mit", "nach", "nun", "sie", "sein", "seine", "so", "und", "vor", "was", "wenn", "wer", "wie", "wir", "zu", "zum",
];
const SPANISH_STARTERS: &[&str] = &[
    "a", "además", "al", "aunque", "como", "con", "cuando", "de", "después", "el", "ella", "ellos", "en", "entre",
    "es", "esta", "este", "esto", "la", "las", "lo", "los", "luego", "no", "para", "pero", "por", "se", "según", "si",
    "sin", "su", "sus", "también", "tras", "un", "una", "y", "ya",
];
const FRENCH_STARTERS: &[&str] = &[
    "a", "alors", "après", "au", "aussi", "avec", "ce", "ces", "cet", "cette", "comme", "dans", "de", "depuis", "des",
    "du", "elle", "elles", "en", "et", "il", "ils", "je", "la", "le", "les", "leur", "mais", "nous", "on", "or", "ou",
    "par", "pour", "sa", "selon", "ses", "si", "son", "sous", "sur", "tous", "un", "une", "vous",
];
const RUSSIAN_STARTERS: &[&str] = &[
    "а", "в", "во", "все", "вы", "до", "его", "если", "за", "и", "из", "как", "когда", "который", "мы", "на", "но",
    "о", "об", "он", "она", "они", "по", "после", "при", "с", "так", "также", "там", "тем", "то", "у", "что", "эта",
    "эти", "это", "этот", "я",
];

/// Tells whether sentences of a language often begin with a word (lower case); English where the language is unknown.
pub(super) fn is_starter(word: &str, language: &str) -> bool {
    let list = match language {
        "de" => GERMAN_STARTERS,
        "es" => SPANISH_STARTERS,
        "fr" => FRENCH_STARTERS,
        "ru" => RUSSIAN_STARTERS,
        _ => ENGLISH_STARTERS,
    };
    list.contains(&word)
}
