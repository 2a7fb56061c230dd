//! What single words are: their classes, looked up once for each distinct word of an article.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// Carries grammar: ends a noun phrase.
    pub(super) const FUNCTION: Self = Self(1);
    pub(super) const PREPOSITION: Self = Self(1 << 1);
    pub(super) const DETERMINER: Self = Self(1 << 2);
    /// A number below a hundred in words.
    pub(super) const CARDINAL: Self = Self(1 << 3);
    /// Hundred and up, and the dozen.
    pub(super) const SCALE: Self = Self(1 << 4);
    /// Dozens, hundreds …: of no exact value.
    pub(super) const VAGUE: Self = Self(1 << 5);
    pub(super) const ORDINAL: Self = Self(1 << 6);
    /// Holds a digit.
    pub(super) const DIGIT: Self = Self(1 << 7);
    /// Half, quarter, third, twice.
    pub(super) const FRACTION: Self = Self(1 << 8);
    pub(super) const MONTH: Self = Self(1 << 9);
    pub(super) const WEEKDAY: Self = Self(1 << 10);
    /// Today, last, noon …: a date may begin here.
    pub(super) const TIME: Self = Self(1 << 11);
    /// A verb of saying in the past or present.
    pub(super) const SAYING: Self = Self(1 << 12);
    /// He, she, they.
    pub(super) const PRONOUN: Self = Self(1 << 13);
    /// Mr, Dr, Sen …: a name of a person follows.
    pub(super) const TITLE: Self = Self(1 << 14);
    /// Mayor, spokeswoman …: what a person can be.
    pub(super) const ROLE: Self = Self(1 << 15);
    /// Former, deputy …: stands before a role.
    pub(super) const MODIFIER: Self = Self(1 << 16);
    /// A part of names of bodies and places, never of a person's.
    pub(super) const BODY: Self = Self(1 << 17);
    /// A body that "of" joins to what it is of.
    pub(super) const HEAD: Self = Self(1 << 18);
    /// Never a name, even with a capital letter at a beginning.
    pub(super) const COMMON: Self = Self(1 << 19);
    /// Auxiliaries and adverbs that stand between a subject and its verb.
    pub(super) const BETWEEN: Self = Self(1 << 20);
    /// A verb of saying that cannot stand before its subject.
    pub(super) const TELLING: Self = Self(1 << 21);
    /// Nouns in the plural without s.
    pub(super) const PLURAL: Self = Self(1 << 22);
    /// Mr, Sir, he: a man; [`Self::WOMAN`] a woman.
    pub(super) const MAN: Self = Self(1 << 23);
    pub(super) const WOMAN: Self = Self(1 << 24);
    /// Begins with a capital letter: said of a word where it stands, not of its form.
    pub(super) const CAPITAL: Self = Self(1 << 25);
    /// "a": may begin "a dozen".
    pub(super) const ARTICLE: Self = Self(1 << 26);

    pub(super) const NONE: Self = Self(0);

    /// Tells whether the two have a class in common.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const FUNCTION: &str = "a an the and or but nor so yet if than that this these those there here it its is are was were \
    be been being am has have had having do does did will would shall should can could may might must not no never who \
    whom whose which what when where why how as because while although though since until unless before after he she \
    they we i you him her them us me his their our my your himself herself itself themselves said says also then too \
    very just even still only such both either neither each every all any some more most much many other another own \
    same about against among around at by down during for from in into of off on onto out over per through to toward \
    towards under up upon with within without between behind beyond below above across along amid despite except like \
    near plus via versus vs according don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't \
    hasn't haven't hadn't shouldn't it's he's she's they're we're i'm that's there's who's i've we've they've ";

const PREPOSITIONS: &str = "about against among around at by down during for from in into of off on onto out over per \
    through to toward towards under up upon with within without between behind beyond below above across along amid \
    despite except like near plus via versus before after since until as than and or ";

const DETERMINERS: &str = "a an the his her their its our my your this that these those one another ";

