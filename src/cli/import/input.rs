//! Files of records: plain or compressed, whichever their first bytes say.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::cli::error::reason;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::{self, Reading};
use crate::phrase::{Phrase, phrase};

/// The most bytes of records in one file, once decompressed; the whole catalogue takes 40 MiB.
const LIMIT: u64 = 1 << 30;

/// What a compressed file begins with, whatever its name.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Reads the records of a file.
///
/// # Errors
///
/// Says why the file cannot be read to its end; of one that breaks off, how many records it had.
pub(super) fn read(path: &Path) -> Result<Reading, Box<Diagnostic>> {
    let name = path.to_string_lossy();
    let refuse = |error| unreadable(&name, &error);
    let mut file = BufReader::new(File::open(path).map_err(refuse)?);
    let is_compressed = file.fill_buf().map_err(refuse)?.starts_with(&GZIP);
    let mut bytes = Vec::new();
    if is_compressed {
        let mut decoder = MultiGzDecoder::new(file).take(LIMIT + 1);
        if let Err(error) = decoder.read_to_end(&mut bytes) {
            let records = import::read(&name, &bytes).records.len();
            return Err(broken(&name, &error, records));
        }
    } else {
        let mut rest = file.take(LIMIT + 1);
        rest.read_to_end(&mut bytes).map_err(refuse)?;
    }
    if bytes.len() as u64 > LIMIT {
        return Err(too_large(&name));
    }
    Ok(import::read(&name, &bytes))
}

fn unreadable(name: &str, error: &io::Error) -> Box<Diagnostic> {
    let why = reason(error);
    let message = Phrase::new(
        format_args!("không đọc được: {}", why.vi),
        format_args!("cannot be read: {}", why.en),
    );
    Box::new(
        Diagnostic::of_path(Code::UnreadablePath, name, message).help(phrase!(
            "kiểm tra đường dẫn và quyền đọc; mỗi đường dẫn là một tệp JSON Lines",
            "check the path and the right to read it; each path is a file of JSON Lines"
        )),
    )
}

fn broken(name: &str, error: &io::Error, records: usize) -> Box<Diagnostic> {
    let message = if error.kind() == io::ErrorKind::UnexpectedEof {
        phrase!(
            "tệp nén gzip bị cắt giữa chừng, mới đọc được {records} bản ghi",
            "the gzip file ends early; {records} records could be read"
        )
    } else {
        phrase!(
            "tệp nén gzip bị hỏng, mới đọc được {records} bản ghi",
            "the gzip file is damaged; {records} records could be read"
        )
    };
    Box::new(
        Diagnostic::of_path(Code::BrokenArchive, name, message).help(phrase!(
            "tải lại tệp cho đủ; chưa ghi gì vào thư mục đích",
            "fetch the whole file again; nothing has been written to the target folder"
        )),
    )
}

fn too_large(name: &str) -> Box<Diagnostic> {
    let limit = LIMIT >> 20;
    let message = phrase!(
        "tệp có hơn {limit} MiB bản ghi",
        "the file holds more than {limit} MiB of records"
    );
    Box::new(
        Diagnostic::of_path(Code::FileTooLarge, name, message).help(phrase!(
            "chia thành nhiều tệp",
            "split it into several files"
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    const LINES: &str = "{\"schema\": \"rp/2\"}\n\n[1]\n";

    fn read_bytes(bytes: &[u8]) -> Result<Reading, Box<Diagnostic>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records");
        fs::write(&path, bytes).unwrap();
        read(&path)
    }

    fn compressed(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn compression_is_told_by_the_first_bytes() {
        let plain = read_bytes(LINES.as_bytes()).unwrap();
        let packed = read_bytes(&compressed(LINES)).unwrap();
        let lines = |reading: &Reading| -> Vec<String> {
            let places = reading
                .refused
                .iter()
                .filter_map(|refused| refused.path.clone());
            places
                .map(|place| place.rsplit(':').next().unwrap().to_owned())
                .collect()
        };
        assert_eq!(lines(&plain), ["1", "3"]);
        assert_eq!(lines(&packed), ["1", "3"]);
        assert!(read_bytes(b"").unwrap().refused.is_empty());
        assert_eq!(read_bytes(&GZIP[..1]).unwrap().refused.len(), 1);
    }

    #[test]
    fn a_compressed_file_that_breaks_off_or_is_damaged_is_refused_whole() {
        let mut packed = compressed(&LINES.repeat(50));
        let cut = read_bytes(&packed[..packed.len() - 9]).unwrap_err();
        assert_eq!(cut.code, Code::BrokenArchive);
        assert!(
            cut.message
                .en
                .starts_with("the gzip file ends early; 0 records")
        );
        let last = packed.len() - 1;
        packed[last] ^= 0xff;
        let damaged = read_bytes(&packed).unwrap_err();
        assert!(damaged.message.en.starts_with("the gzip file is damaged"));
    }

    #[test]
    fn a_folder_and_a_missing_file_are_refused_with_their_reason() {
        let folder = tempfile::tempdir().unwrap();
        let refused = read(folder.path()).unwrap_err();
        assert_eq!(refused.code, Code::UnreadablePath);
        let refused = read(&folder.path().join("x")).unwrap_err();
        assert_eq!(refused.message.en, "cannot be read: it does not exist");
    }
}
