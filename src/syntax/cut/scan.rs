//! The brackets, texts and comments of a text, and nothing else.

/// Something that matters to the cutter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// `{` or `(`.
    Open {
        /// Its byte.
        at: usize,
        /// Whether it is `{`.
        is_brace: bool,
    },
    /// `}` or `)`.
    Close {
        /// Its byte.
        at: usize,
        /// Whether it is `}`.
        is_brace: bool,
    },
    /// From `#` to before the line feed.
    Comment {
        /// The byte of `#`.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// `"…"` or `"""…"""`.
    Text {
        /// The byte of the first quote.
        start: usize,
        /// The byte after the last quote; after the first one where a short text is not closed.
        end: usize,
        /// Whether it stands between three quotes.
        is_long: bool,
        /// Whether the closing quotes were found.
        is_closed: bool,
    },
}

impl Token {
    /// Returns its first byte.
    pub(super) const fn start(self) -> usize {
        match self {
            Self::Open { at, .. } | Self::Close { at, .. } => at,
            Self::Comment { start, .. } | Self::Text { start, .. } => start,
        }
    }

    /// Returns the byte after its last.
    pub(super) const fn end(self) -> usize {
        match self {
            Self::Open { at, .. } | Self::Close { at, .. } => at + 1,
            Self::Comment { end, .. } | Self::Text { end, .. } => end,
        }
    }
}

/// How to read quotes that may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Every `"""` ends the text that the one before began.
    All,
    /// A `"""` that follows other words on its line begins a text: the one before was not closed.
    Layout,
}

/// Walks over a text, linear in its length.
///
/// A short text that is not closed on its line is passed over by its quote alone: what follows
/// may hold the brace that the block needs.
pub(super) struct Scanner<'text> {
    text: &'text str,
    at: usize,
    trust: Trust,
}

impl<'text> Scanner<'text> {
    /// Begins at a byte of the text.
    pub(super) const fn new(text: &'text str, at: usize, trust: Trust) -> Self {
        Self { text, at, trust }
    }

    fn text_from(&self, start: usize) -> Token {
        let bytes = self.text.as_bytes();
        let is_long = bytes[start..].starts_with(b"\"\"\"");
        let token = |end: usize, is_closed| Token::Text {
            start,
            end,
            is_long,
            is_closed,
        };
        let mut at = start + if is_long { 3 } else { 1 };
        let mut line = None;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' if is_long || bytes.get(at + 1) != Some(&b'\n') => at += 2,
                b'"' if !is_long => return token(at + 1, true),
                b'"' if bytes[at..].starts_with(b"\"\"\"") => {
                    return match line {
                        Some(line) if self.trust == Trust::Layout && self.has_words(line, at) => {
                            token(line, false)
                        }
                        _ => token(at + 3, true),
                    };
                }
                b'\n' if !is_long => break,
                b'\n' => {
                    at += 1;
                    line = Some(at);
                }
                _ => at += 1,
            }
        }
        token(if is_long { bytes.len() } else { start + 1 }, false)
    }

    fn has_words(&self, start: usize, end: usize) -> bool {
        self.text[start..end]
            .trim_start()
            .starts_with(char::is_alphabetic)
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let matters = |byte: &u8| matches!(byte, b'"' | b'#' | b'(' | b')' | b'{' | b'}');
        let at = self.at + bytes.get(self.at..)?.iter().position(matters)?;
        let token = match bytes[at] {
            b'"' => self.text_from(at),
            b'#' => {
                let length = self.text[at..].find('\n');
                Token::Comment {
                    start: at,
                    end: length.map_or(bytes.len(), |length| at + length),
                }
            }
            byte @ (b'{' | b'(') => Token::Open {
                at,
                is_brace: byte == b'{',
            },
            byte => Token::Close {
                at,
                is_brace: byte == b'}',
            },
        };
        self.at = token.end();
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, trust: Trust, expected: &[&str]) {
        let found: Vec<&str> = Scanner::new(text, 0, trust)
            .map(|token| &text[token.start()..token.end()])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn brackets_in_texts_and_comments_do_not_count() {
        check(
            "a { \"}\" \"\\\"}\" # }\n } \"\"\"}\"\n\"\"\"",
            Trust::All,
            &["{", "\"}\"", "\"\\\"}\"", "# }", "}", "\"\"\"}\"\n\"\"\""],
        );
    }

    #[test]
    fn an_open_short_text_is_its_quote_alone() {
        check("note \"abc }\n{", Trust::All, &["\"", "}", "{"]);
        check("note \"abc\\\n}", Trust::All, &["\"", "}"]);
    }

    #[test]
    fn layout_tells_which_long_text_is_open() {
        let text = "why \"\"\"\n  a {\nnote \"\"\"\n  b\n\"\"\"";
        check(text, Trust::All, &["\"\"\"\n  a {\nnote \"\"\"", "\"\"\""]);
        check(
            text,
            Trust::Layout,
            &["\"\"\"\n  a {\n", "\"\"\"\n  b\n\"\"\""],
        );
    }
}
