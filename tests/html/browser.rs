//! The page in a browser: what pointer and keys do, and whether it can be read.

use rashomon::article::Details;
use rashomon::report::{Outcome, Unreadable};
use serde_json::{Value, json};

use super::{article, note_on, of_outlet, page, sample};
use crate::support::Sandbox;
use crate::support::browser::{Browser, ENTER, ESCAPE, RIGHT, TAB};

/// A page in a browser.
struct Opened {
    browser: Browser,
    sandbox: Sandbox,
}

impl Opened {
    /// Opens a page in a window of a size; none where there is no browser.
    fn new(page: &str, (width, height): (u32, u32)) -> Option<Self> {
        let opened = Self { browser: Browser::start()?, sandbox: Sandbox::new() };
        opened.browser.size(width, height);
        opened.browser.prefer("light", "reduce");
        opened.show(page);
        Some(opened)
    }

    fn show(&self, page: &str) {
        self.browser.open(&self.sandbox.write("page.html", page));
    }

    #[track_caller]
    fn texts(&self, script: &str) -> Vec<String> {
        let found = self.browser.run(script);
        found.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    }

    /// The ids of the elements that a selector finds, in order.
    fn ids(&self, selector: &str) -> Vec<String> {
        self.texts(&format!("return Array.from(document.querySelectorAll('{selector}'), (found) => found.id)"))
    }

    /// The ids of the sentences of a passage, in order.
    fn members(&self, passage: usize) -> Vec<String> {
        self.ids(&format!(".s[data-p~=\"{passage}\"]"))
    }

    fn said(&self) -> String {
        self.browser.run("return document.querySelector('#said').textContent").as_str().unwrap().to_owned()
    }
}

/// The passage of the sample with the harbourmaster's words, which all three tell.
const SPOKEN: usize = 7;

const NONE: [&str; 0] = [];

#[test]
fn pointing_at_a_sentence_lights_up_its_passage() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (1440, 900)) else { return };
    let members = opened.members(SPOKEN);
    assert_eq!(members.iter().map(|id| &id[..1]).collect::<Vec<_>>(), ["A", "B", "C"]);
    opened.browser.point_at(&format!("#{}", members[0]));
    assert_eq!(opened.ids(".s.hot"), members);
    assert_eq!(opened.said(), "Passage 7 of 18: reworded, in A, B, C; the harbourmaster against deputy harbourmaster");
    opened.browser.point_at("h1");
    assert_eq!(opened.ids(".s.hot"), NONE);
    assert_eq!(opened.said(), "18 passages, 4 told differently");
}

#[test]
fn a_click_holds_a_passage_and_brings_it_level() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (1440, 900)) else { return };
    let members = opened.members(SPOKEN);
    for motion in ["reduce", "no-preference"] {
        opened.browser.prefer("light", motion);
        opened.browser.click(&format!("#{}", members[0]));
        assert_eq!((opened.ids(".s.on"), opened.ids(".s.here")), (members.clone(), members[..1].to_vec()));
        let top = |id: &str| format!("document.querySelector('#{id}').getBoundingClientRect().top");
        for other in &members[1..] {
            opened.browser.wait_for(&format!("Math.abs({} - {}) < 3", top(&members[0]), top(other)));
        }
        opened.browser.point_at("h1");
        assert_eq!(opened.ids(".s.on"), members, "held while the pointer is elsewhere");
        opened.browser.press(ESCAPE);
        assert_eq!(opened.ids(".s.on"), NONE);
        opened.browser.run("for (const column of document.querySelectorAll('.col')) column.scrollTop = 0");
    }
}

#[test]
fn keys_go_from_passage_to_passage() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (1440, 900)) else { return };
    let in_hand = || opened.said().split([' ', ':']).nth(1).unwrap().to_owned();
    opened.browser.run("document.querySelector('#A .m').focus()");
    assert_eq!((opened.ids(".s.hot"), in_hand()), (opened.members(1), "1".to_owned()), "focus ties as pointing does");
    opened.browser.press(TAB);
    assert_eq!(in_hand(), "2");
    opened.browser.press(ENTER);
    assert_eq!(opened.ids(".s.on"), opened.members(2));
    assert_eq!(opened.browser.run("return location.hash"), "", "without scripts alone a mark leads to the matrix");
    for (key, passage) in [("n", "3"), (RIGHT, "4"), ("N", "3"), ("c", "6"), ("c", "7"), ("c", "13"), ("C", "7")] {
        opened.browser.press(key);
        assert_eq!(in_hand(), passage, "after {key:?}");
        assert_eq!(opened.ids(".s.here").len(), 1);
    }
    opened.browser.press(ESCAPE);
    assert!(opened.said().starts_with("18 passages"), "{}", opened.said());
}

