//! Configurations from a seed, and texts that say them in any of the ways that are allowed.

/// A section's name, and its keys and values.
pub type Section = (String, Vec<(String, String)>);

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Up to so many of the characters.
    pub fn text(&mut self, characters: &str, most: usize) -> String {
        let characters: Vec<char> = characters.chars().collect();
        (0..self.below(most + 1)).map(|_| self.one_of(&characters)).collect()
    }
}

/// What is read, and the text that it is read from.
pub fn messy(random: &mut Random) -> (Vec<Section>, String) {
    let mut sections: Vec<Section> = vec![(String::new(), vec![])];
    let mut at = 0;
    let mut text = String::new();
    for number in 0..random.below(14) {
        line(random, &mut text, "");
        if random.below(4) == 0 {
            let name = random.one_of(&["a", "B-1", "log.file", "_"]).to_string();
            let (one, other) = (random.text(" \t", 2), random.text(" \t", 2));
            line(random, &mut text, &format!("[{one}{name}{other}]"));
            at = sections.iter().position(|section| section.0 == name).unwrap_or_else(|| {
                sections.push((name, vec![]));
                sections.len() - 1
            });
        } else {
            let key = format!("{}{number}", random.one_of(&["k", "K", "-", "x.y", "0_"]));
            let value = random.text("ab# \t\"\\=[]\n\ré\u{a0}", 6);
            let (one, other) = (random.text(" \t", 2), random.text(" \t", 2));
            let written = written(random, &value);
            line(random, &mut text, &format!("{key}{one}={other}{written}"));
            sections[at].1.push((key, value));
        }
    }
    sections.retain(|section| !section.0.is_empty() || !section.1.is_empty());
    (sections, text)
}

/// A line with blanks and a comment around what it says, and any ending.
fn line(random: &mut Random, text: &mut String, says: &str) {
    text.push_str(&random.text(" \t", 2));
    text.push_str(says);
    if random.below(2) == 0 {
        text.push_str(random.one_of(&[" #", "\t# \"é\" = [#", "  ", "\t"]));
    }
    text.push_str(random.one_of(&["\n", "\r\n"]));
}

fn written(random: &mut Random, value: &str) -> String {
    let blank = |end: Option<char>| matches!(end, Some(' ' | '\t'));
    let plain = !value.contains(['\n', '#', '\r'])
        && !value.starts_with('"')
        && !blank(value.chars().next())
        && !blank(value.chars().last());
    if plain && random.below(3) > 0 {
        return value.to_string();
    }
    let mut quoted = String::from('"');
    for character in value.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' if random.below(2) == 0 => quoted.push_str("\\t"),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}
