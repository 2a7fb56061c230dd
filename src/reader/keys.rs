//! Keys -> commands: reads "ctrl-f" for settings, help and tests alike.

use std::collections::HashMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Command, Context};
use crate::config::{Bindings, Config};

/// A key, alone or with Ctrl. Shift is in the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

const NAMES: [(&str, KeyCode); 16] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("esc", KeyCode::Esc),
    ("backspace", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

impl Key {
    /// Reads a key as the settings name it; `None` where there is no such key.
    pub fn parse(name: &str) -> Option<Self> {
        let (ctrl, name) = match name.strip_prefix("ctrl-") {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, name),
        };
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(only), None) => KeyCode::Char(only),
            _ => match NAMES.iter().find(|(known, _)| *known == name) {
                Some((_, code)) => *code,
                None => KeyCode::F(name.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n))?),
            },
        };
        Some(Self { code, ctrl })
    }

    /// Returns the key of an event.
    pub fn of(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            // Terminals send one byte for all of these.
            KeyCode::Char('7' | '/' | '_') if ctrl => KeyCode::Char('_'),
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Self { code, ctrl }
    }

    /// Returns the place that a digit from 1 to 9 names, from 0.
    pub fn digit(self) -> Option<usize> {
        match self.code {
            KeyCode::Char(digit @ '1'..='9') if !self.ctrl => Some(digit as usize - '1' as usize),
            _ => None,
        }
    }

    /// Returns the letter or digit that the key types.
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if c.is_alphanumeric() && !self.ctrl => Some(c),
            _ => None,
        }
    }

    /// Returns the event that the key sends.
    pub const fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, if self.ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("^")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("S-Tab"),
            code => match NAMES.iter().find(|(_, known)| *known == code) {
                Some((name, _)) => {
                    let (first, rest) = name.split_at(1);
                    write!(f, "{}{rest}", first.to_uppercase())
                }
                None => Ok(()),
            },
        }
    }
}

/// What is pressed for a command: a key, or a character and then another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// The character pressed before, where there is one.
    pub prefix: Option<Key>,
    /// The key.
    pub key: Key,
}

impl Stroke {
    /// Reads what is pressed as the settings name it: a key, or two characters such as "]d"; `None` where there is none.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(key) = Key::parse(name) {
            return Some(Self { prefix: None, key });
        }
        let mut chars = name.chars();
        let (first, second) = (chars.next()?, chars.next()?);
        let of = |c: char| Key { code: KeyCode::Char(c), ctrl: false };
        chars.next().is_none().then(|| Self { prefix: Some(of(first)), key: of(second) })
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.prefix.map_or(Ok(()), |prefix| prefix.fmt(f))?;
        self.key.fmt(f)
    }
}

/// A key in the settings that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The setting that it stands in: "keys.reader.quit".
    pub setting: String,
    /// What is wrong with it, a sentence.
    pub what: String,
}

/// Which key does what, in every context.
#[derive(Clone, Debug, Default)]
pub struct KeyMap {
    commands: HashMap<(Context, Stroke), Command>,
    strokes: HashMap<(Context, Command), Vec<Stroke>>,
}

