//! Descriptions of a procedure, written in many ways.

use crate::chance::Dice;

/// What the procedures name.
pub(super) const CATALOGUE: &str = "
law l-1 \"Luật một\"
law l-2 \"Luật hai\"
agency a-1 \"Ủy ban\"
agency a-2 \"Phòng\"
register kho \"Kho dữ liệu\"
paper giay-a \"Giấy khai sinh\"
paper giay-b \"Hộ chiếu\"
";

/// Writes lines of which each stands with some chance.
pub(super) struct Writer {
    pub(super) dice: Dice,
    pub(super) text: String,
}

impl Writer {
    pub(super) fn new(seed: usize) -> Self {
        Self {
            dice: Dice::new(seed),
            text: String::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn maybe(&mut self, line: &str) {
        if self.dice.one_in(2) {
            self.line(line);
        }
    }

    fn one(&mut self, lines: &[&str]) {
        let line = *self.dice.pick(lines);
        if !line.is_empty() {
            self.line(line);
        }
    }

    /// Lists some of some names, or none.
    fn some(&mut self, names: &[&str]) -> String {
        let picked: Vec<&str> = names
            .iter()
            .copied()
            .filter(|_| self.dice.one_in(3))
            .collect();
        if picked.is_empty() {
            "none".to_owned()
        } else {
            picked.join(", ")
        }
    }

    fn document(&mut self, name: &str, title: &str) {
        let is = *self
            .dice
            .pick(&["", "", " is giay-b", " is giay-a of con", " is none"]);
        self.line(&format!("document {name} \"{title}\"{is} {{"));
        self.one(&[
            "",
            "original 1",
            "original 1  certified 2",
            "copies 3",
            "shown",
        ]);
        self.one(&["", "", "electronic", "electronic, paper"]);
        self.one(&["", "", "optional"]);
        self.one(&["", "", "condition \"khi cần\""]);
        self.one(&[
            "",
            "basis l-1 article 2, l-2",
            "basis none",
            "basis l-2 clause 3",
        ]);
        self.one(&["", "", "template none", "template \"Mẫu 1\""]);
        self.line("}");
    }

    /// Writes a procedure with parts of every kind.
    pub(super) fn procedure(&mut self) {
        self.line("procedure p \"Thủ tục\" {");
        self.maybe("level province, district");
        self.maybe("authority a-1");
        self.one(&[
            "",
            "published 2022-01-02 on \"Cổng\"",
            "published 2022-01-02",
            "published none",
        ]);
        self.one(&["", "tracked none", "tracked on \"Hệ thống\""]);
        self.one(&[
            "",
            "basis l-1 article 1, l-2 article 2 point a",
            "basis none",
            "basis l-1\nbasis l-2",
        ]);
        self.line("# giu-nguyen 1");
        if self.dice.one_in(3) {
            self.maybe("channels none");
        } else {
            self.line("channel in-person { time limit 3 working days  fee 8_000 VND \"mỗi bản\" }");
            self.one(&["", "channel online partial", "channel online"]);
            self.one(&["", "channel online full { fee \"theo quy định\" }"]);
        }
        self.line("form f \"Mẫu\" {\nfield x \"X\" optional\nfield y \"Y\" { basis l-1 }\nfield ten \"Tên\"");
        self.one(&[
            "",
            "field z \"Z\" {}",
            "field z \"Z\" { condition \"nếu có\" }",
        ]);
        self.one(&["", "template \"M\"", "template none"]);
        self.line("}\n# giu-nguyen 2");
        self.maybe("form g \"Mẫu hai\" { field ten \"Tên\"\nfield v \"V\" }");
        self.document("d-1", "Giấy khai sinh");
        self.document("d-2", "Bản sao giấy khai sinh");
        self.maybe("\ndocument d-3 \"Giấy khai sinh; hộ chiếu\"\n");
        self.line("one of {");
        self.document("d-4", "Đơn");
        self.document("d-5", "Tờ trình");
        self.line("}\n# giu-nguyen 3\ncase \"Trường hợp khác\" {");
        self.maybe("condition \"ủy quyền\"");
        self.document("d-6", "02 bản sao hộ chiếu");
        self.line("}");
        let names = ["x", "f.y", "f", "d-1", "d-2", "d-4", "d-6", "kq", "p.d-5"];
        for step in 1..=4 {
            self.line(&format!("step s-{step} \"Bước {step}\" {{"));
            self.maybe("by a-1");
            let before: Vec<String> = (1..step).map(|step| format!("s-{step}")).collect();
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            let after = self.some(&before);
            self.maybe(&format!("after {after}"));
            self.one(&["", "takes 4 hours", "takes 2 working days"]);
            self.one(&["", "", "waits 3 days", "presence"]);
            let mut used = names.to_vec();
            let written = format!("w-{}", step - 1);
            if step > 1 {
                used.push(&written);
            }
            let items = self.some(&used);
            self.maybe(&format!("uses {items}"));
            self.line(&format!("writes w-{step}"));
            let about = self.some(&["x", "d-1", "\"việc khác\""]);
            self.maybe(&format!("consults a-2 about {about}"));
            self.one(&[
                "",
                "consults a-1 within 2 working days",
                "consults a-2 within none",
            ]);
            self.one(&["", "checks", "approves"]);
            self.one(&["", "basis l-2", "note \"ghi\""]);
            self.line("}");
        }
        self.line("result kq \"Kết quả\" {");
        self.one(&["", "paper", "electronic, paper", "electronic"]);
        self.one(&["", "valid for 2 years"]);
        self.line("}\n# giu-nguyen 4\n}");
    }
}
