//! A program that has the terminal for a while.

use std::io;
use std::process::{Child, Command, ExitStatus};

/// Runs a program in the terminal, also where standard input is something else, such as an article.
///
/// # Errors
/// Where it cannot be started or waited for.
pub fn run(program: &mut Command) -> io::Result<ExitStatus> {
    #[cfg(unix)]
    if !io::IsTerminal::is_terminal(&io::stdin()) {
        program.stdin(std::fs::File::open("/dev/tty")?);
    }
    wait(&mut program.spawn()?)
}

/// Waits until a program has ended; while it is stopped, so is this one, so that the shell gets the terminal.
#[cfg(unix)]
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    use std::os::unix::process::ExitStatusExt;
    use std::thread::sleep;
    use std::time::Duration;

    use rustix::io::Errno;
    use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
    use signal_hook::consts::SIGTSTP;
    use signal_hook::low_level::emulate_default_handler;

    /// How long a program that stopped is given to go on by itself.
    const MOMENT: Duration = Duration::from_millis(50);

    let id = Pid::from_child(child);
    let mut options = WaitOptions::UNTRACED;
    loop {
        match waitpid(Some(id), options) {
            Ok(Some((_, status))) if status.stopped() => {
                // The shell may have stopped both and let both go on meanwhile; this one would be stopped twice then.
                sleep(MOMENT);
                options = WaitOptions::UNTRACED | WaitOptions::CONTINUED | WaitOptions::NOHANG;
            }
            Ok(Some((_, status))) if status.continued() => options = WaitOptions::UNTRACED,
            Ok(Some((_, status))) => return Ok(ExitStatus::from_raw(status.as_raw())),
            Ok(None) => {
                emulate_default_handler(SIGTSTP)?;
                // It may be going on already, or have ended.
                let _ = kill_process(id, Signal::CONT);
                options = WaitOptions::UNTRACED;
            }
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Waits until a program has ended.
#[cfg(not(unix))]
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    child.wait()
}

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
