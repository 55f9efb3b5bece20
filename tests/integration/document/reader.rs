//! A reader of documents that is not the writer: archive and XML by libraries, paragraphs and tables by
//! what they are called in the standard.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// What a document holds, as a reader that is not ours takes it apart.
pub(crate) struct Document {
    /// Every part of the archive, by name, in the order in which it stands there.
    pub(crate) parts: Vec<(String, String)>,
    /// The paragraphs outside tables, each with its style.
    pub(crate) paragraphs: Vec<(String, String)>,
    /// The tables: rows of cells.
    pub(crate) tables: Vec<Vec<Vec<String>>>,
    /// All of it in its order, line by line.
    pub(crate) lines: Vec<String>,
}

impl Document {
    pub(crate) fn open(path: &Path) -> Self {
        let file = fs::File::open(path).expect("the document is there");
        let mut archive = ZipArchive::new(file).expect("it is an archive");
        let parts: Vec<(String, String)> = (0..archive.len())
            .map(|place| {
                let mut part = archive.by_index(place).expect("a part can be read");
                let mut text = String::new();
                part.read_to_string(&mut text).expect("a part is text");
                let name = part.name().expect("a part has a name").into_owned();
                (name, text)
            })
            .collect();
        let mut document = Self {
            parts,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            lines: Vec::new(),
        };
        document.read();
        document
    }

    pub(crate) fn part(&self, name: &str) -> &str {
        let part = self.parts.iter().find(|(known, _)| known == name);
        &part.expect("the part is there").1
    }

    /// Reads every part, which has to be well-formed, and keeps what the document says.
    fn read(&mut self) {
        for (name, text) in self.parts.clone() {
            let mut reader = Reader::from_str(&text);
            reader.config_mut().check_end_names = true;
            let (mut style, mut words) = (String::new(), String::new());
            let mut is_text = false;
            let mut depth = 0_usize;
            loop {
                let event = reader.read_event();
                let event = event.unwrap_or_else(|error| panic!("{name}: {error}"));
                match &event {
                    Event::Start(tag) | Event::Empty(tag) => {
                        let opens = matches!(event, Event::Start(_));
                        depth += usize::from(opens);
                        for attribute in tag.attributes() {
                            attribute.expect("attributes are well-formed");
                        }
                        match tag.name().as_ref() {
                            "w:pStyle" => {
                                let value = tag.try_get_attribute("w:val").ok().flatten();
                                let value = value.expect("a style has a name");
                                style = value.value.into_owned();
                            }
                            "w:t" => is_text = opens,
                            "w:tbl" => self.tables.push(Vec::new()),
                            "w:tr" => self.table().push(Vec::new()),
                            "w:tc" => {
                                let row = self.table().last_mut().expect("a cell is in a row");
                                row.push(String::new());
                            }
                            _ => {}
                        }
                    }
                    Event::End(tag) => {
                        depth -= 1;
                        match tag.name().as_ref() {
                            "w:t" => is_text = false,
                            "w:p" if name == "word/document.xml" => {
                                self.keep(&mut style, &mut words, depth);
                            }
                            _ => {}
                        }
                    }
                    Event::Text(text) if is_text => words.push_str(text),
                    Event::GeneralRef(name) if is_text => {
                        words.push_str(match &**name {
                            "amp" => "&",
                            "lt" => "<",
                            "gt" => ">",
                            "quot" => "\"",
                            other => panic!("{other} is no name of XML"),
                        });
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{name} is closed");
        }
    }

    fn table(&mut self) -> &mut Vec<Vec<String>> {
        self.tables.last_mut().expect("a row is in a table")
    }

    /// Keeps a paragraph that ends so deep: those of the body are two deep, others in cells.
    fn keep(&mut self, style: &mut String, words: &mut String, depth: usize) {
        let (style, words) = (std::mem::take(style), std::mem::take(words));
        if words.is_empty() {
            return;
        }
        self.lines.push(format!("{style}: {words}"));
        if depth == 2 {
            self.paragraphs.push((style, words));
        } else {
            let cell = self.table().last_mut().and_then(|row| row.last_mut());
            let cell = cell.expect("a paragraph is in a cell");
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&words);
        }
    }

    /// Returns the table under these heads.
    pub(crate) fn table_of(&self, heads: &[&str]) -> &[Vec<String>] {
        let is_it = |table: &&Vec<Vec<String>>| table[0] == heads;
        let table = self.tables.iter().find(is_it);
        &table.unwrap_or_else(|| panic!("no table under {heads:?}"))[1..]
    }

    /// Returns the paragraph that begins so.
    pub(crate) fn paragraph(&self, start: &str) -> &str {
        let found = self.paragraphs.iter().find(|(_, it)| it.starts_with(start));
        &found
            .unwrap_or_else(|| panic!("no paragraph begins {start:?}"))
            .1
    }
}
