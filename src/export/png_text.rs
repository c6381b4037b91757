//! What a PNG file says of itself.
//!
//! Source: *Portable Network Graphics (PNG) Specification (Third Edition)*, W3C (2025), §5.3 (chunks), §11.3.3.4 (iTXt),
//! <https://www.w3.org/TR/png-3/>.

/// The first bytes of a PNG file.
const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
/// Where the first chunk, IHDR, ends: its length, its name, 13 bytes and a checksum.
const IHDR_END: usize = SIGNATURE.len() + 4 + 4 + 13 + 4;

/// The same picture with texts in it, each by one of the specification's keywords, such as `Title`. `None` where the bytes
/// are no PNG file, or a keyword is none: 1 to 79 letters of Latin-1 without a space at either end.
pub fn with_text(png: &[u8], texts: &[(&str, &str)]) -> Option<Vec<u8>> {
    if png.get(..SIGNATURE.len())? != SIGNATURE || png.get(12..16)? != b"IHDR" || png.len() < IHDR_END {
        return None;
    }
    let (head, rest) = png.split_at(IHDR_END);
    let mut whole = head.to_vec();
    for (keyword, text) in texts {
        let is_keyword = (1..80).contains(&keyword.len())
            && keyword.bytes().all(|byte| (b' '..=b'~').contains(&byte))
            && keyword.trim() == *keyword;
        if !is_keyword {
            return None;
        }
        let mut data = keyword.as_bytes().to_vec();
        // Not compressed; in no language that is named, and the keyword in no other.
        data.extend_from_slice(&[0, 0, 0, 0, 0]);
        // The text is the rest of the chunk: a zero byte would be no letter of it.
        data.extend(text.bytes().filter(|byte| *byte != 0));
        chunk(&mut whole, b"iTXt", &data)?;
    }
    whole.extend_from_slice(rest);
    Some(whole)
}

/// Width and height of a PNG file in pixels. `None` where the bytes are no PNG file.
pub fn png_size(png: &[u8]) -> Option<(u32, u32)> {
    if png.get(..SIGNATURE.len())? != SIGNATURE || png.get(12..16)? != b"IHDR" || png.len() < IHDR_END {
        return None;
    }
    let side = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?))
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) -> Option<()> {
    // A length is less than 2^31.
    let length = i32::try_from(data.len()).ok()?;
    out.extend_from_slice(&length.to_be_bytes());
    let mut sum = crc32fast::Hasher::new();
    for bytes in [name.as_slice(), data] {
        out.extend_from_slice(bytes);
        sum.update(bytes);
    }
    out.extend_from_slice(&sum.finalize().to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    fn picture() -> (RgbImage, Vec<u8>) {
        let picture = RgbImage::from_fn(7, 5, |x, y| image::Rgb([x as u8 * 30, y as u8 * 40, 9]));
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        (picture, bytes)
    }

    #[test]
    fn the_size_of_a_picture_is_read_and_that_of_something_else_is_not() {
        let (picture, bytes) = picture();
        assert_eq!(png_size(&bytes), Some((picture.width(), picture.height())));
        for bad in [&bytes[..20], b"GIF89a", b""] {
            assert_eq!(png_size(bad), None);
        }
    }

    #[test]
    fn a_picture_with_texts_is_the_same_picture_and_says_them() {
        let (picture, bytes) = picture();
        let texts = [("Title", "Kirkenes – High North"), ("Description", "#map=5/69.7/30&place=kirkenes")];
        let whole = with_text(&bytes, &texts).unwrap();
        assert_eq!(image::load_from_memory(&whole).unwrap().to_rgb8(), picture);
        let reader = png::Decoder::new(Cursor::new(&whole)).read_info().unwrap();
        let read: Vec<_> = reader
            .info()
            .utf8_text
            .iter()
            .map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap()))
            .collect();
        assert_eq!(read, texts.map(|(keyword, text)| (keyword.to_owned(), text.to_owned())));
    }

    #[test]
    fn what_is_no_picture_and_what_is_no_keyword_is_refused() {
        let (_, bytes) = picture();
        for end in 0..33 {
            assert_eq!(with_text(&bytes[..end], &[("Title", "a")]), None, "{end}");
        }
        assert_eq!(with_text(b"GIF89a", &[]), None);
        for keyword in ["", " Title", "Tit\0le", "Tittel på norsk", &"x".repeat(80)] {
            assert_eq!(with_text(&bytes, &[(keyword, "a")]), None, "{keyword}");
        }
    }
}
