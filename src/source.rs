//! The texts of a run, and the way back from a span to the user's own file.
//!
//! Takes bytes and a path, gives normalised text to the parser and lines and columns to whoever
//! words a message. Reads no file: that is the command line's part.
//!
//! Two texts are kept of a file. The *original* is what stands on disk, less a byte order mark;
//! the *normalised* one is its NFC form, which the parser reads and to which every [`Span`]
//! refers. Where they are the same, which is nearly always, there is one copy.

use std::ops::Range;
use std::sync::OnceLock;

use crate::span::{FileId, Span};

mod line;
mod normal;

use line::LineIndex;
use normal::{Normalised, Side};

/// The size past which a file is refused, in bytes.
///
/// Spans count in `u32`: NFC grows a text at most threefold, so this leaves room to spare.
pub const LIMIT: usize = 32 << 20;

/// The mark that some editors put before UTF-8 text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why bytes are not a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// There is more than [`LIMIT`].
    #[error("more than {} MiB", LIMIT >> 20)]
    TooLarge,
    /// They are not UTF-8.
    #[error("not UTF-8 text: line {line}, byte {byte} of the file")]
    NotUtf8 {
        /// The line where it breaks, from 1.
        line: usize,
        /// The first bad byte, from 1, counted from the start of the file.
        byte: usize,
    },
}

/// A place in the user's file, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1; only a line feed ends one.
    pub line: usize,
    /// The character in the line, from 1: Unicode scalar values of the file as it is on disk.
    pub column: usize,
}

/// One file, checked and normalised, not yet numbered.
///
/// Making one is all the work there is, so that files can be prepared on many threads and then
/// numbered in an order of the caller's choosing.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    original: String,
    /// `None` where the original is in NFC.
    normalised: Option<Normalised>,
    /// Made when a position is first asked for: most files are never quoted.
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// Takes the bytes of a file and the path to call it by; linear in the bytes.
    ///
    /// # Errors
    ///
    /// Refuses more than [`LIMIT`] bytes, and bytes that are not UTF-8.
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SourceError> {
        if bytes.len() > LIMIT {
            return Err(SourceError::TooLarge);
        }
        let mut original = String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..good]
                .split(|byte| *byte == b'\n')
                .count();
            SourceError::NotUtf8 {
                line,
                byte: good + 1,
            }
        })?;
        if original.starts_with(BYTE_ORDER_MARK) {
            original.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        let normalised = Normalised::of(&original);
        Ok(Self {
            path: path.into(),
            original,
            normalised,
            lines: OnceLock::new(),
        })
    }

    fn text(&self) -> &str {
        self.normalised
            .as_ref()
            .map_or(&self.original, |normalised| &normalised.text)
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.original))
    }

    /// Leads a byte of the normalised text to one of the original; neither need be in range.
    fn to_original(&self, offset: u32, side: Side) -> usize {
        let text = self.text();
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        match &self.normalised {
            Some(normalised) => normalised.to_original(offset, side),
            None => offset,
        }
    }

    fn position(&self, offset: usize) -> Position {
        let (line, column) = self.lines().position(&self.original, offset);
        Position { line, column }
    }
}

