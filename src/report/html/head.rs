//! The head of the page: its policy, its styles, its script.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{Sheet, escape, opening};

const STYLES: &str = include_str!("../../../assets/report/report.css");
const SCRIPT: &str = include_str!("../../../assets/report/report.js");

/// Writes everything up to the body.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    // A browser hashes what it has read, and that has no carriage returns.
    let [styles, script] = [STYLES, SCRIPT].map(|text| text.replace('\r', ""));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(&styles),
        hash(&script)
    );
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"rashomon {}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{}</title>\n<style>{styles}</style>\n<script>{script}</script>\n</head>\n",
        env!("CARGO_PKG_VERSION"),
        escape(&opening::title(sheet)),
    )
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_script_end_where_we_end_them() {
        assert!(!STYLES.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
        for (name, text) in [("styles", STYLES), ("script", SCRIPT)] {
            for outside in ["http:", "https:", "//", "@import", "url("] {
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                assert!(!code.clone().any(|line| line.contains(outside)), "{name} name {outside}");
            }
        }
    }
}
