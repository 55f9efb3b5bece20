//! From paths to what is described: files, trees, model, rules, graph.
//!
//! The user's files come first and the shipped ones after them. Whatever the user declares under
//! the name of something shipped takes its place; nothing else is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use rayon::prelude::*;

use super::arguments::GroundArguments;
use super::io::{collect_files, load};
use super::settings::{self, Settings};
use super::terminal::Terminal;
use crate::decision::{self, Decision};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::graph::DependencyGraph;
use crate::model::Model;
use crate::model::resolve::{Layer, resolve_layers, resolve_owned};
use crate::phrase::{Language, phrase};
use crate::recognise::recognise;
use crate::report::Ground;
use crate::report::declared::Declared;
use crate::rule::compile::{RuleSet, Source, check_subsumption, compile, lint};
use crate::rule::proof::place::Places;
use crate::rule::schema::Facts;
use crate::shipped;
use crate::source::Sources;
use crate::span::FileId;
use crate::syntax::ast::{Clause, File};
use crate::syntax::keyword::Keyword;
use crate::syntax::parse;

/// The endings of files of the language.
pub(super) const ENDINGS: &[&str] = &["tthc"];

/// The group of rules that stand in no folder.
pub(super) const OWN_GROUP: &str = "local";

/// The files of a run, and what they are read with.
pub(super) struct Workspace {
    /// The user's files, then the shipped ones.
    pub(super) sources: Sources,
    /// What the folders say.
    pub(super) settings: Settings,
    /// The date of the run.
    pub(super) as_of: Date,
    /// How to speak.
    pub(super) terminal: Terminal,
    /// How many of the files are the user's.
    own: usize,
}

/// Everything compiled; past the checkpoint, nothing in it is broken.
pub(super) struct Compiled {
    pub(super) model: Model,
    pub(super) graph: DependencyGraph,
    pub(super) rules: RuleSet,
    pub(super) decisions: Vec<Decision>,
}

impl Compiled {
    /// Returns what rules are evaluated on.
    pub(super) fn facts(&self) -> Facts<'_> {
        Facts {
            model: &self.model,
            graph: &self.graph,
        }
    }
}

impl Workspace {
    /// Reads the files under some paths, the rules asked for, and those that come along.
    ///
    /// Files that cannot be read are among the diagnostics. `None` when the settings are wrong,
    /// which has been told.
    pub(super) fn read(
        paths: &[PathBuf],
        ground: &GroundArguments,
        language: Option<Language>,
    ) -> Option<(Self, Diagnostics)> {
        // Who names no path stands in the folder that is meant.
        let here = [PathBuf::from(".")];
        let folders = if paths.is_empty() { &here } else { paths };
        let (settings, files, wrong) = settings::read(folders);
        let terminal = Terminal::new(language.or(settings.language).unwrap_or_default());
        if wrong.has_errors() {
            terminal.tell(&wrong.sorted(), &files);
            return None;
        }
        let rules = ground.rules.iter().chain(&settings.rules);
        let wanted: Vec<PathBuf> = paths.iter().chain(rules).cloned().collect();
        let (files, unreadable) = collect_files(&wanted, ENDINGS);
        let (mut sources, mut sink) = load(&files);
        sink.extend(unreadable);
        if files.is_empty() && sink.is_empty() {
            sink.extend(paths.first().map(|path| nothing_to_read(path)));
        }
        let own = sources.len();
        if !ground.no_shipped_rules {
            for (path, text) in shipped::FILES {
                sources
                    .add((*path).to_owned(), text.as_bytes().to_vec())
                    .expect("what is shipped is text of a sensible size");
            }
        }
        let workspace = Self {
            sources,
            as_of: ground.as_of.or(settings.as_of).unwrap_or_else(today),
            settings,
            terminal,
            own,
        };
        Some((workspace, sink))
    }