/// Begin sentences with a capital letter and are no names. Function words and the classes above are none either.
const COMMON: &str = "however meanwhile moreover instead later earlier now today yesterday tomorrow tonight once perhaps \
    maybe yes well oh okay please thank thanks let first second third finally next last recently previously already \
    often sometimes officials police critics supporters opponents lawmakers voters people residents aides reporters \
    analysts experts lawyers prosecutors investigators authorities democrats? several numerous few less nearly almost \
    roughly additionally furthermore nevertheless nonetheless thus hence otherwise besides indeed rather ever nobody \
    nothing everyone everybody everything someone something anyone anything none none former current new old young \
    good bad big small long short high low late early full total major minor local national federal foreign news story \
    read more photo video image file breaking exclusive opinion analysis editorial correction update updated related \
    asked told added called given based speaking addressing responding citing noting adding saying calling following \
    including whether whatever whenever wherever whoever ago back far away together alone half quarter twice part ";

const SAYING: &str = "said say says saying added adds asked asks wrote writes replied replies declared declares insisted \
    insists argued argues noted notes explained explains continued continues announced announces stated states tweeted \
    tweets recalled recalls warned warns claimed claims acknowledged acknowledges admitted admits suggested suggests \
    responded responds answered answers shouted shouts joked jokes quipped remarked remarks concluded concludes \
    predicted predicts contended contends maintained maintains complained complains conceded concedes testified \
    testifies reiterated reiterates stressed stresses emphasized emphasised lamented observed observes boasted vowed \
    vows pledged cautioned urged demanded confirmed confirms denied denies alleged alleges asserted asserts commented \
    exclaimed yelled whispered wondered posted countered retorted proclaimed mused reported ";

const TELLING: &str = "told tells tell telling informed reminded assured called calls calling described describes \
    describing dismissed denounced condemned criticized criticised praised blasted urged demanded denied ";

const BETWEEN: &str = "also later then now has had have have been who again repeatedly once earlier recently previously \
    reportedly quickly flatly publicly privately simply even still first further always often never only just has \
    itself himself herself would did does will could not ";

const TITLES_MAN: &str = "mr sir lord herr monsieur señor sr ";
const TITLES_WOMAN: &str = "mrs ms miss mme madame mlle lady dame frau señora sra ";
const TITLES: &str = "dr prof gov sen sens rep reps gen lt col maj sgt capt cmdr adm rev hon atty justice judge senator \
    representative congressman congresswoman governor president king queen prince princess pope cardinal bishop \
    archbishop rabbi imam sheikh emir sultan general colonel major captain lieutenant sergeant admiral commander \
    officer detective inspector constable professor doctor chancellor premier mayor councilman councilwoman councillor \
    secretary speaker ambassador attorney minister sheriff ayatollah pastor father sister brother ";

const ROLES: &str = "president mayor governor senator representative congressman congresswoman lawmaker legislator \
    speaker leader chairman chairwoman chair chairperson chief executive director manager head founder co-founder \
    owner partner secretary minister premier chancellor ambassador envoy diplomat commissioner councilman councilwoman \
    councillor councilor alderman spokesman spokeswoman spokesperson adviser advisor aide deputy assistant counsel \
    attorney lawyer solicitor barrister prosecutor judge justice magistrate sheriff officer detective inspector \
    sergeant captain lieutenant colonel general admiral commander professor lecturer teacher principal dean researcher \
    scientist economist analyst strategist consultant expert specialist historian author writer journalist reporter \
    correspondent editor columnist commentator broadcaster anchor host presenter producer actor actress singer \
    musician artist photographer doctor physician surgeon nurse engineer architect pilot driver farmer fisherman \
    harbourmaster harbormaster pastor priest bishop archbishop cardinal pope rabbi imam king queen prince princess \
    duke emperor activist organizer organiser campaigner advocate lobbyist candidate nominee incumbent contender \
    treasurer comptroller auditor clerk coach player captain student resident pensioner witness neighbor neighbour \
    mother father son daughter wife husband widow brother sister uncle aunt cousin friend successor predecessor boss \
    coordinator administrator superintendent whip dictator ruler whistleblower billionaire businessman businesswoman \
    entrepreneur investor banker trader broker pollster politician democrat republican conservative liberal \
    independent socialist tory veteran soldier guard agent spy hacker critic supporter opponent ";

const MODIFIERS: &str = "former ex then acting interim deputy vice assistant associate senior junior chief prime press \
    foreign finance defense defence interior health attorney district supreme top longtime veteran late outgoing \
    incoming retired lead managing general executive state city county national presidential congressional house \
    senate white majority minority communications campaign communication political military police fire ";

