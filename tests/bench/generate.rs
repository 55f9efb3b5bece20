//! Catalogues of procedures for measuring and for comparing runs: as large as asked for, and the
//! same on every machine.
//!
//! Takes what a resolved catalogue names (concepts, papers, agencies, laws, registers) and gives
//! the text of files that parse and resolve without a word. Every file is a function of its number
//! alone, so that a catalogue of 100,000 procedures need never be held whole.
//!
//! A procedure has 20 fields, 6 documents and 8 steps in about 3.2 kB. Concepts, papers, roles and
//! agencies are drawn by Zipf's law, the best known first; one field, document and result in four
//! says with its words alone what it is. One procedure in 50 repeats the one before under another
//! name. Procedures issue papers of their own file, and ask for some, so that chains grow with the
//! catalogue and not with its square.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::ops::Range;

use tinhgon::model::{ConceptId, Head, Model, Stated};
use tinhgon::symbol::Symbol;
use tinhgon::syntax::keyword::Keyword;

use super::chance::{Dice, Ranked};

/// How many files stand in one folder.
const PER_FOLDER: usize = 20;

/// How many kinds of paper the procedures of one file issue.
const PAPERS: usize = 100;

/// How many fields, documents and steps a procedure has.
pub(crate) const PARTS: [usize; 3] = [FORMS[0].2 + FORMS[1].2, 6, STEPS.len()];

/// The forms: what each is called, and how many fields it has.
const FORMS: [(&str, &str, usize); 2] = [("to-khai", "Tờ khai", 15), ("phu-luc", "Phụ lục", 5)];

/// The steps: what each is called and does, and how many steps back those are that it waits for.
const STEPS: [(&str, &str, &str, &[usize]); 8] = [
    ("s1", "Tiếp nhận", "receives", &[]),
    ("s2", "Kiểm tra", "checks", &[1]),
    ("s3", "Xác minh", "verifies", &[1]),
    ("s4", "Lấy ý kiến", "", &[1]),
    ("s5", "Thẩm định", "appraises", &[1, 2]),
    ("s6", "Ký duyệt", "approves", &[1]),
    ("s7", "Cập nhật", "records", &[1]),
    ("s8", "Trả kết quả", "returns", &[1, 2]),
];

const LEVELS: [Keyword; 3] = [Keyword::Commune, Keyword::District, Keyword::Province];

const ROLES: &str = "con me cha vo chong";

const TITLES: [&str; 5] = [
    "Cấp giấy phép hoạt động cơ sở trợ giúp xã hội",
    "Cấp lại giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    "Gia hạn giấy phép khai thác, sử dụng nước dưới đất",
    "Hỗ trợ chi phí học tập cho học sinh bán trú",
    "Điều chỉnh phương án bảo vệ môi trường",
];

const PLACES: [&str; 4] = ["địa bàn xã", "khu dân cư", "tuyến phố", "cụm công nghiệp"];

/// A generated file.
pub(crate) struct Generated {
    /// Its path below the folder of the catalogue.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What generated procedures may name.
pub(crate) struct Names {
    concepts: Ranked<Named>,
    papers: Ranked<Named>,
    /// In the order of [`LEVELS`].
    agencies: [Ranked<Named>; 3],
    /// Those in force.
    laws: Ranked<Named>,
    all_laws: Vec<String>,
    registers: Ranked<Named>,
    roles: Ranked<&'static str>,
}

/// A name and the ways to word it, the title first.
struct Named {
    name: String,
    wordings: Vec<String>,
}

impl Names {
    /// Takes the names of a catalogue, the most used first.
    pub(crate) fn of(model: &Model) -> Self {
        let named = |head: &Head, aliases: &[Symbol]| Named {
            name: model.text(head.name).to_owned(),
            wordings: [head.title]
                .iter()
                .chain(aliases)
                .map(|wording| model.text(*wording).replace('"', "\\\""))
                .collect(),
        };
        let attested = |concept: ConceptId| {
            let papers = model.papers.items().iter();
            papers
                .filter(|paper| paper.attests.items().contains(&concept))
                .count()
        };
        let mut concepts: Vec<_> = model.concepts.iter().collect();
        concepts.sort_by_key(|(id, _)| Reverse(attested(*id)));
        let concepts = concepts.into_iter();
        let mut papers: Vec<_> = model.papers.items().iter().collect();
        papers.sort_by_key(|paper| Reverse(paper.aliases.len()));
        let papers = papers.into_iter();
        let agencies = LEVELS.map(|level| {
            let of_level = model.agencies.items().iter();
            of_level
                .filter(|agency| agency.level == Stated::Is(level))
                .map(|agency| named(&agency.head, &[]))
                .collect()
        });
        let laws = model.laws.items().iter();
        let in_force = laws.clone().filter(|law| {
            let period = law.in_force.value();
            period.is_some_and(|period| period.contains(model.as_of))
        });
        let registers = model.registers.items().iter();
        Self {
            concepts: concepts
                .map(|(_, concept)| named(&concept.head, &concept.aliases))
                .collect(),
            papers: papers
                .map(|paper| named(&paper.head, &paper.aliases))
                .collect(),
            agencies,
            laws: in_force.map(|law| named(&law.head, &[])).collect(),
            all_laws: laws
                .map(|law| model.text(law.head.name).to_owned())
                .collect(),
            registers: registers
                .map(|register| named(&register.head, &[]))
                .collect(),
            roles: ROLES.split(' ').collect(),
        }
    }

