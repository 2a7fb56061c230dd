//! The terminal taken and given back, whatever happens in between.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stdin, stdout};
use std::mem::ManuallyDrop;
use std::panic;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::force_color_output;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::background::{self, Heard};
use super::clipboard;
use crate::error::{Error, Result};
use crate::journal;

mod lending;

/// Runs a program and waits until it has ended.
pub type Run<'a> = &'a dyn Fn(&mut Command) -> io::Result<ExitStatus>;

/// How long the terminal's answer is waited for; nothing is drawn until then.
const ANSWER: Duration = Duration::from_millis(100);

/// Whether the terminal is taken and must be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Bytes of a frame that are kept until it is whole: more than any window needs.
const FRAME: usize = 1 << 16;

/// A terminal in raw mode on its other screen, given back when dropped.
#[derive(Debug)]
pub struct Terminal {
    /// What is drawn to.
    ///
    /// Never dropped: its own end complains on standard error where the terminal is gone, and dies of that.
    pub screen: ManuallyDrop<ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
    /// Whether an answer of the terminal is still to come.
    pub is_waiting: bool,
    /// Whether the mouse is listened to.
    mouse: bool,
    ended: Arc<AtomicBool>,
    /// What is done about the key that interrupts.
    #[cfg(unix)]
    interrupts: Vec<signal_hook::SigId>,
    /// Whether the program ends by the key that quits; never where it is a key like others.
    #[cfg(unix)]
    quits: Arc<AtomicBool>,
}

