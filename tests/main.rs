//! The one integration-test binary: linking once is what keeps the suite quick.

// Who may import whom.
mod architecture;
// Keys in, screen out, without a terminal.
mod reader;
// What the tests stand on.
mod support;
// The built program in a pseudo-terminal.
mod terminal;