    /// Writes the files of a catalogue of so many procedures, each when it is asked for.
    pub(crate) fn catalogue(
        &self,
        procedures: usize,
        per_file: usize,
    ) -> impl Iterator<Item = Generated> {
        let files = 0..procedures.div_ceil(per_file);
        files.map(move |number| {
            let first = number * per_file;
            self.file(number, first..procedures.min(first + per_file))
        })
    }

    fn file(&self, number: usize, procedures: Range<usize>) -> Generated {
        let mut pen = Pen {
            names: self,
            file: number,
            dice: Dice::new(number),
            text: String::new(),
        };
        for paper in 0..PAPERS {
            pen.declare_paper(paper);
        }
        for procedure in procedures.clone() {
            let is_repeated = procedure > procedures.start && Dice::new(procedure).one_in(50);
            pen.dice = Dice::new(procedure - usize::from(is_repeated));
            pen.procedure(procedure);
        }
        Generated {
            path: format!("nhom-{:03}/tep-{number:04}.tthc", number / PER_FOLDER),
            text: pen.text,
        }
    }
}

/// A file as it is written.
struct Pen<'n> {
    names: &'n Names,
    file: usize,
    dice: Dice,
    text: String,
}

/// Writes a line of a file.
macro_rules! line {
    ($pen:ident, $($format:tt)+) => {
        writeln!($pen.text, $($format)+).expect("a string takes any text")
    };
}