impl Terminal {
    /// Takes the terminal; from now on a panic gives it back first. Where that is wanted, it is asked for its background
    /// before it goes to its other screen.
    ///
    /// # Errors
    /// [`Error::Terminal`] where it cannot be put into raw mode.
    pub fn take(asks: bool) -> Result<(Self, Heard)> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // A fault on a worker's thread is reported there; the screen goes on.
            if std::thread::current().name() == Some("main") {
                give_back();
                before(info);
            } else {
                journal::fault(info);
            }
        }));
        // Standard output alone looks for ends of lines and writes a kilobyte at a time; a frame goes out at once.
        let frames = BufWriter::with_capacity(FRAME, stdout());
        let screen = ratatui::Terminal::new(CrosstermBackend::new(frames)).map_err(Error::Terminal)?;
        let ended = Arc::new(AtomicBool::new(false));
        let mut terminal = Self {
            screen: ManuallyDrop::new(screen),
            is_waiting: false,
            mouse: false,
            ended,
            #[cfg(unix)]
            interrupts: Vec::new(),
            #[cfg(unix)]
            quits: Arc::new(AtomicBool::new(true)),
        };
        terminal.watch_signals()?;
        // The theme alone decides on colours: left to itself, the library resets underlines together with them.
        force_color_output(true);
        TAKEN.store(true, Ordering::Relaxed);
        enable_raw_mode().map_err(Error::Terminal)?;
        let asks = asks && stdin().is_terminal() && stdout().is_terminal();
        let heard = if asks { background::ask(ANSWER) } else { None };
        terminal.is_waiting = heard.as_ref().is_some_and(|heard| !heard.is_all);
        enter()?;
        Ok((terminal, heard.unwrap_or_default()))
    }

    /// Listens to the mouse, or no longer.
    ///
    /// # Errors
    /// [`Error::Terminal`] where the terminal fails.
    pub fn listen(&mut self, mouse: bool) -> Result<()> {
        self.mouse = mouse;
        if mouse { execute!(stdout(), ListenToMouse) } else { execute!(stdout(), DisableMouseCapture) }
            .map_err(Error::Terminal)
    }

    /// Gives the terminal a text for its clipboard.
    ///
    /// # Errors
    /// [`Error::Terminal`] where the terminal fails.
    pub fn copy(&mut self, text: &str) -> Result<()> {
        let in_tmux = std::env::var_os("TMUX").is_some_and(|value| !value.is_empty());
        let mut output = stdout().lock();
        let sent = output.write_all(clipboard::sequence(text, in_tmux).as_bytes()).and_then(|()| output.flush());
        sent.map_err(Error::Terminal)
    }

    /// Draws every cell anew with the next frame.
    ///
    /// # Errors
    /// [`Error::Terminal`] where the terminal fails.
    pub fn redraw(&mut self) -> Result<()> {
        let size = self.screen.size().map_err(Error::Terminal)?;
        // Unlike `clear`, this asks the terminal nothing, so nothing waits for its answer.
        self.screen.resize(Rect::from((Position::ORIGIN, size))).map_err(Error::Terminal)
    }

    /// Tells whether the program must end: it was asked to by a signal, or the terminal has gone away.
    pub fn is_over(&self) -> bool {
        // A terminal that hung up no longer answers as one, whether or not a signal came with that.
        self.ended.load(Ordering::Relaxed) || !stdout().is_terminal()
    }

    #[cfg(unix)]
    fn watch_signals(&mut self) -> Result<()> {
        use signal_hook::consts::{SIGHUP, SIGQUIT, SIGTERM};
        for signal in [SIGTERM, SIGHUP] {
            self.watch(signal)?;
        }
        signal_hook::flag::register_conditional_default(SIGQUIT, Arc::clone(&self.quits)).map_err(Error::Terminal)?;
        self.watch_interrupts()
    }

    /// Lets a signal end the program; a second one ends it at once, whatever it is busy with.
    #[cfg(unix)]
    fn watch(&self, signal: i32) -> Result<[signal_hook::SigId; 2]> {
        use signal_hook::flag::{register, register_conditional_shutdown};
        let second = register_conditional_shutdown(signal, 1, Arc::clone(&self.ended)).map_err(Error::Terminal)?;
        let first = register(signal, Arc::clone(&self.ended)).map_err(Error::Terminal)?;
        Ok([first, second])
    }

    #[cfg(unix)]
    fn watch_interrupts(&mut self) -> Result<()> {
        self.interrupts = self.watch(signal_hook::consts::SIGINT)?.to_vec();
        self.quits.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Leaves the keys that interrupt and quit to another program; without a handler of its own, that has the default.
    #[cfg(unix)]
    fn ignore_interrupts(&mut self) {
        self.quits.store(false, Ordering::Relaxed);
        for handler in self.interrupts.drain(..) {
            signal_hook::low_level::unregister(handler);
        }
    }

    #[cfg(not(unix))]
    fn watch_signals(&mut self) -> Result<()> {
        Ok(())
    }

    #[cfg(not(unix))]
    fn watch_interrupts(&mut self) -> Result<()> {
        Ok(())
    }

    #[cfg(not(unix))]
    fn ignore_interrupts(&mut self) {}

    /// Gives the terminal to another program, which is to be run by what `other` is given, and takes it again after that,
    /// with what became of both; everything is to be drawn anew then.
    pub fn lend<T>(&mut self, other: impl FnOnce(Run<'_>) -> T) -> (T, Result<()>) {
        self.ignore_interrupts();
        give_back();
        let modes = lending::Modes::now();
        let done = other(&|program| lending::run(program, &|| self.is_over()));
        modes.restore();
        let taken = self.watch_interrupts().and_then(|()| self.take_again());
        (done, taken)
    }

    fn take_again(&mut self) -> Result<()> {
        enter()?;
        self.listen(self.mouse)?;
        self.redraw()
    }

    /// Gives the terminal to the shell until it continues the program; everything is to be drawn anew then.
    ///
    /// # Errors
    /// [`Error::Terminal`] where the terminal cannot be taken again.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP).map_err(Error::Terminal)?;
        self.take_again()
    }

    /// Does nothing where there is no shell to go back to.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Asks for buttons, the wheel and dragging, at whatever column; the library asks for every movement as well, which
/// would wake the program for nothing.
struct ListenToMouse;

impl crossterm::Command for ListenToMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> std::io::Result<()> {
        crossterm::event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.is_waiting {
            background::drop_unread();
        }
        give_back();
    }
}

fn enter() -> Result<()> {
    TAKEN.store(true, Ordering::Relaxed);
    enable_raw_mode().map_err(Error::Terminal)?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide).map_err(Error::Terminal)
}

/// Gives the terminal back. It may be gone already, and then there is nobody to tell.
fn give_back() {
    if !TAKEN.swap(false, Ordering::Relaxed) {
        // Once more would wipe what was printed since.
        return;
    }
    let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
