mod messy;

use config_parser::{Config, ErrorKind, ParseError};
use messy::{messy, Random, Section};
use std::time::Duration;

fn parse(text: &str) -> Config {
    Config::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
}

/// The value of `key = …`.
fn value(written: &str) -> String {
    let config = parse(&format!("key ={written}"));
    config.get("", "key").unwrap().to_string()
}

fn contents(config: &Config) -> Vec<Section> {
    let entries = |section: &str| {
        let keys = config.keys(section).into_iter();
        keys.map(|key| (key.to_string(), config.get(section, key).unwrap().to_string())).collect()
    };
    config.sections().into_iter().map(|section| (section.to_string(), entries(section))).collect()
}

mod text {
    use super::*;

    #[test]
    fn the_example_is_read() {
        let config = parse(
            "pool = 4\n[log.file]                  # a section\n\
             path = /var/log/it #1.log   # the value is: /var/log/it\n\
             mark = a#1 = \"b\"            # the value is: a#1 = \"b\"\n\
             text = \" a \\\"quoted\\\" value, # and all \"\n",
        );
        assert_eq!(config.sections(), ["", "log.file"]);
        assert_eq!(config.keys("log.file"), ["path", "mark", "text"]);
        assert_eq!(config.get("", "pool"), Some("4"));
        assert_eq!(config.get("log.file", "path"), Some("/var/log/it"));
        assert_eq!(config.get("log.file", "mark"), Some("a#1 = \"b\""));
        assert_eq!(config.get("log.file", "text"), Some(" a \"quoted\" value, # and all "));
    }

    #[test]
    fn what_is_not_there_is_none() {
        let config = parse("a = 1\n[s]\nb = 2");
        for (section, key) in [("", "b"), ("s", "a"), ("t", "a"), ("S", "b"), ("s", "B")] {
            assert_eq!(config.get(section, key), None, "{section} {key}");
            assert_eq!(config.integer(section, key), Ok(None), "{section} {key}");
            assert_eq!(config.boolean(section, key), Ok(None), "{section} {key}");
            assert_eq!(config.duration(section, key), Ok(None), "{section} {key}");
        }
        assert!(config.keys("t").is_empty());
    }

    #[test]
    fn a_section_may_be_empty_and_may_be_opened_again() {
        let config = parse("[b]\nx = 1\n[a]\n[ b\t]\nw = 2");
        assert_eq!(config.sections(), ["b", "a"]);
        assert_eq!(config.keys("b"), ["x", "w"]);
        assert!(parse("\n # nothing\n\t").sections().is_empty());
    }

    #[test]
    fn lines_end_in_either_way() {
        let config = parse("a = 1\r\n\r\nb = x\ry\r\nc = \"z\"\r\n[s]\r\n[t]\r");
        assert_eq!(config.get("", "a"), Some("1"));
        assert_eq!(config.get("", "b"), Some("x\ry"));
        assert_eq!(config.get("", "c"), Some("z"));
        assert_eq!(config.sections(), ["", "s", "t"]);
        assert_eq!(parse("a = 1\r\r\n").get("", "a"), Some("1\r"));
    }

    #[test]
    fn plain_values_end_at_a_comment_after_a_blank() {
        for (written, expected) in [
            ("", ""),
            (" \t ", ""),
            ("#x", ""),
            (" # x", ""),
            ("a#b", "a#b"),
            (" a # b # c", "a"),
            ("a\t#", "a"),
            ("a#b #c", "a#b"),
            (" a  b\t", "a  b"),
            ("= =", "= ="),
            ("a\"b\\n", "a\"b\\n"),
            ("\\", "\\"),
        ] {
            assert_eq!(value(written), expected, "{written:?}");
        }
    }

    #[test]
    fn only_spaces_and_tabs_are_blanks() {
        assert_eq!(value(" \u{a0}a\u{2003} "), "\u{a0}a\u{2003}");
        assert_eq!(value("a\u{a0}#b"), "a\u{a0}#b");
        assert_eq!(value("a\u{b}"), "a\u{b}");
    }

