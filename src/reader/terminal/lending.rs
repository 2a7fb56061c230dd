//! A program that has the terminal for a while.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often a program is looked after.
const EVERY: Duration = Duration::from_millis(50);

/// How long a program that was asked to end is waited for.
const TO_END: Duration = Duration::from_secs(2);

/// Runs a program in the terminal, also where standard input is something else, such as an article; once `is_over` says
/// so, the program is asked to end.
///
/// # Errors
/// Where it cannot be started or waited for.
pub(super) fn run(program: &mut Command, is_over: &dyn Fn() -> bool) -> io::Result<ExitStatus> {
    #[cfg(unix)]
    if !io::IsTerminal::is_terminal(&io::stdin()) {
        program.stdin(std::fs::File::open("/dev/tty")?);
    }
    let mut child = program.spawn()?;
    let mut asked: Option<Instant> = None;
    loop {
        if let Some(status) = ended(&mut child)? {
            return Ok(status);
        }
        match asked {
            None if is_over() => {
                hang_up(&mut child);
                asked = Some(Instant::now());
            }
            // Nobody can tell it anything any more, and nobody would wait for this one.
            Some(asked) if asked.elapsed() > TO_END => child.kill()?,
            _ => {}
        }
        sleep(EVERY);
    }
}

/// Returns how a program ended, once it has; where it is stopped, so is this one, so that the shell gets the terminal.
#[cfg(unix)]
fn ended(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
    use signal_hook::consts::SIGTSTP;
    use signal_hook::low_level::emulate_default_handler;

    let id = Some(Pid::from_child(child));
    let now = WaitOptions::UNTRACED | WaitOptions::NOHANG;
    let mut status = waitpid(id, now)?;
    if status.is_some_and(|(_, status)| status.stopped()) {
        // The shell may have stopped both and let both go on meanwhile; this one would be stopped twice then.
        sleep(EVERY);
        status = waitpid(id, now | WaitOptions::CONTINUED)?;
        if status.is_none() {
            emulate_default_handler(SIGTSTP)?;
            // It may be going on already, or have ended.
            let _ = kill_process(Pid::from_child(child), Signal::CONT);
        }
    }
    let status = status.map(|(_, status)| status).filter(|status| status.exited() || status.signaled());
    Ok(status.map(|status| ExitStatus::from_raw(status.as_raw())))
}

/// Tells a program that its terminal has gone.
#[cfg(unix)]
fn hang_up(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process};
    // It may have ended.
    let _ = kill_process(Pid::from_child(child), Signal::HUP);
}

/// Returns how a program ended, once it has.
#[cfg(not(unix))]
fn ended(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    child.try_wait()
}

/// Nobody can be told so gently here.
#[cfg(not(unix))]
fn hang_up(_: &mut Child) {}

/// How the terminal treats keys and text, to be as it was after whatever a program did to it.
#[cfg(unix)]
pub(super) struct Modes(Option<(std::fs::File, rustix::termios::Termios)>);

#[cfg(unix)]
impl Modes {
    pub(super) fn now() -> Self {
        let open = || {
            let terminal = std::fs::File::options().read(true).write(true).open("/dev/tty").ok()?;
            let modes = rustix::termios::tcgetattr(&terminal).ok()?;
            Some((terminal, modes))
        };
        Self(open())
    }

    pub(super) fn restore(&self) {
        if let Some((terminal, modes)) = &self.0 {
            // It may be gone.
            let _ = rustix::termios::tcsetattr(terminal, rustix::termios::OptionalActions::Now, modes);
        }
    }
}

#[cfg(not(unix))]
pub(super) struct Modes;

#[cfg(not(unix))]
impl Modes {
    pub(super) fn now() -> Self {
        Self
    }

    pub(super) fn restore(&self) {}
}
