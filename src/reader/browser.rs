//! The web browser: a program of its own that the reader does not wait for.

use std::io;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::arguments::{name, variable, words};
use super::message::Message;

/// A program that fails later than this has opened something before.
const AT_ONCE: Duration = Duration::from_secs(10);

/// What separates the browsers that `BROWSER` names.
const SEPARATOR: char = if cfg!(windows) { ';' } else { ':' };

/// Opens a web address; where that fails, it is reported with the reason.
pub fn open(address: String, reports: Sender<Message>) {
    thread::spawn(move || {
        let opened = commands(&address, &variable).and_then(|commands| start(&commands));
        if let Err(why) = opened {
            // Nobody listens any more once the reader has ended.
            let _ = reports.send(Message::NotBrowsed { address, why });
        }
    });
}

/// Returns the commands that may open an address, the first choice first.
///
/// # Errors
/// Why there is none, a clause.
fn commands(address: &str, variable: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Vec<String>>, String> {
    let is_set = |name: &str| variable(name).is_some();
    let plain = |program: &[&str]| Ok(vec![program.iter().copied().chain([address]).map(str::to_owned).collect()]);
    if let Some(named) = variable("BROWSER") {
        let commands: Vec<_> = named.split(SEPARATOR).filter_map(|command| with_address(command, address)).collect();
        return if commands.is_empty() { Err("BROWSER names no program".to_owned()) } else { Ok(commands) };
    }
    if ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(is_set) {
        return Err("the reader runs over SSH".to_owned());
    }
    if cfg!(windows) {
        // Not "start": that is a word of the shell, to which some signs in addresses are commands.
        return plain(&["rundll32", "url.dll,FileProtocolHandler"]);
    }
    if cfg!(target_os = "macos") {
        return plain(&["open"]);
    }
    if !["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(is_set) {
        return Err("no display, and no BROWSER is named".to_owned());
    }
    plain(&["xdg-open"])
}

/// A command with an address in the place of `%s`, else at its end.
fn with_address(command: &str, address: &str) -> Option<Vec<String>> {
    let mut words = words(command).filter(|words| !words.is_empty())?;
    if words.iter().skip(1).any(|word| word.contains("%s")) {
        words.iter_mut().skip(1).for_each(|word| *word = word.replace("%s", address));
    } else {
        words.push(address.to_owned());
    }
    Some(words)
}

/// Starts the first command that can be started and does not fail at once.
fn start(commands: &[Vec<String>]) -> Result<(), String> {
    let mut why = String::new();
    for command in commands {
        let began = Instant::now();
        let ended = detached(command).and_then(|mut child| child.wait());
        let reason = match ended {
            Ok(status) if status.success() || began.elapsed() > AT_ONCE => return Ok(()),
            Ok(_) => "failed".to_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => "was not found".to_owned(),
            Err(error) => format!("could not be started: {error}"),
        };
        why = format!("{} {reason}", name(&command[0]));
    }
    Err(why)
}

/// Starts a program that has nothing of this terminal: neither its keys, its screen nor its signals.
fn detached(command: &[String]) -> io::Result<Child> {
    let mut program = Command::new(&command[0]);
    program.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut program, 0);
    program.spawn()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://ledger.example/gate?a=1&b=2";

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn the_surroundings_name_the_browser() {
        for (set, expected) in [
            (&[("BROWSER", "w3m")][..], Ok(format!("w3m {ADDRESS}"))),
            (&[("BROWSER", "'my fox' --new %s -x")], Ok(format!("my fox --new {ADDRESS} -x"))),
            (&[("BROWSER", "one:two %s:"), ("SSH_TTY", "x")], Ok(format!("one {ADDRESS}, two {ADDRESS}"))),
            (&[("BROWSER", ":")], Err("BROWSER names no program")),
            (&[("BROWSER", "'open")], Err("BROWSER names no program")),
            (&[("DISPLAY", ":0")], Ok(format!("xdg-open {ADDRESS}"))),
            (&[("WAYLAND_DISPLAY", "wayland-0")], Ok(format!("xdg-open {ADDRESS}"))),
            (&[("DISPLAY", ":0"), ("SSH_CONNECTION", "x")], Err("the reader runs over SSH")),
            (&[], Err("no display, and no BROWSER is named")),
        ] {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            let found = commands(ADDRESS, &variable);
            let found = found.map(|all| all.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join(", "));
            assert_eq!(found, expected.map_err(str::to_owned), "{set:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_browser_that_cannot_open_it_gives_way_to_the_next() {
        let all = |names: &[&str]| names.iter().map(|name| vec![(*name).to_owned()]).collect::<Vec<_>>();
        assert_eq!(start(&all(&["no-such-browser", "false", "true"])), Ok(()));
        assert_eq!(start(&all(&["true", "no-such-browser"])), Ok(()));
        assert_eq!(start(&all(&["no-such-browser"])), Err("no-such-browser was not found".to_owned()));
        assert_eq!(start(&all(&["false"])), Err("false failed".to_owned()));
    }
}