    #[test]
    fn quoted_values_have_escapes_and_keep_their_blanks() {
        for (written, expected) in [
            (r#""""#, ""),
            (r#" " a # " # b"#, " a # "),
            ("\"a\"#b", "a"),
            (r#""\\\"\n\t""#, "\\\"\n\t"),
            (r#""\\n""#, "\\n"),
            ("\"\té\r\"", "\té\r"),
        ] {
            assert_eq!(value(written), expected, "{written:?}");
        }
    }

    #[test]
    fn seeded_texts_are_read_as_they_were_meant() {
        for seed in 0..600 {
            let (expected, text) = messy(&mut Random(seed));
            assert_eq!(contents(&parse(&text)), expected, "seed {seed}: {text:?}");
        }
    }
}

mod errors {
    use super::*;
    use ErrorKind::*;

    fn check(cases: &[(&str, usize, usize, ErrorKind)]) {
        for &(text, line, column, kind) in cases {
            assert_eq!(Config::parse(text), Err(ParseError { line, column, kind }), "{text:?}");
        }
    }

    #[test]
    fn sections_that_are_none() {
        check(&[
            ("[]", 1, 2, BadSection),
            ("\n [ ]", 2, 4, BadSection),
            ("[a b]", 1, 4, BadSection),
            ("[a", 1, 3, BadSection),
            ("[a  \r\n", 1, 5, BadSection),
            ("[a # b]", 1, 4, BadSection),
            ("[a] b", 1, 5, BadSection),
            ("[a]]", 1, 4, BadSection),
            ("[é]", 1, 2, BadSection),
            ("[", 1, 2, BadSection),
        ]);
    }

    #[test]
    fn keys_that_are_none() {
        check(&[
            ("= 1", 1, 1, BadKey),
            ("a = 1\n\t \"b\" = 1", 2, 3, BadKey),
            ("é = 1", 1, 1, BadKey),
            ("\u{a0}a = 1", 1, 1, BadKey),
            ("]", 1, 1, BadKey),
        ]);
    }

    #[test]
    fn a_missing_equals_sign() {
        check(&[
            ("a", 1, 2, MissingEquals),
            ("a  \nb", 1, 4, MissingEquals),
            ("a b = 1", 1, 3, MissingEquals),
            ("aé = 1", 1, 2, MissingEquals),
            ("a # = 1", 1, 3, MissingEquals),
            ("a: 1", 1, 2, MissingEquals),
        ]);
    }

    #[test]
    fn a_key_that_is_there_already() {
        check(&[
            ("a = 1\nb = 2\n  a = 3", 3, 3, DuplicateKey),
            ("[s]\na = 1\n[t]\na = 2\n[s]\na =", 6, 1, DuplicateKey),
            ("a =\na = \"", 2, 1, DuplicateKey),
            ("a =\na \"", 2, 3, MissingEquals),
        ]);
        assert_eq!(parse("a = 1\nA = 2\n[s]\na = 3").get("s", "a"), Some("3"));
    }

    #[test]
    fn quotes_that_are_wrong() {
        check(&[
            ("a = \"b", 1, 5, UnclosedQuote),
            ("a = \"b\r\nc = \"", 1, 5, UnclosedQuote),
            (r#"a = "b\"#, 1, 5, UnclosedQuote),
            (r#"a = "b\""#, 1, 5, UnclosedQuote),
            (r#"a = "b\x""#, 1, 7, BadEscape),
            (r#"a = "\N"#, 1, 6, BadEscape),
            ("a = \"b\\\tc\"", 1, 7, BadEscape),
            (r#"a = "b" c"#, 1, 9, TextAfterValue),
            (r#"a = "b""c""#, 1, 8, TextAfterValue),
        ]);
    }

    #[test]
    fn columns_count_characters() {
        check(&[
            ("a = \"é€\u{1f600}\\q\"", 1, 9, BadEscape),
            ("a = \"日本\" x", 1, 10, TextAfterValue),
            ("\t\t[é", 1, 4, BadSection),
            ("a é", 1, 3, MissingEquals),
        ]);
    }

    #[test]
    fn the_first_of_several_is_told() {
        check(&[
            ("a = 1\nb\n]", 2, 2, MissingEquals),
            (r#"a = "\q" "#, 1, 6, BadEscape),
            ("# x\n\n[a\n]", 3, 3, BadSection),
        ]);
    }

    #[test]
    fn seeded_noise_is_read_or_refused_within_the_text() {
        let mut random = Random(7);
        for _ in 0..4_000 {
            let text = random.text("ab=[]\"\\#n \t\r\né", 14);
            if let Err(error) = Config::parse(&text) {
                let line = text.split('\n').nth(error.line - 1);
                let line = line.unwrap_or_else(|| panic!("{text:?}: {error:?}"));
                let line = line.strip_suffix('\r').unwrap_or(line);
                let columns = 1..=line.chars().count() + 1;
                assert!(columns.contains(&error.column), "{text:?}: {error:?}");
                let before: String = text.split_inclusive('\n').take(error.line - 1).collect();
                assert!(Config::parse(&before).is_ok(), "{text:?}: {error:?} is not the first");
            }
        }
    }
}

mod typed {
    use super::*;

    /// The value, quoted and plain, and that it is said who is wrong.
    fn read<T>(value: &str, typed: fn(&Config) -> Result<Option<T>, config_parser::WrongValue>) -> Option<T> {
        let plain = typed(&parse(&format!("[s]\nk = {value}"))).ok().flatten();
        let quoted = typed(&parse(&format!("[s]\nk = \"{value}\"")));
        assert_eq!(plain.is_some(), quoted.is_ok(), "{value:?} quoted and plain");
        quoted.unwrap_or_else(|wrong| {
            let named = (wrong.section.as_str(), wrong.key.as_str(), wrong.value.as_str());
            assert_eq!(named, ("s", "k", value));
            None
        })
    }

    #[test]
    fn integers() {
        for (value, expected) in [
            ("0", Some(0)),
            ("+7", Some(7)),
            ("-12", Some(-12)),
            ("007", Some(7)),
            ("1_000_000", Some(1_000_000)),
            ("-1_0", Some(-10)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9_223_372_036_854_775_808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("-9223372036854775809", None),
            ("", None),
            ("-", None),
            ("+-1", None),
            ("1__0", None),
            ("_1", None),
            ("1_", None),
            ("-_1", None),
            ("1.0", None),
            ("0x1", None),
            ("1 0", None),
            ("\u{661}", None),
        ] {
            assert_eq!(read(value, |config| config.integer("s", "k")), expected, "{value:?}");
        }
    }

    #[test]
    fn booleans() {
        for (value, expected) in [
            ("true", Some(true)),
            ("YES", Some(true)),
            ("On", Some(true)),
            ("false", Some(false)),
            ("nO", Some(false)),
            ("OFF", Some(false)),
            ("", None),
            ("1", None),
            ("t", None),
            ("true.", None),
        ] {
            assert_eq!(read(value, |config| config.boolean("s", "k")), expected, "{value:?}");
        }
    }

    #[test]
    fn durations() {
        for (value, expected) in [
            ("1h30m", Some(5_400_000)),
            ("90s", Some(90_000)),
            ("2s500ms", Some(2_500)),
            ("0ms", Some(0)),
            ("5m", Some(300_000)),
            ("5ms", Some(5)),
            ("1d2h3m4s5ms", Some(93_784_005)),
            ("1m1ms", Some(60_001)),
            ("000000000000000000000000000007s", Some(7_000)),
            ("18446744073709551615ms", Some(u64::MAX)),
            ("18446744073709551s615ms", Some(u64::MAX)),
            ("18446744073709551s616ms", None),
            ("18446744073709551616ms", None),
            ("213503982335d", None),
            ("", None),
            ("5", None),
            ("ms", None),
            ("1h2", None),
            ("1m1h", None),
            ("1s1s", None),
            ("1ms1s", None),
            ("1h 2m", None),
            ("-1s", None),
            ("+1s", None),
            ("1.5s", None),
            ("1H", None),
            ("1hm", None),
            ("1x", None),
        ] {
            let expected = expected.map(Duration::from_millis);
            assert_eq!(read(value, |config| config.duration("s", "k")), expected, "{value:?}");
        }
    }
}

mod display {
    use super::*;

    #[test]
    fn a_written_text_is_read_as_an_equal_configuration() {
        for seed in 0..600 {
            let (expected, text) = messy(&mut Random(seed));
            let config = parse(&text);
            let written = config.to_string();
            assert_eq!(Config::parse(&written), Ok(config), "seed {seed}: {text:?} as {written:?}");
            assert_eq!(contents(&parse(&written)), expected, "seed {seed}: {text:?} as {written:?}");
        }
    }

    #[test]
    fn equal_are_those_of_the_same_contents_in_the_same_order() {
        assert_eq!(parse("a=1\n[s]#\nb = \"2\"\n"), parse(" a = \"1\"\r\n[ s ]\n\nb=2"));
        assert_eq!(parse("[s]\na=1\n[t]\n[s]\nb=2"), parse("[s]\na=1\nb=2\n[t]"));
        for other in ["a=1\nb=3", "b=2\na=1", "a=1", "[s]\na=1\nb=2", "a=1\nb=2\n[s]"] {
            assert_ne!(parse("a=1\nb=2"), parse(other), "{other:?}");
        }
        assert_ne!(parse("[s]\n[t]"), parse("[t]\n[s]"));
    }
}
