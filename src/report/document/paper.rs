//! What a document is written on: paragraphs, tables and sections, one after the other.
//!
//! Every word that comes from elsewhere goes through one door, where its markup, its control characters
//! and its turns of direction lose their meaning, and where what would flood a page is cut and said to
//! be. The first refusal of the archive is kept and told at the end.

use std::io::{self, Write};

use super::super::wrap::cut;
use super::super::xml::escaped;
use crate::phrase::{Language, Phrase};

/// The most letters of one paragraph.
const MOST: usize = 4_000;

/// A row with less in each cell stands on one page.
const WHOLE: usize = 700;

/// How a paragraph is set: a style of `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Body,
    Basis,
    /// `PHỤ LỤC I`
    Annex,
    /// `I. KẾT QUẢ`
    Part,
    /// `1. Phát hiện`
    Section,
    /// `a) Nội dung`
    Point,
    Kind,
    Subject,
    Attached,
    Head,
    HeadBold,
    Motto,
    Day,
    Number,
    RuleName,
    RuleMotto,
    RuleSubject,
    RuleWide,
    Signer,
    Receivers,
    Receiver,
    Note,
    Cell,
    CellBold,
    CellHead,
    CellFigure,
    CellMiddle,
}

impl Style {
    const fn id(self) -> &'static str {
        match self {
            Self::Body => "Body",
            Self::Basis => "Basis",
            Self::Annex => "Heading1",
            Self::Part => "Heading2",
            Self::Section => "Heading3",
            Self::Point => "Heading4",
            Self::Kind => "Kind",
            Self::Subject => "Subject",
            Self::Attached => "Attached",
            Self::Head => "Head",
            Self::HeadBold => "HeadBold",
            Self::Motto => "Motto",
            Self::Day => "Day",
            Self::Number => "Number",
            Self::RuleName => "RuleName",
            Self::RuleMotto => "RuleMotto",
            Self::RuleSubject => "RuleSubject",
            Self::RuleWide => "RuleWide",
            Self::Signer => "Signer",
            Self::Receivers => "Receivers",
            Self::Receiver => "Receiver",
            Self::Note => "Note",
            Self::Cell => "Cell",
            Self::CellBold => "CellBold",
            Self::CellHead => "CellHead",
            Self::CellFigure => "CellFigure",
            Self::CellMiddle => "CellMiddle",
        }
    }
}

/// A paragraph: how it is set, what stands out at its beginning, and the rest.
#[derive(Debug, Clone)]
pub(super) struct Line {
    style: Style,
    lead: Phrase,
    text: Phrase,
}

impl Line {
    pub(super) fn new(style: Style, text: Phrase) -> Self {
        Self::led(style, Phrase::default(), text)
    }

    /// Makes a paragraph whose beginning is in italics.
    pub(super) fn led(style: Style, lead: Phrase, text: Phrase) -> Self {
        Self { style, lead, text }
    }
}

/// What stands in a cell of a table, line by line.
pub(super) type Cell = Vec<Line>;

/// Makes a cell of one line.
pub(super) fn cell(style: Style, text: Phrase) -> Cell {
    vec![Line::new(style, text)]
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Upright,
    Wide,
}

impl Lie {
    /// Returns the size of the page and its margins in twentieths of a point: A4; above and below 20 mm,
    /// left 30 mm, right 20 mm, and turned as the page is turned.
    const fn setting(self) -> &'static str {
        match self {
            Self::Upright => {
                "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
                 w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
            }
            Self::Wide => {
                "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1701\" \
                 w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" \
                 w:footer=\"567\" w:gutter=\"0\"/>"
            }
        }
    }

    /// Returns how wide its text is, in twentieths of a point.
    pub(super) const fn width(self) -> u32 {
        match self {
            Self::Upright => 11_906 - 1_701 - 1_134,
            Self::Wide => 16_838 - 2 * 1_134,
        }
    }
}

/// The document as it is written.
pub(super) struct Paper<'w> {
    out: &'w mut dyn Write,
    language: Language,
    refused: io::Result<()>,
    /// The widths of the columns of the table that is open.
    columns: Vec<u32>,
    /// How the pages of the section lie that is being written.
    lie: Lie,
}

impl<'w> Paper<'w> {
    /// Begins a document.
    pub(super) fn new(out: &'w mut dyn Write, language: Language) -> Self {
        let mut paper = Self {
            out,
            language,
            refused: Ok(()),
            columns: Vec::new(),
            lie: Lie::Upright,
        };
        paper.put(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
             xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
        );
        paper
    }

