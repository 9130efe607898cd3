//! A configuration of sections, keys and values, read from a text.

use std::fmt;
use std::time::Duration;

/// Where a text is wrong, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    pub line: usize,
    pub column: usize,
    pub kind: ErrorKind,
}

/// See the table of the instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    BadSection,
    BadKey,
    MissingEquals,
    DuplicateKey,
    BadEscape,
    UnclosedQuote,
    TextAfterValue,
}

/// A value that is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongValue {
    pub section: String,
    pub key: String,
    pub value: String,
}

/// Sections in the order of their first appearance; the first is the one without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Section {
    name: String,
    entries: Vec<(String, String)>,
}

impl Config {
    pub fn parse(text: &str) -> Result<Config, ParseError> {
        let mut config = Config { sections: vec![Section { name: String::new(), entries: vec![] }] };
        let mut section = 0;
        for (index, line) in text.split('\n').enumerate() {
            let mut line = Line::new(line.strip_suffix('\r').unwrap_or(line));
            let read = line.read_into(&mut config, &mut section);
            read.map_err(|(column, kind)| ParseError { line: index + 1, column: column + 1, kind })?;
        }
        Ok(config)
    }

    pub fn sections(&self) -> Vec<&str> {
        let names = self.sections.iter().filter(|section| !section.is_unused());
        names.map(|section| section.name.as_str()).collect()
    }

    pub fn keys(&self, section: &str) -> Vec<&str> {
        self.entries(section).iter().map(|(key, _)| key.as_str()).collect()
    }

    pub fn get(&self, section: &str, key: &str) -> Option<&str> {
        self.entries(section).iter().find(|entry| entry.0 == key).map(|entry| entry.1.as_str())
    }

    pub fn integer(&self, section: &str, key: &str) -> Result<Option<i64>, WrongValue> {
        self.typed(section, key, integer)
    }

    pub fn boolean(&self, section: &str, key: &str) -> Result<Option<bool>, WrongValue> {
        self.typed(section, key, boolean)
    }

    pub fn duration(&self, section: &str, key: &str) -> Result<Option<Duration>, WrongValue> {
        self.typed(section, key, duration)
    }

    fn typed<T>(
        &self,
        section: &str,
        key: &str,
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, WrongValue> {
        let Some(value) = self.get(section, key) else {
            return Ok(None);
        };
        read(value).map(Some).ok_or_else(|| WrongValue {
            section: section.to_string(),
            key: key.to_string(),
            value: value.to_string(),
        })
    }

    fn entries(&self, name: &str) -> &[(String, String)] {
        self.sections.iter().find(|section| section.name == name).map_or(&[], |section| &section.entries)
    }

    /// The number of the section, which is added if it is new.
    fn open(&mut self, name: String) -> usize {
        let known = self.sections.iter().position(|section| section.name == name);
        known.unwrap_or_else(|| {
            self.sections.push(Section { name, entries: vec![] });
            self.sections.len() - 1
        })
    }
}

impl Section {
    fn is_unused(&self) -> bool {
        self.name.is_empty() && self.entries.is_empty()
    }
}

impl fmt::Display for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for section in &self.sections {
            if !section.name.is_empty() {
                writeln!(formatter, "[{}]", section.name)?;
            }
            for (key, value) in &section.entries {
                let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
                writeln!(formatter, "{key} = \"{escaped}\"")?;
            }
        }
        Ok(())
    }
}

/// A line, and how far it has been read.
struct Line {
    characters: Vec<char>,
    at: usize,
}

/// The place in the line, from 0, and what is wrong there.
type Wrong = (usize, ErrorKind);

impl Line {
    fn new(line: &str) -> Line {
        Line { characters: line.chars().collect(), at: 0 }
    }