/// The files of a run by their numbers.
///
/// Lookups take a [`FileId`] that this collection gave, and panic on any other. A span that ends
/// past its file, or inside a character, is read as ending at the character before.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Prepares a file and numbers it.
    ///
    /// # Errors
    ///
    /// As [`SourceFile::new`].
    pub fn add(&mut self, path: String, bytes: Vec<u8>) -> Result<FileId, SourceError> {
        SourceFile::new(path, bytes).map(|file| self.push(file))
    }

    /// Numbers a prepared file: numbers follow the order of the calls.
    pub fn push(&mut self, file: SourceFile) -> FileId {
        let id = FileId(self.count());
        self.files.push(file);
        id
    }

    /// Returns the numbers of all files, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = FileId> + use<> {
        (0..self.count()).map(FileId)
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the path that a file was given with.
    pub fn path(&self, file: FileId) -> &str {
        &self.file(file).path
    }

    /// Returns the text to parse, in NFC: spans count its bytes.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).text()
    }

    /// Returns the text as it is on disk, less a byte order mark.
    pub fn original(&self, file: FileId) -> &str {
        &self.file(file).original
    }

    /// Returns the bytes of [`Sources::original`] that a span covers, on character boundaries.
    ///
    /// Where a span ends inside characters that normalisation changed as one, the range covers
    /// all of them; an empty span stays empty. Logarithmic in the number of such places.
    pub fn original_range(&self, span: Span) -> Range<usize> {
        let file = self.file(span.file);
        let start = file.to_original(span.start, Side::Before);
        if span.end <= span.start {
            return start..start;
        }
        start..file.to_original(span.end, Side::After)
    }

    /// Returns where a span starts, for people; logarithmic once the lines are known.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file)
            .position(self.original_range(span).start)
    }

    /// Returns where a span ends, for people: the place after its last character.
    pub fn end_position(&self, span: Span) -> Position {
        self.file(span.file).position(self.original_range(span).end)
    }

    /// Returns the bytes of a line in [`Sources::original`], less its line end.
    ///
    /// Lines count from 1; `None` past the last. A file that ends in a line feed has one more,
    /// empty line after it, where a span at the end of the file stands.
    pub fn line_range(&self, file: FileId, line: usize) -> Option<Range<usize>> {
        let file = self.file(file);
        file.lines().range(&file.original, line)
    }

    fn count(&self) -> u32 {
        u32::try_from(self.files.len()).expect("a run has fewer than 2³² files")
    }

    fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    fn sources(bytes: impl AsRef<[u8]>) -> (Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources
            .add("a.tthc".into(), bytes.as_ref().to_vec())
            .unwrap();
        (sources, file)
    }

    /// Finds a word in the normalised text and returns what is known of its place.
    #[track_caller]
    fn locate(bytes: impl AsRef<[u8]>, word: &str) -> (Position, String) {
        let (sources, file) = sources(bytes);
        let start = sources
            .text(file)
            .find(word)
            .expect("the word is in the text");
        let span = Span::new(file, as_u32(start), as_u32(start + word.len()));
        let excerpt = sources.original(file)[sources.original_range(span)].to_owned();
        (sources.position(span), excerpt)
    }

    fn as_u32(offset: usize) -> u32 {
        u32::try_from(offset).unwrap()
    }

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_count_the_characters_of_the_file_on_disk() {
        assert_eq!(locate("bước lập", "lập"), (at(1, 6), "lập".into()));
        let decomposed: String = "bước lập hồ sơ".nfd().collect();
        let (position, excerpt) = locate(&decomposed, "lập");
        assert_eq!(
            position,
            at(1, 9),
            "ư and ớ are three more characters than in NFC"
        );
        assert_eq!(excerpt, "lập".nfd().collect::<String>());
    }

    #[test]
    fn a_byte_order_mark_is_not_counted_and_not_parsed() {
        let (sources, file) = sources("\u{feff}step a\n");
        assert_eq!(sources.text(file), "step a\n");
        assert_eq!(
            locate("\u{feff}step a\n", "step"),
            (at(1, 1), "step".into())
        );
        assert_eq!(
            locate("\u{feff}\u{feff}a", "a").0,
            at(1, 2),
            "only the first is a mark"
        );
    }

    #[test]
    fn carriage_returns_stay_and_only_line_feeds_end_lines() {
        let (sources, file) = sources("a\r\nb\rc\r\n");
        assert_eq!(sources.text(file), "a\r\nb\rc\r\n");
        assert_eq!(locate("a\r\nb\rc\r\n", "c"), (at(2, 3), "c".into()));
        assert_eq!(sources.line_range(file, 1), Some(0..1));
        assert_eq!(sources.line_range(file, 2), Some(3..6));
        assert_eq!(sources.line_range(file, 3), Some(8..8));
        assert_eq!(sources.line_range(file, 4), None);
        assert_eq!(sources.line_range(file, 0), None);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let refused = |bytes: &[u8]| SourceFile::new("a", bytes.to_vec()).unwrap_err();
        assert_eq!(
            refused(b"a\nb\xff"),
            SourceError::NotUtf8 { line: 2, byte: 4 }
        );
        assert_eq!(
            refused(b"\xef\xbb\xbf\xff"),
            SourceError::NotUtf8 { line: 1, byte: 4 }
        );
        assert_eq!(refused(&vec![b' '; LIMIT + 1]), SourceError::TooLarge);
        assert!(SourceFile::new("a", vec![b' '; LIMIT]).is_ok());
    }

    #[test]
    fn spans_past_the_end_or_inside_a_character_are_brought_back() {
        let (sources, file) = sources("ạ");
        assert_eq!(sources.original_range(Span::new(file, 1, 99)), 0..3);
        assert_eq!(sources.position(Span::new(file, 99, 99)), at(1, 2));
        let (sources, file) = self::sources("");
        assert_eq!(sources.position(Span::new(file, 0, 0)), at(1, 1));
    }

    #[test]
    fn sources_are_shared_between_threads() {
        fn shared<T: Sync + Send>() {}
        shared::<Sources>();
    }

    /// Text rich in what normalisation and line counting care about.
    fn troubled() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[a-eơưđệ ]{0,3}".prop_map(String::from),
            "[\u{300}\u{301}\u{303}\u{309}\u{31b}\u{323}\u{344}\u{93c}\u{1161}\u{11a8}]{1,3}",
            "[\u{1100}\u{ac00}\u{212b}\u{f900}\u{958}\u{9c7}\u{9be}\u{1d15e}]",
            prop_oneof![Just("\n"), Just("\r\n"), Just("\u{feff}")].prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_boundary_leads_back_in_order(original in troubled()) {
            let (sources, file) = sources(&original);
            let kept = original.strip_prefix('\u{feff}').unwrap_or(&original);
            prop_assert_eq!(sources.original(file), kept);
            let text = sources.text(file);
            prop_assert_eq!(text, kept.nfc().collect::<String>());

            let mut last = (0..0, at(1, 1));
            for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
                let range = sources.original_range(Span::new(file, as_u32(offset), u32::MAX));
                prop_assert!(kept.is_char_boundary(range.start));
                prop_assert_eq!(range.end, kept.len());
                let position = sources.position(Span::new(file, as_u32(offset), u32::MAX));
                prop_assert!(last.0.start <= range.start && last.1 <= position);

                let before = &kept[..range.start];
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
                prop_assert_eq!(position, at(line, column));
                last = (range, position);
            }
        }

        #[test]
        fn what_a_span_covers_normalises_to_what_it_holds(
            original in troubled(),
            cut in any::<[u8; 2]>(),
        ) {
            let (sources, file) = sources(&original);
            let text = sources.text(file);
            let boundaries: Vec<usize> =
                text.char_indices().map(|(index, _)| index).chain([text.len()]).collect();
            let [left, right] = cut.map(|cut| boundaries[usize::from(cut) % boundaries.len()]);
            let (start, end) = (left.min(right), left.max(right));
            let range = sources.original_range(Span::new(file, as_u32(start), as_u32(end)));
            let covered: String = sources.original(file)[range].nfc().collect();
            prop_assert!(covered.contains(&text[start..end]));
        }
    }
}