    /// Ends the document.
    ///
    /// # Errors
    ///
    /// The first refusal of whatever takes the text.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.put_section();
        self.put("</w:body></w:document>\n");
        self.refused
    }

    fn put(&mut self, text: &str) {
        if self.refused.is_ok() {
            self.refused = self.out.write_all(text.as_bytes());
        }
    }

    /// Writes a paragraph.
    pub(super) fn line(&mut self, style: Style, text: Phrase) {
        self.write(&Line::new(style, text));
    }

    /// Writes a paragraph whose beginning is in italics.
    pub(super) fn led(&mut self, style: Style, lead: Phrase, text: Phrase) {
        self.write(&Line::led(style, lead, text));
    }

    /// Writes paragraphs as a cell would hold them.
    pub(super) fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.write(line);
        }
    }

    fn write(&mut self, line: &Line) {
        self.put("<w:p><w:pPr><w:pStyle w:val=\"");
        self.put(line.style.id());
        self.put("\"/></w:pPr>");
        self.run("<w:rPr><w:i/><w:iCs/></w:rPr>", &line.lead);
        self.run("", &line.text);
        self.put("</w:p>\n");
    }

    fn run(&mut self, look: &str, text: &Phrase) {
        let text = text.in_language(self.language);
        if text.is_empty() {
            return;
        }
        let text = escaped(&cut(text, MOST));
        self.put("<w:r>");
        self.put(look);
        self.put("<w:t xml:space=\"preserve\">");
        self.put(&text);
        self.put("</w:t></w:r>");
    }

    /// Begins a table with lines, whose columns take these shares of the page, under these heads, which
    /// every page repeats.
    pub(super) fn table<const N: usize>(&mut self, columns: [(u32, Phrase); N]) {
        self.open(&columns.each_ref().map(|(share, _)| *share), true);
        self.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (place, (_, name)) in columns.into_iter().enumerate() {
            self.cell(place, 1, &cell(Style::CellHead, name));
        }
        self.put("</w:tr>\n");
    }

    /// Begins a table without lines or heads, which only holds what stands side by side.
    pub(super) fn side_by_side(&mut self, shares: &[u32]) {
        self.open(shares, false);
    }

    fn open(&mut self, shares: &[u32], has_lines: bool) {
        let (whole, width) = (shares.iter().sum::<u32>().max(1), self.lie.width());
        self.columns = shares.iter().map(|share| width * share / whole).collect();
        self.put("<w:tbl><w:tblPr><w:tblW w:w=\"");
        self.put(&self.columns.iter().sum::<u32>().to_string());
        self.put("\" w:type=\"dxa\"/>");
        if has_lines {
            self.put("<w:tblBorders>");
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                self.put("<w:");
                self.put(side);
                self.put(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
            }
            self.put("</w:tblBorders>");
        }
        self.put("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for column in self.columns.clone() {
            self.put("<w:gridCol w:w=\"");
            self.put(&column.to_string());
            self.put("\"/>");
        }
        self.put("</w:tblGrid>");
    }

    /// Writes a row of the table that is open.
    pub(super) fn row<const N: usize>(&mut self, cells: &[Cell; N]) {
        let letters = |line: &Line| line.text.vi.chars().count() + line.lead.vi.chars().count();
        let is_short = |cell: &Cell| cell.iter().map(letters).sum::<usize>() < WHOLE;
        self.put("<w:tr>");
        if cells.iter().all(is_short) {
            self.put("<w:trPr><w:cantSplit/></w:trPr>");
        }
        for (place, cell) in cells.iter().enumerate() {
            self.cell(place, 1, cell);
        }
        self.put("</w:tr>\n");
    }

    /// Writes a row that takes the whole width.
    pub(super) fn row_across(&mut self, text: Phrase) {
        self.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        self.cell(0, self.columns.len(), &cell(Style::CellBold, text));
        self.put("</w:tr>\n");
    }

    fn cell(&mut self, place: usize, span: usize, lines: &[Line]) {
        let width: u32 = self.columns.iter().skip(place).take(span).sum();
        self.put("<w:tc><w:tcPr><w:tcW w:w=\"");
        self.put(&width.to_string());
        self.put("\" w:type=\"dxa\"/>");
        if span > 1 {
            self.put("<w:gridSpan w:val=\"");
            self.put(&span.to_string());
            self.put("\"/>");
        }
        self.put("</w:tcPr>");
        for line in lines {
            self.write(line);
        }
        // A cell without a paragraph is none.
        if lines.is_empty() {
            self.write(&Line::new(Style::Cell, Phrase::default()));
        }
        self.put("</w:tc>");
    }

    /// Ends the table that is open.
    pub(super) fn end_table(&mut self) {
        self.columns.clear();
        self.put("</w:tbl>\n");
    }

    /// Ends a section: what follows begins a page, numbered anew, that lies as said.
    pub(super) fn section(&mut self, next: Lie) {
        self.put("<w:p><w:pPr>");
        self.put_section();
        self.put("</w:pPr></w:p>\n");
        self.lie = next;
    }

    /// Begins a page.
    pub(super) fn new_page(&mut self) {
        self.put("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
    }

    /// Returns how the pages of the section lie.
    pub(super) fn lie(&self) -> Lie {
        self.lie
    }

    /// Says how the pages of the section that ends here are; the first of them bears no number.
    fn put_section(&mut self) {
        self.put(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"page\"/>\
             <w:headerReference w:type=\"first\" r:id=\"first\"/><w:type w:val=\"nextPage\"/>",
        );
        self.put(self.lie.setting());
        self.put("<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>");
    }
}
