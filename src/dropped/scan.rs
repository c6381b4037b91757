//! The outermost level of a JSON text that comes in pieces: the members of an object, and the elements of its
//! `features` one by one. Where a text has several objects, each is a record of a sequence: newline-delimited GeoJSON,
//! or a text sequence with record separators (RFC 8142).
//!
//! Only strings and brackets are looked at here. Whether what stands between them is JSON is found out where it is
//! read, so a fault in one feature stays in that feature; and no more of the file is held than one value.

/// No value may be longer than this, in bytes: what is held of a file at once.
pub(super) const LONGEST_VALUE: usize = if cfg!(target_pointer_width = "32") { 128 << 20 } else { 512 << 20 };

/// A value that came whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value<'a> {
    /// How it is written.
    pub(super) text: &'a [u8],
    /// The line it begins on, from 1.
    pub(super) line: usize,
}

/// What the scanner hands on.
pub(super) trait Sink {
    /// Why it wants no more.
    type Stop;

    /// Whether a member of the outermost object is wanted whole.
    fn wants(&self, key: &[u8]) -> bool;

    /// A member that is wanted.
    fn member(&mut self, key: &[u8], value: Value<'_>) -> Result<(), Self::Stop>;

    /// An element of `features`.
    fn element(&mut self, value: Value<'_>) -> Result<(), Self::Stop>;

    /// The outermost object has ended, before this line or on it.
    fn end(&mut self, line: usize) -> Result<(), Self::Stop>;

    /// A record of a sequence cannot be read from this line on; what comes is the next one.
    fn lost(&mut self, line: usize);
}

/// Why the text cannot be scanned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScanError {
    /// Something stands there that JSON does not have.
    Malformed {
        /// The line, from 1.
        line: usize,
    },
    /// A value is longer than [`LONGEST_VALUE`].
    TooLong {
        /// The line it begins on, from 1.
        line: usize,
    },
}

/// Where the text ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Behind the object.
    Whole,
    /// In the middle of it.
    Cut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Before the object.
    Before,
    /// Before a key, or the end of the object.
    Members,
    /// In a key.
    Key { is_escaped: bool },
    /// Between a key and its value.
    Colon,
    /// In the value of a member.
    Value,
    /// In `features`, between its elements.
    Elements,
    /// In an element of `features`.
    Element,
    /// Behind the object.
    After,
    /// In what is left of a record that cannot be read.
    Lost,
}

/// Before each record of a text sequence.
pub(super) const RECORD_SEPARATOR: u8 = 0x1e;

/// How deep in a value the text is.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    depth: usize,
    is_string: bool,
    is_escaped: bool,
    is_begun: bool,
}

impl Within {
    /// How many of `bytes` still belong to the value, and whether it ends with them.
    fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (index, &byte) in bytes.iter().enumerate() {
            if self.is_string {
                match byte {
                    _ if self.is_escaped => self.is_escaped = false,
                    b'\\' => self.is_escaped = true,
                    b'"' => {
                        self.is_string = false;
                        if self.depth == 0 {
                            return (index + 1, true);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.is_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (index + 1, true);
                    }
                }
                // A number or a word ends before what follows it.
                b'}' | b']' | b',' if self.depth == 0 => return (index, true),
                b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 && self.is_begun => return (index, true),
                _ => {}
            }
            self.is_begun = true;
        }
        (bytes.len(), false)
    }
}

/// Takes a text in pieces of any size.
#[derive(Debug)]
pub(super) struct Scanner {
    mode: Mode,
    within: Within,
    key: Vec<u8>,
    is_kept: bool,
    held: Vec<u8>,
    line: usize,
    value_line: usize,
    /// Lines are counted up to here in the piece at hand.
    counted: usize,
    /// The text is known to have records one after another: one has ended, or a separator stands before the first.
    is_sequence: bool,
    /// Nothing but spaces has come since a line began.
    is_line_start: bool,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            mode: Mode::Before,
            within: Within::default(),
            key: Vec::new(),
            is_kept: false,
            held: Vec::new(),
            line: 1,
            value_line: 1,
            counted: 0,
            is_sequence: false,
            is_line_start: true,
        }
    }
}

