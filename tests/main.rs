//! The one integration-test binary: linking once is what keeps the suite quick.

// Notes as annotations for other programs, and taken in again.
mod annotations;
// Anything pressed in windows of any size.
mod anything;
// Who may import whom.
mod architecture;
// The built program from the shell.
mod cli;
// What can go wrong around the program.
mod faults;
// Search, stops, marks, selections and the small lists.
mod finding;
// Pages from servers that behave and that do not.
#[cfg(feature = "fetch")]
mod fetch;
// Articles that come and go, what was open before, what is known of an article.
mod library;
// What becomes of words.
mod keeper;
// Writers that are killed.
#[cfg(unix)]
mod kill;
// The page for a browser, and in one.
mod html;
// What the comparison finds in languages other than English.
mod languages;
// What fuzzing found, and what it starts from.
mod fuzz;
// What is tried with it.
#[path = "../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is a library where bytes are made")]
mod fuzzing;
// What it links, and what not.
mod links;
// Notes from the shell: asked for, added, checked, taken out and in.
mod notes;
// What becomes of web pages.
mod pages;
// What stands beside what.
mod panes;
// Keys in, screen out, without a terminal.
mod reader;
// Notes made, changed, found again and decided on.
mod noting;
// What goes out to the terminal and to other programs, and comes back.
mod outside;
// The pictures of the README.
mod pictures;
// Editors, browsers, the shell.
mod programs;
// What the README says.
mod readme;
// What the comparison finds in the bundled sample story.
mod sample;
// Text and Markdown for people.
mod reports;
// The JSON report beside its schema.
mod schema;
// The program among others in a shell.
mod shell;
// The library in a pseudo-terminal.
mod shelf;
// Every view at four widths and in two themes.
mod screens;
// What the tests stand on.
mod support;
// What the program is built from.
mod supply;
// The built program in a pseudo-terminal.
mod terminal;
// The first minute, every key, a storm of sizes.
mod walk;
// The tables over all articles, and why a passage is matched.
mod views;