impl KeyMap {
    /// Builds the map from settings, with a sentence for each key that cannot be read or is given twice.
    ///
    /// Keys that were changed come before defaults. A command left without any key by mistakes keeps its default ones,
    /// as far as they are free; one that was given none has none, unless nothing else gets one out.
    pub fn new(bindings: &Bindings) -> (Self, Vec<Mistake>) {
        let (mut map, mut mistakes) = (Self::default(), Vec::new());
        let defaults = Config::default().keys;
        for context in Context::ALL {
            let (given, usual) = (bindings.get(context.name()), &defaults[context.name()]);
            let keys = |command: Command| given.and_then(|given| given.get(command.name()));
            let is_changed = |command: &Command| keys(*command) != usual.get(command.name());
            let (changed, usual_ones): (Vec<Command>, Vec<Command>) = Command::ALL.iter().partition(|c| is_changed(c));
            for command in changed.iter().chain(&usual_ones).copied() {
                for name in keys(command).into_iter().flatten() {
                    if let Err(why) = map.bind(context, command, name) {
                        // Who changed a key is told of what was changed, not of what it was taken from.
                        let taker =
                            Stroke::parse(name).and_then(|stroke| map.commands.get(&(context, stroke)).copied());
                        let taker = taker.filter(|_| !is_changed(&command)).filter(|taker| is_changed(taker));
                        let (own, what) = match taker {
                            Some(taker) => (taker, format!("takes {name:?} from {}", command.name())),
                            None => (command, why),
                        };
                        let setting = format!("keys.{}.{}", context.name(), own.name());
                        mistakes.push(Mistake {
                            what: format!("keys.{}: {}: {what}", context.name(), own.name()),
                            setting,
                        });
                    }
                }
            }
            for command in changed {
                // Nobody is to be locked in.
                let is_needed = matches!(command, Command::Quit | Command::Cancel | Command::Save);
                let is_wanted = is_needed || keys(command).is_some_and(|keys| !keys.is_empty());
                if is_wanted && map.keys(context, command).is_empty() {
                    for name in usual.get(command.name()).into_iter().flatten() {
                        // A default key that another command was given is that command's.
                        let _ = map.bind(context, command, name);
                    }
                }
            }
        }
        (map, mistakes)
    }

    fn bind(&mut self, context: Context, command: Command, name: &str) -> Result<(), String> {
        let stroke = Stroke::parse(name)
            .filter(|stroke| stroke.prefix.is_none() || context != Context::Text)
            .ok_or_else(|| format!("there is no key {name:?}; see the list in `config print`"))?;
        if let Some(other) = self.commands.get(&(context, stroke)) {
            return Err(format!("{name:?} is already the key of {}", other.name()));
        }
        let begun = stroke.prefix.map(|key| Stroke { prefix: None, key });
        if let Some((begun, other)) = begun.and_then(|begun| Some((begun, self.commands.get(&(context, begun))?))) {
            return Err(format!("{name:?} begins with \"{begun}\", which is the key of {}", other.name()));
        }
        if stroke.prefix.is_none() && self.is_prefix(context, stroke.key) {
            return Err(format!("{name:?} is already the beginning of other keys"));
        }
        self.commands.insert((context, stroke), command);
        self.strokes.entry((context, command)).or_default().push(stroke);
        Ok(())
    }

    /// Returns what a key does, alone or after a prefix.
    pub fn command(&self, context: Context, prefix: Option<Key>, key: Key) -> Option<Command> {
        self.commands.get(&(context, Stroke { prefix, key })).copied()
    }

    /// Tells whether a key is the first of two.
    pub fn is_prefix(&self, context: Context, key: Key) -> bool {
        self.commands.keys().any(|(at, stroke)| *at == context && stroke.prefix == Some(key))
    }

    /// Returns what is pressed for a command, first choice first.
    pub fn keys(&self, context: Context, command: Command) -> &[Stroke] {
        self.strokes.get(&(context, command)).map_or(&[], Vec::as_slice)
    }