/// Words that make a capitalised sequence a body, a place or a work.
const BODIES: &str = "house senate court congress parliament council committee commission department ministry agency \
    bureau office board university college school institute institution foundation association federation union league \
    party church group company corporation corp inc ltd llc plc co bank fund trust street road avenue square park river \
    lake bay island islands mount mountain valley hills county city town village state states province region republic \
    kingdom airport airlines airways station hospital center centre museum library theater theatre stadium hotel tower \
    bridge building hall act bill law code constitution amendment treaty agreement accord war army navy force forces \
    guard police service services times post news journal tribune herald gazette press ledger courier daily radio \
    television tv network media magazine festival prize award cup games olympics north south east west northern \
    southern eastern western united national international federal american british new saudi san santa los las saint \
    st fort port el supreme white black ";

/// Bodies and offices that "of" ties to what follows.
const HEADS: &str = "house department ministry university bank bureau office court board church institute association \
    federation union council chamber republic state city college school academy museum society league army duke \
    secretary speaker district isle bay gulf cape kingdom united people's joint chiefs bishop archbishop prince princess \
    commonwealth committee center centre director declaration bill attorney secretary-general organization \
    organisation ";

const PLURALS: &str = "people men women children police troops staff personnel cattle sheep fish feet teeth crew youth \
    aircraft folk servicemen servicewomen firemen policemen congressmen congresswomen businessmen businesswomen \
    gunmen clergy media data percent offspring ";

const TIMES: &str = "today yesterday tomorrow tonight last next this earlier later noon midnight a.m p.m am pm ago \
    early late mid week month year weekend ";

const CARDINALS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety ";
const SCALES: &str = "hundred thousand million billion trillion dozen mn bn tn ";
const VAGUES: &str = "dozens hundreds thousands millions billions trillions tens scores ";
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth ";
const FRACTIONS: &str =
    "half halves third thirds quarter quarters fourths fifth fifths sixths tenth tenths twice thrice ";

/// Months by language: the number is the place in the list, from 1. Short forms are without their full stop.
const MONTHS: &[(&str, &str)] = &[
    ("en", "january february march april may june july august september october november december"),
    ("en", "jan feb mar apr - jun jul aug sept oct nov dec"),
    ("en", "- - - - - - - - sep - - -"),
    ("de", "januar februar märz april mai juni juli august september oktober november dezember"),
    ("de", "jänner - - - - - - - - - - -"),
    ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
];

/// Weekdays by language, from Monday.
const WEEKDAYS: &[(&str, &str)] = &[
    ("en", "monday tuesday wednesday thursday friday saturday sunday"),
    ("en", "mon tues wed thurs fri sat sun"),
    ("de", "montag dienstag mittwoch donnerstag freitag samstag sonntag"),
    ("de", "- - - - - sonnabend -"),
    ("fr", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ("es", "lunes martes miércoles jueves viernes sábado domingo"),
    ("it", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ("pt", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
    ("nl", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
];

static ENGLISH: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let lists = [
        (FUNCTION, Class::FUNCTION),
        (PREPOSITIONS, Class::PREPOSITION),
        (DETERMINERS, Class::DETERMINER),
        ("a", Class::ARTICLE),
        (COMMON, Class::COMMON),
        (SAYING, Class::SAYING),
        (TELLING, Class::SAYING.and(Class::TELLING)),
        (BETWEEN, Class::BETWEEN),
        ("he him his", Class::PRONOUN.and(Class::MAN)),
        ("she her", Class::PRONOUN.and(Class::WOMAN)),
        ("they", Class::PRONOUN),
        (TITLES_MAN, Class::TITLE.and(Class::MAN)),
        (TITLES_WOMAN, Class::TITLE.and(Class::WOMAN)),
        (TITLES, Class::TITLE),
        (ROLES, Class::ROLE),
        (MODIFIERS, Class::MODIFIER),
        (BODIES, Class::BODY),
        (HEADS, Class::HEAD),
        (PLURALS, Class::PLURAL),
        (TIMES, Class::TIME),
        (CARDINALS, Class::CARDINAL),
        (SCALES, Class::SCALE),
        (VAGUES, Class::VAGUE),
        (ORDINALS, Class::ORDINAL),
        (FRACTIONS, Class::FRACTION),
    ];
    let mut table: HashMap<&str, Class> = HashMap::new();
    for (words, class) in lists {
        for word in words.split_whitespace() {
            let of = table.entry(word).or_default();
            *of = of.and(class);
        }
    }
    table
});

/// Returns the classes of a folded word in a language (ISO 639-1; empty, where unknown, is taken for English).
pub(super) fn class(folded: &str, language: &str) -> Class {
    let mut class =
        if is_english(language) { ENGLISH.get(folded).copied().unwrap_or_default() } else { foreign(folded) };
    if folded.bytes().any(|byte| byte.is_ascii_digit()) {
        class = class.and(Class::DIGIT);
    }
    if month(folded, language).is_some() {
        class = class.and(Class::MONTH);
    }
    if weekday(folded, language).is_some() {
        class = class.and(Class::WEEKDAY);
    }
    class
}

/// Tells whether the English lists hold for a language.
pub(super) fn is_english(language: &str) -> bool {
    matches!(language, "en" | "")
}

/// Titles that stand before names in other languages.
fn foreign(folded: &str) -> Class {
    const TITLES: &[&str] = &[
        "herr", "herrn", "frau", "dr", "prof", "m", "mme", "mlle", "sr", "sra", "srta", "don", "doña", "signor",
        "signora",
    ];
    if TITLES.contains(&folded) { Class::TITLE } else { Class::NONE }
}

/// For each word of lists by language, its place in its list, from 1.
type Places = HashMap<(&'static str, &'static str), i8>;

fn places(table: &[(&'static str, &'static str)]) -> Places {
    let mut places = Places::new();
    for &(language, words) in table {
        for (word, at) in words.split(' ').zip(1..) {
            places.entry((language, word)).or_insert(at);
        }
    }
    places
}

fn place_in(places: &Places, folded: &str, language: &str) -> Option<i8> {
    places.get(&(if language.is_empty() { "en" } else { language }, folded)).copied()
}

/// Returns the number of a month, from 1.
pub(super) fn month(folded: &str, language: &str) -> Option<i8> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(MONTHS));
    place_in(&PLACES, folded, language)
}

