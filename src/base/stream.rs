//! The envelope of a baked file, and the streams of numbers in it.

use integer_encoding::VarInt;

/// Why a baked file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BakedError {
    /// The first bytes are others.
    #[error("it is no file of the base map")]
    NotBaked,
    /// Another edition of the program made it.
    #[error("it has version {found} and this program reads version {VERSION}")]
    Version {
        /// The version it has.
        found: u8,
    },
    /// Its bytes are not those that were written.
    #[error("it is damaged: its checksum is not that of its content")]
    Checksum,
    /// It ends too early.
    #[error("it is damaged: it ends too early")]
    Truncated,
    /// A number in it is beyond what is possible there.
    #[error("it is damaged: {0}")]
    Impossible(&'static str),
}

/// The layout that is written and read.
const VERSION: u8 = 2;
/// A byte that is no text, the name, and what a transfer in text mode would change.
const MAGIC: [u8; 8] = *b"\x8bHNMAP\r\n";
/// Magic, version, kind, checksum.
const HEADER_BYTES: usize = MAGIC.len() + 2 + 4;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A level.
    Level = 1,
    /// The names.
    Names = 2,
}

/// A stream that is being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    /// A number, in as few bytes as it takes, seven bits in each.
    pub(super) fn unsigned(&mut self, number: u64) {
        self.write(number);
    }

    /// A number that may be negative; small ones of either sign are short.
    pub(super) fn signed(&mut self, number: i64) {
        self.write(number);
    }

    fn write(&mut self, number: impl VarInt) {
        let start = self.0.len();
        self.0.resize(start + number.required_space(), 0);
        number.encode_var(&mut self.0[start..]);
    }

    /// A text, after its length in bytes.
    pub(super) fn text(&mut self, text: &str) {
        self.unsigned(text.len() as u64);
        self.0.extend(text.as_bytes());
    }
}

/// A stream that is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn remaining(&self) -> usize {
        self.0.len()
    }

    pub(super) fn unsigned(&mut self) -> Result<u64, BakedError> {
        self.read()
    }

    pub(super) fn signed(&mut self) -> Result<i64, BakedError> {
        self.read()
    }

    #[inline]
    fn read<T: VarInt>(&mut self) -> Result<T, BakedError> {
        let (number, length) = T::decode_var(self.0).ok_or(BakedError::Truncated)?;
        self.0 = &self.0[length..];
        Ok(number)
    }

    /// A number of things of which each takes at least a byte somewhere in this stream.
    pub(super) fn count(&mut self) -> Result<usize, BakedError> {
        let count = self.unsigned()?;
        if count > self.0.len() as u64 {
            return Err(BakedError::Truncated);
        }
        Ok(count as usize)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, BakedError> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| BakedError::Impossible("a name is not UTF-8"))
    }
}

/// The bytes of a file: its header, the length of each stream, the streams.
pub(super) fn seal<const N: usize>(kind: Kind, streams: [Writer; N]) -> Vec<u8> {
    let mut content = Writer::default();
    for stream in &streams {
        content.unsigned(stream.0.len() as u64);
    }
    for stream in &streams {
        content.0.extend(&stream.0);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend([VERSION, kind as u8]);
    bytes.extend(crc32fast::hash(&content.0).to_le_bytes());
    bytes.extend(content.0);
    bytes
}

/// The streams of a file.
pub(super) fn open<const N: usize>(kind: Kind, bytes: &[u8]) -> Result<[Reader<'_>; N], BakedError> {
    let Some((header, content)) = bytes.split_at_checked(HEADER_BYTES) else {
        return Err(if bytes.starts_with(&MAGIC) { BakedError::Truncated } else { BakedError::NotBaked });
    };
    let (magic, header) = header.split_at(MAGIC.len());
    let &[version, found, a, b, c, d] = header else { return Err(BakedError::Truncated) };
    if magic != MAGIC || (version == VERSION && found != kind as u8) {
        return Err(BakedError::NotBaked);
    }
    if version != VERSION {
        return Err(BakedError::Version { found: version });
    }
    if crc32fast::hash(content) != u32::from_le_bytes([a, b, c, d]) {
        return Err(BakedError::Checksum);
    }
    let mut reader = Reader(content);
    let mut lengths = [0; N];
    for length in &mut lengths {
        *length = reader.count()?;
    }
    let mut rest = reader.0;
    let mut streams = [Reader(&[]); N];
    for (stream, length) in streams.iter_mut().zip(lengths) {
        let (bytes, after) = rest.split_at_checked(length).ok_or(BakedError::Truncated)?;
        (*stream, rest) = (Reader(bytes), after);
    }
    if rest.is_empty() { Ok(streams) } else { Err(BakedError::Impossible("there is more than its streams")) }
}