    /// Returns the same workspace with other texts in some of its files.
    pub(super) fn rewritten(&self, texts: &BTreeMap<FileId, String>) -> Self {
        let mut sources = Sources::default();
        for id in self.sources.ids() {
            let text = texts
                .get(&id)
                .map_or(self.sources.original(id), String::as_str);
            sources
                .add(self.sources.path(id).to_owned(), text.as_bytes().to_vec())
                .expect("a few clauses make no text too large");
        }
        Self {
            sources,
            settings: self.settings.clone(),
            as_of: self.as_of,
            terminal: self.terminal,
            own: self.own,
        }
    }

    /// Reads and compiles everything; `None` when something is wrong, which has been told.
    pub(super) fn compiled(
        paths: &[PathBuf],
        ground: &GroundArguments,
        language: Option<Language>,
    ) -> Option<(Self, Compiled)> {
        let (workspace, mut sink) = Self::read(paths, ground, language)?;
        let mut files = workspace.parse(&mut sink);
        let compiled = workspace.compile_consuming(&mut files, &mut sink);
        drop(files);
        workspace.passes(&sink).then_some((workspace, compiled))
    }

    /// Parses every file; of the shipped rules, definitions, parameters and tests, those that the
    /// user's files declare again are left out.
    pub(super) fn parse(&self, sink: &mut Diagnostics) -> Vec<File<'_>> {
        let _busy = self.terminal.busy(&phrase!("Đang đọc", "Reading"));
        let ids: Vec<FileId> = self.sources.ids().collect();
        let parsed: Vec<(File<'_>, Diagnostics)> = ids
            .into_par_iter()
            .map(|id| {
                let mut found = Diagnostics::default();
                (parse(id, self.sources.text(id), &mut found), found)
            })
            .collect();
        let mut files = Vec::with_capacity(parsed.len());
        for (file, found) in parsed {
            if self.sources.text(file.id).trim().is_empty() {
                sink.push(empty(self.sources.path(file.id)));
            }
            files.push(file);
            sink.append(found);
        }
        let (own, shipped) = files.split_at_mut(self.own);
        leave_out_replaced(own, shipped);
        files
    }

