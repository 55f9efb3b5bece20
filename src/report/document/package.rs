//! The file that holds a document: the parts of Office Open XML in one archive.
//!
//! Written with the archive that workbooks are written with. A library for such documents was looked
//! at and not taken: it numbers parts by a count of the whole process, so that the same document is not
//! the same bytes twice, and brings a second archive and a second XML writer. What is needed here is
//! paragraphs, tables and sections.

use std::io::{self, Cursor, Write as _};

use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::xml::escaped;
use super::paper::Paper;
use crate::phrase::Language;

/// The parts that are the same in every document, each with its name.
const PARTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("types.xml")),
    ("_rels/.rels", include_str!("package.rels")),
    (
        "word/_rels/document.xml.rels",
        include_str!("document.rels"),
    ),
    ("word/styles.xml", include_str!("styles.xml")),
    ("word/settings.xml", include_str!("settings.xml")),
    ("word/page.xml", include_str!("page.xml")),
    ("word/first.xml", include_str!("first.xml")),
];

/// Makes the file of a document: its title, the day that it is of, and what writes it.
///
/// # Errors
///
/// What the archive refuses.
pub(super) fn package(
    title: &str,
    day: Date,
    language: Language,
    write: impl FnOnce(&mut Paper<'_>),
) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Whoever lists the archive sees no day: the file carries no clock.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in PARTS {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    archive.start_file("docProps/core.xml", options)?;
    archive.write_all(core(title, day).as_bytes())?;
    // Offices refuse archives that are made for more than four gigabytes, as they would such a document.
    archive.start_file("word/document.xml", options)?;
    let mut paper = Paper::new(&mut archive, language);
    write(&mut paper);
    paper.finish()?;
    Ok(archive.finish()?.into_inner())
}

/// Says what the document is and of which day.
fn core(title: &str, day: Date) -> String {
    let (title, tool) = (escaped(title), env!("CARGO_PKG_NAME"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>{tool}</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         </cp:coreProperties>\n"
    )
}
