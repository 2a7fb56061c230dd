//! The terminal taken and given back, whatever happens in between.

use std::io::{IsTerminal, Stdout, Write, stdin, stdout};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::style::force_color_output;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::background::{self, Heard};
use super::clipboard;
use crate::error::{Error, Result};

/// How long the terminal's answer is waited for; nothing is drawn until then.
const ANSWER: Duration = Duration::from_millis(100);

/// Whether the terminal is taken and must be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// A terminal in raw mode on its other screen, given back when dropped.
#[derive(Debug)]
pub struct Terminal {
    /// What is drawn to.
    ///
    /// Never dropped: its own end complains on standard error where the terminal is gone, and dies of that.
    pub screen: ManuallyDrop<ratatui::Terminal<CrosstermBackend<Stdout>>>,
    /// Whether an answer of the terminal is still to come.
    pub is_waiting: bool,
    /// Whether the mouse is listened to.
    mouse: bool,
    ended: Arc<AtomicBool>,
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
            }
        }));
        let screen = ratatui::Terminal::new(CrosstermBackend::new(stdout())).map_err(Error::Terminal)?;
        let ended = Arc::new(AtomicBool::new(false));
        let mut terminal = Self { screen: ManuallyDrop::new(screen), is_waiting: false, mouse: false, ended };
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
        if mouse { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
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
    fn watch_signals(&self) -> Result<()> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            // A second one ends the program at once, whatever it is busy with.
            let ended = Arc::clone(&self.ended);
            signal_hook::flag::register_conditional_shutdown(signal, 1, ended).map_err(Error::Terminal)?;
            signal_hook::flag::register(signal, Arc::clone(&self.ended)).map_err(Error::Terminal)?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn watch_signals(&self) -> Result<()> {
        Ok(())
    }

    /// Gives the terminal to the shell until it continues the program; everything is to be drawn anew then.
    ///
    /// # Errors
    /// [`Error::Terminal`] where the terminal cannot be taken again.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP).map_err(Error::Terminal)?;
        enter()?;
        self.listen(self.mouse)?;
        self.redraw()
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