#[test]
fn rows_are_filtered_and_links_lead_into_the_text() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (360, 740)) else { return };
    let rows = "return document.querySelectorAll('#matrix tbody tr:not([hidden]):not(.over)').length";
    assert_eq!(opened.browser.run(rows), 36);
    opened.browser.click("[data-f=e]");
    assert_eq!(opened.browser.run(rows), 2);
    let members = opened.members(SPOKEN);
    let shown = |id: &str| format!("document.querySelector('#{id}').offsetParent !== null");
    assert_eq!(opened.browser.run(&format!("return {}", shown(&members[2]))), false, "one article at a time");
    opened.browser.click(&format!("#p7 td a[href='#{}']", members[2]));
    opened.browser.wait_for(&shown(&members[2]));
    opened.browser.wait_for("document.querySelectorAll('.unfold .s').length === 2");
    assert_eq!(
        opened.browser.run("return document.querySelector('.unfold .whose').textContent"),
        "A The Harbour Ledger"
    );
    opened.browser.click(".unfold .whose");
    opened.browser.wait_for(&format!("document.querySelector('#{}.here')", members[0]));
    opened.browser.click("#scheme");
    assert_eq!(opened.browser.run("return getComputedStyle(document.documentElement).colorScheme"), "dark");
    let apart = "return document.querySelector('.x').offsetParent !== null";
    assert_eq!(opened.browser.run(apart), Value::Bool(false));
    opened.browser.click("#apart");
    assert_eq!(opened.browser.run(apart), Value::Bool(true));
}

#[test]
fn nothing_leaves_the_page_and_nothing_is_told_to_the_console() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (1440, 900)) else { return };
    opened.browser.press("n");
    opened.browser.click("#scheme");
    assert_eq!(opened.browser.console(), [] as [Value; 0]);
    let requests = opened.browser.requests();
    assert!(requests.iter().any(|url| url.ends_with("/page.html")), "{requests:?}");
    assert!(requests.iter().all(|url| url.ends_with("/page.html") || url == "data:,"), "{requests:?}");
}