    fn read_into(&mut self, config: &mut Config, section: &mut usize) -> Result<(), Wrong> {
        self.skip_blanks();
        if self.is_over() {
            return Ok(());
        }
        if self.take('[') {
            *section = config.open(self.section()?);
            return Ok(());
        }
        let start = self.at;
        let key = self.name().ok_or((start, ErrorKind::BadKey))?;
        self.skip_blanks();
        if !self.take('=') {
            return Err((self.at, ErrorKind::MissingEquals));
        }
        let entries = &mut config.sections[*section].entries;
        if entries.iter().any(|entry| entry.0 == key) {
            return Err((start, ErrorKind::DuplicateKey));
        }
        self.skip_blanks();
        let value = if self.take('"') { self.quoted()? } else { self.plain() };
        entries.push((key, value));
        Ok(())
    }

    /// The section's name, after the opening bracket.
    fn section(&mut self) -> Result<String, Wrong> {
        self.skip_blanks();
        let name = self.name();
        self.skip_blanks();
        let name = name.filter(|_| self.take(']'));
        let name = name.ok_or((self.at, ErrorKind::BadSection))?;
        self.expect_end(ErrorKind::BadSection)?;
        Ok(name)
    }

    /// The value, after the opening quote.
    fn quoted(&mut self) -> Result<String, Wrong> {
        let unclosed = (self.at - 1, ErrorKind::UnclosedQuote);
        let mut value = String::new();
        loop {
            match self.next().ok_or(unclosed)? {
                '"' => break,
                '\\' => match self.next().ok_or(unclosed)? {
                    same @ ('"' | '\\' | 'n' | 't') => value.extend(['\\', same]),
                    _ => return Err((self.at - 2, ErrorKind::BadEscape)),
                },
                other => value.push(other),
            }
        }
        self.expect_end(ErrorKind::TextAfterValue)?;
        Ok(value.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\"))
    }

    fn plain(&mut self) -> String {
        let rest = &self.characters[self.at..];
        let comment = (0..rest.len()).find(|&at| rest[at] == '#' && (at == 0 || is_blank(rest[at - 1])));
        let value: String = rest[..comment.unwrap_or(rest.len())].iter().collect();
        value.trim_end_matches(is_blank).to_string()
    }

    fn name(&mut self) -> Option<String> {
        let start = self.at;
        while self.peek().is_some_and(|next| next.is_ascii_alphanumeric() || "_-.".contains(next)) {
            self.at += 1;
        }
        (self.at > start).then(|| self.characters[start..self.at].iter().collect())
    }

    fn expect_end(&mut self, otherwise: ErrorKind) -> Result<(), Wrong> {
        self.skip_blanks();
        if self.is_over() {
            Ok(())
        } else {
            Err((self.at, otherwise))
        }
    }

    /// Whether there is nothing left but a comment.
    fn is_over(&self) -> bool {
        matches!(self.peek(), None | Some('#'))
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

fn integer(value: &str) -> Option<i64> {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let groups_are_digits =
        |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    digits.split('_').all(groups_are_digits).then(|| value.replace('_', "").parse().ok())?
}

fn boolean(value: &str) -> Option<bool> {
    let is_one_of = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(value));
    if is_one_of(["true", "yes", "on"]) {
        Some(true)
    } else {
        is_one_of(["false", "no", "off"]).then_some(false)
    }
}

/// The units and their milliseconds, the longest first.
const UNITS: [(&str, u64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

fn duration(value: &str) -> Option<Duration> {
    let mut rest = value;
    let mut units = UNITS.iter();
    let mut total = 0_u64;
    while !rest.is_empty() || value.is_empty() {
        let (number, after) = rest.split_at(rest.find(|next: char| !next.is_ascii_digit())?);
        let (unit, next) =
            after.split_at(after.find(|next: char| next.is_ascii_digit()).unwrap_or(after.len()));
        let (_, milliseconds) = units.find(|(name, _)| *name == unit)?;
        let part = number.parse::<u64>().ok()?.checked_mul(*milliseconds)?;
        total = total.checked_add(part)?;
        rest = next;
    }
    Some(Duration::from_millis(total))
}
