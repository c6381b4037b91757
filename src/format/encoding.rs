//! Which encoding a file is in that is not UTF-8.
//!
//! For whoever writes an atlas; the web page brings neither this nor the tables for it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// So many bytes of a file tell UTF-16 from UTF-8.
const HEAD_BYTES: usize = 1024;

/// Of text that takes two bytes a letter, of archives and pictures: what it is.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 10] = [
        (b"\xff\xfe\0\0", "UTF-32"),
        (b"\0\0\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16 (little-endian)"),
        (b"\xfe\xff", "UTF-16 (big-endian)"),
        (b"PK\x03\x04", "a ZIP archive, as KMZ, DOCX and XLSX are"),
        (b"\x1f\x8b", "compressed with gzip"),
        (b"%PDF-", "PDF"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"SQLite format 3\0", "an SQLite database, as GeoPackage is"),
    ];
    let known = BEGINNINGS.into_iter().find(|(beginning, _)| bytes.starts_with(beginning));
    known.map(|(_, what)| what).or_else(|| unmarked_utf16(&bytes[..bytes.len().min(HEAD_BYTES)]))
}

/// UTF-16 without its mark: every other byte of Latin text is zero.
fn unmarked_utf16(head: &[u8]) -> Option<&'static str> {
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        _ if half < 4 => None,
        (0, odd) if odd > half / 2 => Some("UTF-16 (little-endian)"),
        (even, 0) if even > half / 2 => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

/// The encoding that text with a bad byte at `bad` is likely in, by its name in the Encoding Standard
/// (<https://encoding.spec.whatwg.org>), and the word around that byte as it reads in it.
pub(super) fn guess(bytes: &[u8], bad: usize) -> Option<(&'static str, String)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Few letters that are not ASCII fit many tables: then it is the one of western Europe.
    let encoding = detector.guess(Some(b"no"), Utf8Detection::Deny);
    let is_in_word = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric();
    let start = bytes[..bad].iter().rposition(|byte| !is_in_word(byte)).map_or(0, |at| at + 1);
    let end = bytes[bad..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| bad + at);
    let (line, has_errors) = encoding.decode_without_bom_handling(&bytes[start..end]);
    let word: String = line.chars().take_while(|letter| letter.is_alphanumeric()).take(40).collect();
    (!has_errors).then_some((encoding.name(), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str, encoding: &'static encoding_rs::Encoding) -> (&'static str, String) {
        let (bytes, _, is_lossy) = encoding.encode(text);
        assert!(!is_lossy, "{text}");
        guess(&bytes, std::str::from_utf8(&bytes).unwrap_err().valid_up_to()).unwrap()
    }

    #[test]
    fn an_old_encoding_is_named_with_a_word_that_shows_it() {
        let norwegian = "Skipet gikk fra Bodø til Tromsø, og så videre nordover mot Hammerfest.";
        assert_eq!(guessed(norwegian, encoding_rs::WINDOWS_1252), ("windows-1252", "Bodø".to_owned()));
        let russian = "Корабль шёл из Мурманска в Киркенес вдоль берега.";
        assert_eq!(guessed(russian, encoding_rs::WINDOWS_1251), ("windows-1251", "Корабль".to_owned()));
        assert_eq!(guessed(russian, encoding_rs::KOI8_R).1, "Корабль");
        let japanese = "十月末、カリバ湖の水位は発電機が動く下限まで三メートルを切った。";
        assert_eq!(guessed(japanese, encoding_rs::SHIFT_JIS).0, "Shift_JIS");
    }

    #[test]
    fn what_is_no_text_of_one_byte_a_letter_is_named() {
        let text = "format = 1\ntitle = \"Bodø\"\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(foreign(&little), Some("UTF-16 (little-endian)"));
        assert_eq!(foreign(&[b"\xff\xfe", little.as_slice()].concat()), Some("UTF-16 (little-endian)"));
        assert_eq!(foreign(&big), Some("UTF-16 (big-endian)"));
        assert_eq!(foreign(&[b"\xfe\xff", big.as_slice()].concat()), Some("UTF-16 (big-endian)"));
        assert!(foreign(b"PK\x03\x04....").is_some_and(|what| what.contains("ZIP")));
        for text in [text, "", "a", "\0\0\0\0", "{}\0\0\0\0\0\0"] {
            assert_eq!(foreign(text.as_bytes()), None, "{text:?}");
        }
    }
}