/// Returns the number of a weekday, Monday is 1.
pub(super) fn weekday(folded: &str, language: &str) -> Option<i8> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(WEEKDAYS));
    place_in(&PLACES, folded, language)
}

/// Returns the value of a number below a hundred in English words.
pub(super) fn cardinal(folded: &str) -> Option<f64> {
    let place = CARDINALS.split_whitespace().position(|word| word == folded)?;
    let place = u32::try_from(place).ok()?;
    Some(f64::from(if place < 19 { place + 1 } else { (place - 17) * 10 }))
}

/// Returns the value of a power of ten, or of a dozen.
pub(super) fn scale(folded: &str) -> Option<f64> {
    Some(match folded {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "million" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// Returns the power of ten (or dozen) of a word such as "dozens".
pub(super) fn vague_scale(folded: &str) -> Option<f64> {
    match folded {
        "tens" => Some(10.0),
        "scores" => Some(20.0),
        other => scale(other.strip_suffix('s')?),
    }
}

/// Returns the number of an ordinal in words.
pub(super) fn ordinal(folded: &str) -> Option<f64> {
    let place = ORDINALS.split_whitespace().position(|word| word == folded)?;
    u32::try_from(place + 1).ok().map(f64::from)
}

/// Returns the size of a part such as "thirds".
pub(super) fn part(folded: &str) -> Option<f64> {
    Some(match folded {
        "half" | "halves" => 0.5,
        "third" | "thirds" => 1.0 / 3.0,
        "quarter" | "quarters" | "fourths" => 0.25,
        "fifth" | "fifths" => 0.2,
        "sixths" => 1.0 / 6.0,
        "tenth" | "tenths" => 0.1,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_values() {
        assert_eq!(
            [cardinal("one"), cardinal("nineteen"), cardinal("twenty"), cardinal("ninety")],
            [Some(1.0), Some(19.0), Some(20.0), Some(90.0)]
        );
        assert_eq!([month("sept", "en"), month("september", ""), month("märz", "de")], [Some(9), Some(9), Some(3)]);
        assert_eq!(
            [weekday("sunday", "en"), weekday("sonntag", "de"), weekday("sonntag", "en")],
            [Some(7), Some(7), None]
        );
        assert_eq!([vague_scale("dozens"), vague_scale("tens"), ordinal("third")], [Some(12.0), Some(10.0), Some(3.0)]);
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        let president = class("president", "en");
        assert!(president.is(Class::TITLE) && president.is(Class::ROLE) && !president.is(Class::FUNCTION));
        assert!(class("4.5m", "de").is(Class::DIGIT));
        assert_eq!(class("said", "de"), Class::NONE);
    }
}