/// A key that is longer is none that means anything here.
const LONGEST_KEY: usize = 64;

impl Scanner {
    fn scan<S: Sink>(&mut self, piece: &[u8], sink: &mut S) -> Result<Result<(), S::Stop>, ScanError> {
        self.counted = 0;
        let mut at = 0;
        while at < piece.len() {
            let byte = piece[at];
            let step = match self.mode {
                Mode::Value | Mode::Element => self.value(piece, at, sink),
                Mode::Key { is_escaped } => {
                    self.key_byte(byte, is_escaped);
                    Ok((at + 1, Ok(())))
                }
                _ => self.between(piece, at, sink),
            };
            at = match step {
                Ok((next, Ok(()))) => next,
                Ok((_, Err(stop))) => return Ok(Err(stop)),
                Err(ScanError::Malformed { line }) if self.is_sequence => {
                    sink.lost(line);
                    // Where a line begins with a bracket the next record has come.
                    let is_next = self.is_line_start && byte == b'{';
                    self.mode = if is_next { Mode::After } else { Mode::Lost };
                    at + usize::from(!is_next)
                }
                Err(error) => return Err(error),
            };
        }
        self.count_lines(piece, piece.len());
        Ok(Ok(()))
    }

    fn key_byte(&mut self, byte: u8, is_escaped: bool) {
        if byte == b'"' && !is_escaped {
            self.mode = Mode::Colon;
            return;
        }
        self.mode = Mode::Key { is_escaped: byte == b'\\' && !is_escaped };
        if self.key.len() < LONGEST_KEY {
            self.key.push(byte);
        }
    }