#[test]
fn without_scripts_all_of_it_is_there() {
    let Some(opened) = Opened::new(&page(&sample(), &[]), (360, 740)) else { return };
    opened.browser.tools("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    opened.show(&page(&sample(), &[]));
    let hidden = opened.texts(
        "return Array.from(document.querySelectorAll('.col, #matrix tr, .s')) \
         .filter((found) => !found.getClientRects().length).map((found) => found.id)",
    );
    assert_eq!(hidden, NONE);
    assert_eq!(opened.browser.run("return document.querySelector('.m').getAttribute('href')"), "#p1");
    assert_eq!(opened.browser.run("return document.querySelector('#bar').getClientRects().length"), 0);
}

/// An article that would take over the page, in every field.
fn intruder() -> Outcome {
    let evil = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";
    let details = Details {
        title: format!("Title {evil}"),
        outlet: format!("Outlet {evil}"),
        author: format!("Author {evil}' onclick='alert(1)"),
        published: evil.to_owned(),
        language: evil.to_owned(),
        address: Some("javascript:alert(1)".to_owned()),
        ..Details::default()
    };
    let told = "<script>alert(1)</script> The pier of Elsin was shut on Sunday.";
    article(details, &[told, evil, "</article></main><style>*{}"])
}

#[test]
fn an_article_of_markup_and_script_stays_text() {
    let outcomes = [intruder(), of_outlet("Ledger", &["The pier of Elsin was shut on Sunday."])];
    let notes = [note_on(1, &outcomes, "The pier", "<script>alert(1)</script>")];
    let Some(opened) = Opened::new(&page(&outcomes, &notes), (1440, 900)) else { return };
    opened.browser.press("n");
    assert!(!opened.browser.has_dialogue());
    assert_eq!(opened.browser.console(), [] as [Value; 0]);
    let counted = "return ['script', 'img', 'style', '[onclick]', '[onerror]', '[href^=javascript]'] \
                   .map((all) => document.querySelectorAll(all).length)";
    assert_eq!(opened.browser.run(counted), json!([1, 0, 1, 0, 0, 0]));
    let text = opened.browser.run("return document.querySelector('#A').textContent").as_str().unwrap().to_owned();
    for part in ["<script>alert(1)</script> The pier of Elsin", "</article></main><style>*{}"] {
        assert!(text.contains(part), "{text}");
    }
    let known = opened.texts("return Array.from(document.querySelectorAll('.known'), (found) => found.textContent)");
    assert!(known.contains(&"javascript:alert(1)".to_owned()), "{known:?}");
}

/// What cannot be read well: small letters, faint colours, what a thumb misses, a page wider than its window.
const FAULTS: &str = r"
    const faults = [];
    const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (colour) => {
        const [red, green, blue] = numbers(colour).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (numbers(colour)[3] !== 0) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    for (const part of document.querySelectorAll('details')) part.open = true;
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push('wider than the window');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const isUnseen = !element.checkVisibility() || element.closest('.unseen, .skip, option');
        if (!walker.currentNode.data.trim() || isUnseen) continue;
        seen += 1;
        const style = getComputedStyle(element);
        const [one, other] = [light(style.color), light(ground(element))].sort((a, b) => b - a);
        const contrast = (one + 0.05) / (other + 0.05);
        const told = `${element.tagName}.${element.className}: ${walker.currentNode.data.slice(0, 30)}`;
        if (contrast < 4.5) faults.push(`faint ${contrast.toFixed(2)} ${told}`);
        if (parseFloat(style.fontSize) < 12) faults.push(`small ${style.fontSize} ${told}`);
    }
    if (seen < 20) faults.push('hardly any text');
    if (innerWidth < 800) {
        for (const target of document.querySelectorAll('button, select, summary, nav a, .go, td a')) {
            const { width, height } = target.getBoundingClientRect();
            if (height && (height < 40 || width < 40)) {
                faults.push(`a target of ${width} x ${height}: ${target.textContent.slice(0, 30)}`);
            }
        }
    }
    return faults;
";

fn of_many_tongues() -> Vec<Outcome> {
    let told = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
    let gone = Unreadable { source: "stories/gone.txt".into(), why: "there is no such file".into() };
    vec![
        of_outlet("Ledger", &[told, "#A picture of the pier.", "- One.", "> Two."]),
        of_outlet("الميناء", &["أغلق مدير الميناء الرصيفين بعد العاصفة ليلة الأحد.", told]),
        of_outlet("港口報", &["港務長在週日晚上的暴風雨後關閉了兩個碼頭。", told]),
        Err(gone),
    ]
}

fn crowd() -> Vec<Outcome> {
    let told = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
    (0..30).map(|of| of_outlet(&format!("Outlet {of}"), &[told, &format!("Only {of} has this to say.")])).collect()
}

#[test]
fn it_can_be_read_on_a_phone_and_a_desk_by_day_and_night() {
    let (sample, tongues) = (sample(), of_many_tongues());
    let notes = [note_on(0, &sample, "The coast road was shut", "Which\nroad?")];
    let pages = [page(&sample, &notes), page(&crowd(), &[]), page(&tongues, &[]), page(&tongues[..1], &[])];
    let Some(opened) = Opened::new(&pages[0], (1440, 900)) else { return };
    for (nth, page) in pages.iter().enumerate() {
        for (width, scheme) in [(360, "light"), (800, "dark"), (1440, "light"), (360, "dark")] {
            opened.browser.size(width, 740);
            opened.browser.prefer(scheme, "reduce");
            opened.show(page);
            opened.browser.press("n");
            assert_eq!(opened.texts(FAULTS), NONE, "page {nth} at {width}, {scheme}");
            assert_eq!(opened.browser.console(), [] as [Value; 0]);
        }
    }
    opened.show(&pages[2]);
    let direction = "return getComputedStyle(document.querySelector('#B [data-n]')).direction";
    assert_eq!(opened.browser.run(direction), "rtl");
}

#[test]
fn of_a_crowd_two_are_shown_and_any_can_be() {
    let Some(opened) = Opened::new(&page(&crowd(), &[]), (1440, 900)) else { return };
    let shown = "return Array.from(document.querySelectorAll('.col')) \
                 .filter((column) => column.offsetParent).map((column) => column.id)";
    assert_eq!(opened.texts(shown), ["A", "B"]);
    opened.browser.click("#p1 td a[href='#AD1']");
    opened.browser.wait_for("document.querySelector('#AD1.here')");
    assert!(opened.texts(shown).contains(&"AD".to_owned()));
    assert!(opened.said().ends_with("and 18 more"), "{}", opened.said());
}
