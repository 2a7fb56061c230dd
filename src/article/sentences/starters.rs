//! Words that sentences often begin with, lower case: after an abbreviation they tell a new sentence from a name.

use super::reporting::is_in;

/// Words that are hardly ever part of a name, not even after an initial.
const ENGLISH: &str = "a about after all also although among an and another any as asked at because before both but by critics despite \
    during each earlier even experts few for from further given he her here his how however i if in instead it its \
    last later many meanwhile more most much my neither no none nor not now of officials on once one only or other \
    others our over people police please she since so some soon still such that the their then there these they this \
    those though through to under unlike until we what when where whether which while who why with within without \
    yet you your";

/// More words that begin sentences; some of them are names too, so they do not count after an initial.
const ENGLISH_TOO: &str = "according across again against ahead almost alone along already analysts anyone apart are around authorities \
    behind below beneath beside besides between beyond can clearly colleagues could couldn crews detectives did didn \
    do doctors does doesn don dozens either else every everybody everyone everything except finally firefighters \
    five following four friends furthermore had half has have hours hundreds indeed investigators is isn just \
    lawyers let like likewise maybe millions months moreover must nearly nevertheless next nobody nothing observers \
    often opponents outside perhaps prosecutors protesters recently relatives rescuers reporters researchers \
    residents same scientists seven several should similarly six somebody someone something sometimes supporters ten \
    thanks therefore thousands three throughout thus today together tomorrow tonight towards two upon voters was \
    wasn well were weren whatever whenever whoever whose witnesses workers would yes yesterday";

const GERMAN: &str = "aber alle allerdings als am an auch auf aus außerdem bei beide bis da dabei dafür damit danach dann das dass \
    dazu dem den denn der deshalb dennoch die dies diese dieser dieses doch dort durch ein eine einen einer er erst \
    es für gegen hier ich ihr ihre im in ist jetzt kein keine laut man mehr mit nach nicht niemand noch nun nur ob \
    ohne schon seit sein seine sie so sondern trotz trotzdem über um und uns unser unter viele vom von vor war was \
    weil wenn wer wie wir wo zu zum zur zwar";

const SPANISH: &str = "a además ahora al algunos allí ante antes aquí así aunque ayer cada como con cuando de dentro desde después \
    durante el ella ellos en entonces entre era es esa ese eso esta este esto fue hace hasta hay hoy la las lo los \
    luego más mientras muchos nada nadie ni ninguno no nosotros nuestro o otros para pero por porque pues que quien \
    se según si sin sobre solo su sus también tampoco tanto todo todos tras un una y ya yo";

const FRENCH: &str = "a ainsi alors après au aucun aujourd aussi autour aux avant avec beaucoup c car ce cela celui ces cet cette \
    chaque comme d dans de depuis des deux donc du elle elles en enfin entre et hier ici il ils j je l la le les \
    leur lors mais malgré même n ni nous on or ou où par pendant personne plus pour pourtant puis qu quand que qui \
    rien s sa sans selon ses si son sous sur tous tout toute très un une vers vous";

const RUSSIAN: &str = "а без более будет был была было были в ведь во вот все всё вы где да для до его её если ещё за здесь и из или их \
    к как когда кто который кроме между мы на над не ни никто но ну о об однако он она они от перед по под пока \
    после потом почему при про с сегодня себя сейчас со так также там тем теперь то тогда только у уже что эта эти \
    это этот я";

/// Tells whether sentences of a language often begin with a word (lower case); English where the language is unknown.
pub(super) fn begins(word: &str, language: &str) -> bool {
    match language {
        "de" => is_in(GERMAN, word),
        "es" => is_in(SPANISH, word),
        "fr" => is_in(FRENCH, word),
        "ru" => is_in(RUSSIAN, word),
        _ => is_in(ENGLISH, word) || is_in(ENGLISH_TOO, word),
    }
}

/// The same for a word behind an initial, where a name is more likely.
pub(super) fn begins_behind_initial(word: &str, language: &str) -> bool {
    begins(word, language) && !is_in(ENGLISH_TOO, word)
}