    /// Returns the first key of a command as shown on screen; empty where it has none.
    pub fn first(&self, context: Context, command: Command) -> String {
        self.keys(context, command).first().map(Stroke::to_string).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn keys_are_read_and_shown() {
        for (name, shown) in [
            ("j", "j"),
            ("G", "G"),
            ("ctrl-f", "^f"),
            ("space", "Space"),
            ("pagedown", "PgDn"),
            ("f1", "F1"),
            ("-", "-"),
            ("backtab", "S-Tab"),
            ("esc", "Esc"),
        ] {
            assert_eq!(Key::parse(name).map(|key| key.to_string()).as_deref(), Some(shown));
        }
        for name in ["", "f13", "ctrl-", "hyper", "alt-x"] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }

    #[test]
    fn two_characters_are_pressed_one_after_the_other() {
        assert_eq!(Stroke::parse("]d").map(|stroke| stroke.to_string()).as_deref(), Some("]d"));
        assert_eq!(Stroke::parse("f1").map(|stroke| stroke.prefix), Some(None), "names come first");
        assert_eq!(Stroke::parse("]dd"), None);
        let (map, _) = KeyMap::new(&Config::default().keys);
        let key = |name| Key::parse(name).unwrap();
        assert!(map.is_prefix(Context::Reader, key("]")) && !map.is_prefix(Context::Reader, key("d")));
        assert_eq!(map.command(Context::Reader, Some(key("]")), key("d")), Some(Command::NextDivergence));
        assert_eq!(map.command(Context::Reader, None, key("]")), None);
    }

    #[test]
    fn a_key_is_not_the_beginning_of_others_too() {
        for (export, text) in [
            ("]", "\"]m\" begins with \"]\", which is the key of export"),
            ("jj", "\"j\" is already the beginning of other keys"),
            ("j", "takes \"j\" from line-down"),
        ] {
            let mut keys = Config::default().keys;
            keys.get_mut("reader").unwrap().insert("export".into(), vec![export.into()]);
            let (_, mistakes) = KeyMap::new(&keys);
            // What is changed wins over the usual keys.
            assert!(mistakes.iter().any(|mistake| mistake.what.contains(text)), "{export}: {mistakes:?}");
        }
    }

    #[test]
    fn presets_have_no_mistake() {
        for name in crate::config::keys::PRESETS {
            assert_eq!(KeyMap::new(&crate::config::keys::preset(name).unwrap()).1, Vec::new(), "{name}");
        }
    }

    #[test]
    fn shifted_characters_are_themselves() {
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Some(Key::of(shifted)), Key::parse("G"));
        let control = KeyEvent::new(KeyCode::Char('L'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Some(Key::of(control)), Key::parse("ctrl-l"));
    }

    #[test]
    fn the_defaults_have_no_mistake_and_a_wrong_key_costs_itself_alone() {
        let mut keys = Config::default().keys;
        assert_eq!(KeyMap::new(&keys).1, Vec::new());
        let reader = keys.get_mut("reader").unwrap();
        reader.insert("quit".into(), vec!["j".into(), "hyper".into(), "Q".into()]);
        let (map, mistakes) = KeyMap::new(&keys);
        assert_eq!(mistakes.len(), 2, "{mistakes:?}");
        assert_eq!(map.command(Context::Reader, None, Key::parse("Q").unwrap()), Some(Command::Quit));
        // The key that was changed wins over the default, which is then told.
        assert_eq!(map.command(Context::Reader, None, Key::parse("j").unwrap()), Some(Command::Quit));
        let taken = "keys.reader: quit: takes \"j\" from line-down";
        assert!(
            mistakes.iter().any(|mistake| mistake.setting == "keys.reader.quit" && mistake.what == taken),
            "{mistakes:?}"
        );
    }

    #[test]
    fn a_command_left_without_keys_by_mistake_keeps_its_own() {
        let mut keys = Config::default().keys;
        let reader = keys.get_mut("reader").unwrap();
        reader.insert("help".into(), vec!["control-h".into()]);
        reader.insert("export".into(), Vec::new());
        reader.insert("quit".into(), Vec::new());
        let (map, mistakes) = KeyMap::new(&keys);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert_eq!(map.command(Context::Reader, None, Key::parse("?").unwrap()), Some(Command::Help));
        assert_eq!(map.command(Context::Reader, None, Key::parse("E").unwrap()), None, "an empty list unbinds");
        assert_eq!(
            map.command(Context::Reader, None, Key::parse("q").unwrap()),
            Some(Command::Quit),
            "but never locks in"
        );
    }
}