impl Pen<'_> {
    /// Returns the name and the title of a paper that procedures of this file issue.
    fn own_paper(&self, number: usize) -> [String; 2] {
        let file = self.file;
        [
            format!("giay-phep-{file}-{number}"),
            format!("Giấy phép mẫu {number} nhóm {file}"),
        ]
    }

    fn declare_paper(&mut self, number: usize) {
        let [name, title] = self.own_paper(number);
        let attested = &self.dice.zipf(&self.names.concepts).name;
        line!(self, "paper {name} \"{title}\" {{ attests {attested} }}");
    }

    fn procedure(&mut self, number: usize) {
        let names = self.names;
        let dice = &mut self.dice;
        let level = dice.below(LEVELS.len());
        let (agencies, level) = (&names.agencies[level], LEVELS[level].english());
        let (title, place) = (dice.pick(&TITLES), dice.pick(&PLACES));
        let (which, volume, day) = (dice.below(1000), dice.below(5000), 1 + dice.below(20));
        let authority = &dice.zipf(agencies).name;
        let domain = PLACES[self.file % PLACES.len()];
        line!(
            self,
            "\nprocedure p{number} \"{title} tại {place} số {which}\" {{"
        );
        line!(self, "  code \"1.{number:06}\"  kind external");
        line!(self, "  domain \"{domain}\"  subjects citizen");
        line!(self, "  level {level}  authority {authority}");
        line!(self, "  volume {volume} per year assumed");
        line!(self, "  decision \"{number}/QĐ\" of 2022-03-{day:02}");
        line!(self, "  published 2022-03-{:02}", day + 4);
        self.basis();
        for method in ["in-person", "online"] {
            let (limit, fee) = (2 + self.dice.below(14), 1 + self.dice.below(50));
            line!(self, "  channel {method} {{");
            line!(
                self,
                "    time limit {limit} working days  fee {fee}_000 VND"
            );
            line!(self, "  }}");
        }
        let fields = self.forms();
        let documents = self.documents();
        self.steps(agencies, &fields, &documents);
        self.result();
        line!(self, "}}");
    }

    /// Cites a text, nearly always one in force.
    fn basis(&mut self) {
        let names = self.names;
        let law = if self.dice.one_in(40) {
            self.dice.pick(&names.all_laws)
        } else {
            &self.dice.zipf(&names.laws).name
        };
        let article = 1 + self.dice.below(60);
        line!(self, "    basis {law} article {article}");
    }

    /// Writes the forms; returns the names of their fields.
    fn forms(&mut self) -> Vec<String> {
        let names = self.names;
        let mut written: Vec<String> = Vec::new();
        for (form, title, count) in FORMS {
            line!(self, "  form {form} \"{title}\" {{");
            // Behind a field it would be the field's own.
            self.basis();
            for _ in 0..count {
                let concept = self.dice.zipf(&names.concepts);
                let role = self.dice.zipf(&names.roles);
                let name = format!("f{}", written.len() + 1);
                if self.dice.one_in(4) {
                    let wording = self.dice.pick(&concept.wordings);
                    line!(self, "    field {name} \"{wording}\"");
                } else {
                    let (concept, title) = (&concept.name, &concept.wordings[0]);
                    line!(self, "    field {name} \"{title}\" is {concept} of {role}");
                }
                written.push(name);
            }
            line!(self, "  }}");
        }
        written
    }

    /// Writes the dossier; returns the names of its documents.
    fn documents(&mut self) -> Vec<String> {
        let written: Vec<String> = (1..=PARTS[1]).map(|number| format!("d{number}")).collect();
        let (demanded, others) = written.split_at(3);
        let (alternatives, of_case) = others.split_at(2);
        for (open, names, close) in [
            ("", demanded, ""),
            ("  one of {\n", alternatives, "  }\n"),
            ("  case \"Nộp thay\" {\n", of_case, "  }\n"),
        ] {
            self.text.push_str(open);
            for name in names {
                self.document(name);
            }
            self.text.push_str(close);
        }
        written
    }

    fn document(&mut self, name: &str) {
        let names = self.names;
        let role = self.dice.zipf(&names.roles);
        let is_own = self.dice.one_in(12);
        if is_own {
            let number = self.dice.below(PAPERS);
            let [paper, title] = self.own_paper(number);
            line!(
                self,
                "  document {name} \"{title}\" is {paper} of {role} {{"
            );
        } else {
            let paper = self.dice.zipf(&names.papers);
            if self.dice.one_in(4) {
                let wording = self.dice.pick(&paper.wordings);
                line!(self, "  document {name} \"{wording}\" {{");
            } else {
                let (paper, title) = (&paper.name, &paper.wordings[0]);
                line!(
                    self,
                    "  document {name} \"{title}\" is {paper} of {role} {{"
                );
            }
        }
        let quantities = ["original 1", "certified 1", "copies 2", "shown"];
        line!(self, "    {}", self.dice.pick(&quantities));
        if self.dice.one_in(3) {
            self.basis();
        }
        line!(self, "  }}");
    }

    fn steps(&mut self, agencies: &Ranked<Named>, fields: &[String], documents: &[String]) {
        for (position, (name, title, act, after)) in STEPS.into_iter().enumerate() {
            let agency = &self.dice.zipf(agencies).name;
            let hours = 1 + self.dice.below(7);
            let waits: Vec<&str> = after.iter().map(|back| STEPS[position - back].0).collect();
            let waits = if waits.is_empty() {
                "none".to_owned()
            } else {
                waits.join(", ")
            };
            let (field, document) = (self.dice.pick(fields), self.dice.pick(documents));
            // Most steps read what the step before wrote; where one does not, the two could run side
            // by side. The checks go through the forms, most of them.
            let before = position.checked_sub(1).filter(|_| !self.dice.one_in(8));
            let before = before.map_or_else(String::new, |step| format!(", v{step}"));
            let form = FORMS
                .get(position.wrapping_sub(1))
                .filter(|_| !self.dice.one_in(20));
            let form = form.map_or_else(String::new, |(form, ..)| format!(", {form}"));
            line!(self, "  step {name} \"{title}\" {{");
            line!(self, "    by {agency}  after {waits}  takes {hours} hours");
            line!(
                self,
                "    uses {field}, {document}{before}{form}  writes v{position}"
            );
            if !act.is_empty() {
                line!(self, "    {act}");
            } else if self.dice.one_in(10) {
                line!(self, "    consults {agency} about {field}");
            } else {
                line!(
                    self,
                    "    consults {agency} about {field} within 3 working days"
                );
            }
            line!(self, "  }}");
        }
    }

    fn result(&mut self) {
        let number = self.dice.below(PAPERS);
        let [paper, title] = self.own_paper(number);
        let register = &self.dice.zipf(&self.names.registers).name;
        if self.dice.one_in(4) {
            line!(self, "  result giay \"{title}\" {{");
        } else {
            line!(self, "  result giay \"{title}\" is {paper} of con {{");
        }
        line!(self, "    electronic, paper");
        line!(self, "    recorded in {register}");
        line!(self, "  }}");
    }
}