    /// Resolves, recognises and compiles everything.
    pub(super) fn compile(&self, files: &[File<'_>], sink: &mut Diagnostics) -> Compiled {
        let _busy = self.terminal.busy(&phrase!("Đang đối chiếu", "Resolving"));
        let model = resolve_layers(&self.layers(files), self.as_of, sink);
        self.compile_rules(recognise(model), files, sink)
    }

    /// Compiles everything, and takes the procedures out of the files; their trees are the largest
    /// thing in memory, and each is let go once it is in the model.
    pub(super) fn compile_consuming(
        &self,
        files: &mut [File<'_>],
        sink: &mut Diagnostics,
    ) -> Compiled {
        let _busy = self.terminal.busy(&phrase!("Đang đối chiếu", "Resolving"));
        let (own, shipped) = files.split_at_mut(self.own);
        let layers = vec![
            Layer::of_files(Layer::SHIPPED, shipped),
            Layer::taking_procedures(Layer::USER, own),
        ];
        let model = resolve_owned(layers, self.as_of, sink);
        self.compile_rules(recognise(model), files, sink)
    }

    fn compile_rules(&self, model: Model, files: &[File<'_>], sink: &mut Diagnostics) -> Compiled {
        let sources = self.rule_sources(files);
        let rules = compile(&sources, &model, sink);
        check_subsumption(&sources, sink);
        Compiled {
            decisions: decision::collect(files, &rules, &model, sink),
            graph: DependencyGraph::build(&model),
            model,
            rules,
        }
    }

    /// Returns what is odd in the user's own rules, where nothing is wrong; what is shipped has been
    /// looked at.
    pub(super) fn odd(&self, files: &[File<'_>], compiled: &Compiled) -> Diagnostics {
        let sources = self.rule_sources(files);
        let own = &sources[..self.own];
        let mut odd = Diagnostics::default();
        lint(&sources, own, &compiled.rules, compiled.facts(), &mut odd);
        odd
    }

    /// Returns the declarations in the two layers of a run: the user's win over the shipped.
    pub(super) fn layers<'f>(&self, files: &'f [File<'f>]) -> Vec<Layer<'f>> {
        let (own, shipped) = files.split_at(self.own);
        vec![
            Layer::of_files(Layer::SHIPPED, shipped),
            Layer::of_files(Layer::USER, own),
        ]
    }

    /// Returns the files as the rule compiler takes them: the group of a rule is its folder.
    pub(super) fn rule_sources<'f>(&'f self, files: &'f [File<'f>]) -> Vec<Source<'f, 'f>> {
        files
            .iter()
            .enumerate()
            .map(|(index, file)| {
                let path = Path::new(self.sources.path(file.id));
                let folder = path.parent().and_then(Path::file_name);
                let stem = path.file_stem().and_then(|stem| stem.to_str());
                Source {
                    group: folder.and_then(|name| name.to_str()).unwrap_or(OWN_GROUP),
                    // A reviewer may keep many rules in one file.
                    stem: stem.filter(|_| index >= self.own),
                    clauses: &file.declarations,
                }
            })
            .collect()
    }

    /// The checkpoint: tells everything found wrong, and returns whether the run can go on.
    pub(super) fn passes(&self, sink: &Diagnostics) -> bool {
        self.terminal.tell(&sink.sorted(), &self.sources);
        !sink.has_errors()
    }

    /// Returns what the ids and spans of a proof stand for.
    pub(super) fn ground<'g>(
        &'g self,
        compiled: &'g Compiled,
        (places, declared): (&'g Places<'g>, &'g Declared<'g, 'g>),
    ) -> Ground<'g> {
        Ground {
            rules: &compiled.rules,
            model: &compiled.model,
            sources: &self.sources,
            places,
            declared,
            own_files: self.own,
        }
    }

    /// Returns how many of the files are the user's.
    pub(super) fn own_files(&self) -> usize {
        self.own
    }
}

/// Leaves out shipped rules and what belongs to them where the user's files have one of the name.
///
/// Things of the model are settled by their layers; rules are compiled from one heap.
fn leave_out_replaced(own: &[File<'_>], shipped: &mut [File<'_>]) {
    fn key<'c>(clause: &'c Clause<'_>) -> Option<(Keyword, &'c str)> {
        // The tests of a rule or target go with it, and the two share their names.
        let keyword = match clause.keyword {
            Keyword::Test | Keyword::Target => Keyword::Rule,
            keyword => keyword,
        };
        let name = clause.name()?.node;
        matches!(
            keyword,
            Keyword::Rule | Keyword::Define | Keyword::Parameter | Keyword::Table
        )
        .then_some((keyword, name))
    }
    let declared: BTreeSet<(Keyword, &str)> = own
        .iter()
        .flat_map(|file| &file.declarations)
        .filter(|clause| clause.keyword != Keyword::Test)
        .filter_map(key)
        .collect();
    for file in shipped {
        let is_kept = |clause: &Clause<'_>| key(clause).is_none_or(|key| !declared.contains(&key));
        file.declarations.retain(is_kept);
    }
}

/// A file with nothing in it is more likely a slip than a wish.
fn empty(path: &str) -> Diagnostic {
    Diagnostic::of_path(
        Code::EmptyFile,
        path,
        phrase!("tệp trống", "the file is empty"),
    )
    .help(phrase!(
        "mô tả một thủ tục trong đó, hoặc xóa tệp",
        "describe a procedure in it, or remove it",
    ))
}

fn nothing_to_read(path: &Path) -> Diagnostic {
    let endings = ENDINGS.join(", ");
    Diagnostic::of_path(
        Code::NothingToRead,
        path.to_string_lossy(),
        phrase!(
            "không có tệp .{endings} nào ở đây",
            "there is no .{endings} file here"
        ),
    )
    .help(phrase!(
        "chỉ tới thư mục có tệp mô tả thủ tục, hoặc nhập danh mục bằng `tinhgon import`",
        "name a folder with descriptions of procedures, or make one with `tinhgon import`",
    ))
}

/// Returns the day it is in Viet Nam, wherever the program runs: the only clock.
fn today() -> Date {
    let zone = TimeZone::fixed(Offset::constant(7));
    Timestamp::now().to_zoned(zone).date()
}