    /// Takes a byte between keys and values, and says which comes next.
    fn between<S: Sink>(
        &mut self,
        piece: &[u8],
        at: usize,
        sink: &mut S,
    ) -> Result<(usize, Result<(), S::Stop>), ScanError> {
        let byte = piece[at];
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
            self.is_line_start |= byte == b'\n';
            if byte == b'\n' && self.mode == Mode::Lost {
                self.mode = Mode::After;
            }
            return Ok((at + 1, Ok(())));
        }
        let mut told = Ok(());
        let mut next = at + 1;
        match (self.mode, byte) {
            (Mode::Lost, _) => {}
            (Mode::Before | Mode::After, b'{') => self.mode = Mode::Members,
            // Byte order marks of files that were joined, and what pads a file to its size.
            (Mode::After, 0 | 0xef | 0xbb | 0xbf | RECORD_SEPARATOR) => {}
            (Mode::Members, b'"') => {
                self.key.clear();
                self.mode = Mode::Key { is_escaped: false };
            }
            (Mode::Members, b'}') => {
                self.count_lines(piece, at);
                self.mode = Mode::After;
                self.is_sequence = true;
                told = sink.end(self.line);
            }
            (Mode::Members, b',') => {}
            (Mode::Colon, b':') => {}
            (Mode::Colon, b'[') if self.key == b"features" => self.mode = Mode::Elements,
            (Mode::Colon, _) => {
                self.begin(Mode::Value, sink.wants(&self.key), piece, at);
                next = at;
            }
            (Mode::Elements, b',') => {}
            (Mode::Elements, b']') => self.mode = Mode::Members,
            (Mode::Elements, _) => {
                self.begin(Mode::Element, true, piece, at);
                next = at;
            }
            _ => return Err(self.malformed(piece, at)),
        }
        self.is_line_start = false;
        Ok((next, told))
    }

    /// Takes the text for a sequence, whose first record has a separator before it.
    pub(super) fn expect_sequence(&mut self) {
        self.is_sequence = true;
    }

    /// Scans the next piece.
    pub(super) fn push<S: Sink>(
        &mut self,
        piece: &[u8],
        sink: &mut S,
    ) -> Result<Result<(), S::Stop>, ScanError> {
        if !self.is_sequence {
            return self.scan(piece, sink);
        }
        for (index, piece) in piece.split(|byte| *byte == RECORD_SEPARATOR).enumerate() {
            if index > 0 {
                // What stands before a separator and has not ended never does.
                if !matches!(self.mode, Mode::Before | Mode::After | Mode::Lost) {
                    sink.lost(self.line);
                }
                self.mode = Mode::After;
            }
            if let Err(stop) = self.scan(piece, sink)? {
                return Ok(Err(stop));
            }
        }
        Ok(Ok(()))
    }

    /// Where the text has ended.
    pub(super) fn ending(&self) -> Ending {
        if matches!(self.mode, Mode::After | Mode::Lost) { Ending::Whole } else { Ending::Cut }
    }

    /// The line that was come to, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    fn begin(&mut self, mode: Mode, is_kept: bool, piece: &[u8], at: usize) {
        self.count_lines(piece, at);
        self.value_line = self.line;
        self.within = Within::default();
        self.held.clear();
        self.is_kept = is_kept;
        self.mode = mode;
    }

    /// Goes on in a value, and hands it on where it ends.
    fn value<S: Sink>(
        &mut self,
        piece: &[u8],
        at: usize,
        sink: &mut S,
    ) -> Result<(usize, Result<(), S::Stop>), ScanError> {
        let rest = &piece[at..];
        let (taken, is_ended) = self.within.take(rest);
        let is_nothing = taken == 0 && self.held.is_empty();
        if self.is_kept && self.held.len() + taken > LONGEST_VALUE {
            return Err(ScanError::TooLong { line: self.value_line });
        }
        // What lies in one piece is not copied.
        let is_split = !self.held.is_empty() || !is_ended;
        if self.is_kept && is_split {
            self.held.extend_from_slice(&rest[..taken]);
        }
        if !is_ended {
            return Ok((at + taken, Ok(())));
        }
        let is_member = self.mode == Mode::Value;
        self.mode = if is_member { Mode::Members } else { Mode::Elements };
        if is_nothing && is_member && is_ended {
            // A key without a value.
            return Err(self.malformed(piece, at));
        }
        let told = if self.is_kept {
            let text = if is_split { &self.held[..] } else { &rest[..taken] };
            let value = Value { text, line: self.value_line };
            if is_member { sink.member(&self.key, value) } else { sink.element(value) }
        } else {
            Ok(())
        };
        // An element that is nothing, such as a stray bracket, must not hold the scanner up.
        let next = if is_nothing { at + 1 } else { at + taken };
        Ok((next, told))
    }

    fn malformed(&mut self, piece: &[u8], at: usize) -> ScanError {
        self.count_lines(piece, at.min(piece.len()));
        ScanError::Malformed { line: self.line }
    }

    fn count_lines(&mut self, piece: &[u8], to: usize) {
        self.line += piece[self.counted..to].iter().filter(|byte| **byte == b'\n').count();
        self.counted = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Default, PartialEq, Debug)]
    struct Seen {
        members: Vec<(String, String, usize)>,
        elements: Vec<(String, usize)>,
        ends: Vec<usize>,
        lost: Vec<usize>,
    }

    impl Sink for Seen {
        type Stop = ();

        fn wants(&self, key: &[u8]) -> bool {
            key != b"skipped"
        }

        fn member(&mut self, key: &[u8], value: Value<'_>) -> Result<(), ()> {
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            self.members.push((text(key), text(value.text), value.line));
            Ok(())
        }

        fn element(&mut self, value: Value<'_>) -> Result<(), ()> {
            self.elements.push((String::from_utf8_lossy(value.text).into_owned(), value.line));
            Ok(())
        }

        fn end(&mut self, line: usize) -> Result<(), ()> {
            self.ends.push(line);
            Ok(())
        }

        fn lost(&mut self, line: usize) {
            self.lost.push(line);
        }
    }

    fn scanned(text: &[u8], size: usize) -> (Seen, Result<Ending, ScanError>) {
        let (mut scanner, mut seen) = (Scanner::default(), Seen::default());
        for piece in text.chunks(size) {
            if let Err(error) = scanner.push(piece, &mut seen) {
                return (seen, Err(error));
            }
        }
        (seen, Ok(scanner.ending()))
    }

    const TEXT: &str = "{ \"type\" : \"A\\\"}\", \"skipped\": {\"a\": [1, \"]\"]},\n \"n\":-1.5e3 ,\"features\" :\n[ {\"a\":\"}\\\\\"},\n\n 7, null,[{}]],\"t\":true}\n";

    #[test]
    fn members_and_elements_come_whole_with_their_lines_however_the_text_is_cut() {
        for size in 1..TEXT.len() + 1 {
            let (seen, ending) = scanned(TEXT.as_bytes(), size);
            assert_eq!(ending, Ok(Ending::Whole), "{size}");
            let members: Vec<_> =
                seen.members.iter().map(|(key, text, line)| (key.as_str(), text.as_str(), *line)).collect();
            assert_eq!(members, [("type", "\"A\\\"}\"", 1), ("n", "-1.5e3", 2), ("t", "true", 5)], "{size}");
            let elements: Vec<_> = seen.elements.iter().map(|(text, line)| (text.as_str(), *line)).collect();
            assert_eq!(
                elements,
                [("{\"a\":\"}\\\\\"}", 3), ("7", 5), ("null", 5), ("[{}]", 5)],
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn a_text_that_ends_early_is_cut_and_what_is_no_object_is_refused() {
        for end in 1..TEXT.trim_end().len() {
            assert_eq!(scanned(&TEXT.as_bytes()[..end], 7).1, Ok(Ending::Cut), "{end}");
        }
        for (bad, line) in [("[1]", 1), ("\n\nx", 3), ("{\"a\"\n:}", 2), ("{1:2}", 1)] {
            assert_eq!(scanned(bad.as_bytes(), 3).1, Err(ScanError::Malformed { line }), "{bad}");
        }
    }

    #[test]
    fn records_come_one_after_another_and_one_that_cannot_be_read_costs_no_other() {
        // What stands in the text, the lines on which records end, and those from which they are lost.
        for (text, ends, lost) in [
            ("{\"a\":1}\n{\"a\":2}\r\n\n{}", &[1, 2, 4][..], &[][..]),
            ("{}{} {}", &[1, 1, 1], &[]),
            ("\u{1e}{\"a\":1}\n\u{1e}{\"a\":2}\n", &[1, 2], &[]),
            ("{}\u{1e}{}", &[1, 1], &[]),
            ("\u{1e}{\"a\":[1,\n\u{1e}{\"a\":2}\n", &[2], &[2]),
            ("{}\n{\"a\":1,what}\n{}", &[1, 3], &[2]),
            ("{}\n{\"a\":{\"b\":1}\n{}\n", &[1, 3], &[3]),
            ("{}\nwhat", &[1], &[2]),
            ("{}\0\0\0", &[1], &[]),
            ("{}\n\u{feff}{}", &[1, 2], &[]),
        ] {
            for size in 1..text.len() + 1 {
                let (mut scanner, mut seen) = (Scanner::default(), Seen::default());
                if text.starts_with('\u{1e}') {
                    scanner.expect_sequence();
                }
                for piece in text.as_bytes().chunks(size) {
                    assert_eq!(scanner.push(piece, &mut seen), Ok(Ok(())), "{text:?}");
                }
                assert_eq!((&seen.ends[..], &seen.lost[..]), (ends, lost), "{text:?} in pieces of {size}");
                assert_eq!(scanner.ending(), Ending::Whole, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_end_and_say_the_same(
            bytes in "[\\[\\]{}\",:a\\\\\n 1]{0,60}", size in 1usize..9
        ) {
            let text = format!("{{\"features\":[{bytes}");
            prop_assert_eq!(scanned(text.as_bytes(), size), scanned(text.as_bytes(), text.len()));
        }
    }
}
