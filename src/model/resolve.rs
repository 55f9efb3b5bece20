//! Turns names into ids.
//!
//! Reads the declarations of all files and builds one [`Model`] at a date. A name that leads
//! nowhere is reported and the part that holds it left unknown, so that one slip costs one
//! diagnostic. Rules, definitions, parameters and tests are not looked at: they are compiled one
//! floor up. Nothing here looks at the graph: whether an order of steps makes sense is asked there;
//! only that no chain bites its own tail is asked here.
//!
//! What the date leaves out (the other versions of a thing, procedures not in force) is not
//! resolved, so that a file may name what only exists while it holds.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Head, Kind, Model, ProcedureId};
use crate::diagnostic::{Diagnostics, ErrorPlaces};
use crate::symbol::Symbol;
use crate::syntax::ast::{Clause, File};

mod basis;
mod block;
mod calendar;
mod catalog;
mod circle;
mod cursor;
mod document;
mod effort;
mod form;
mod linked;
mod procedure;
mod reference;
mod report;
mod scope;
mod step;
#[cfg(test)]
mod tests;

use circle::Link;
use scope::Scope;

/// Declarations that stand together, and how strong they are.
///
/// A name that several layers declare is what the strongest says, and nobody is warned: that is
/// how a reviewer's own files, or a test, put another declaration in the place of a shipped one.
/// All versions of the name in the weaker layers are then gone. Derivations and calendars have no
/// name to replace; they add up.
#[derive(Debug, Clone)]
pub struct Layer<'a> {
    /// The larger wins.
    pub rank: u8,
    /// The declarations; those that a model does not hold are passed over.
    pub clauses: Vec<&'a Clause<'a>>,
}

impl<'a> Layer<'a> {
    /// The rank of the catalogue that comes with the program.
    pub const SHIPPED: u8 = 0;
    /// The rank of the user's own files.
    pub const USER: u8 = 1;
    /// The rank of what a test declares.
    pub const TEST: u8 = 2;

    /// Makes a layer of everything that files declare.
    pub fn of_files(rank: u8, files: &'a [File<'a>]) -> Self {
        Self {
            rank,
            clauses: files.iter().flat_map(|file| &file.declarations).collect(),
        }
    }

    /// Makes a layer of clauses, such as those inside a test.
    pub fn of_clauses(rank: u8, clauses: &'a [Clause<'a>]) -> Self {
        Self {
            rank,
            clauses: clauses.iter().collect(),
        }
    }
}

/// Resolves files of one layer; see [`resolve_layers`].
pub fn resolve(files: &[File<'_>], as_of: Date, sink: &mut Diagnostics) -> Model {
    resolve_layers(&[Layer::of_files(Layer::USER, files)], as_of, sink)
}

/// Resolves the declarations of all layers at a date, whatever order they come in.
///
/// Reports into the sink and leaves out what is broken. Linear in the size of the declarations,
/// but for sorting their names.
pub fn resolve_layers(layers: &[Layer<'_>], as_of: Date, sink: &mut Diagnostics) -> Model {
    let scope = Scope::collect(layers, as_of, sink);
    let mut resolver = Resolver {
        scope: &scope,
        unread: sink.error_places(),
        sink,
        model: Model {
            as_of,
            ..Model::default()
        },
        links: Vec::new(),
        suggestions: FxHashMap::default(),
        owner: None,
        path: String::new(),
    };
    resolver.resolve_calendars(layers);
    resolver.resolve_catalog();
    resolver.resolve_derivations(layers);
    let procedures = scope.of_kind(Kind::Procedure);
    let (all, few) = (procedures.len(), procedures.len() / 16);
    for (done, chosen) in procedures.iter().enumerate() {
        if done == few && done > 0 {
            // Those to come are much like these; a little more is taken, so that nothing is moved.
            resolver.reserve(|so_far| so_far * (all - done) / done * 17 / 16);
        }
        let procedure = resolver.procedure(chosen);
        resolver.model.procedures.push(procedure);
    }
    circle::report(&resolver.links, &resolver.model, resolver.sink);
    resolver.model
}

/// The model as far as it is built, and what building it needs.
struct Resolver<'a, 'run> {
    scope: &'run Scope<'a>,
    /// Where files could not be read.
    unread: ErrorPlaces,
    sink: &'run mut Diagnostics,
    model: Model,
    /// Relations that may not come back to where they began.
    links: Vec<Link>,
    /// What each unknown name was taken for; nothing iterates it.
    suggestions: FxHashMap<(String, &'static [Kind]), Option<&'a str>>,
    /// The procedure that is being read: citations belong to it.
    owner: Option<ProcedureId>,
    /// Where paths are put together.
    path: String,
}

impl Resolver<'_, '_> {
    /// Makes room for what is to come; a large arena that grows is copied into fresh memory each
    /// time.
    fn reserve(&mut self, more: impl Fn(usize) -> usize) {
        let model = &mut self.model;
        model.texts.reserve(&more);
        model.procedures.reserve(&more);
        model.channels.reserve(&more);
        model.forms.reserve(&more);
        model.fields.reserve(&more);
        model.documents.reserve(&more);
        model.steps.reserve(&more);
        model.consultations.reserve(&more);
        model.results.reserve(&more);
        model.citations.reserve(&more);
    }

    /// Makes the head of a declaration; without a title, the name is the title.
    fn head(&mut self, clause: &Clause<'_>, name: Symbol) -> Head {
        let title = match (clause.title(), clause.name()) {
            (Some(title), _) => self.model.texts.intern(title),
            (None, Some(short)) => self.model.texts.intern(short.node),
            (None, None) => name,
        };
        Head {
            name,
            title,
            span: cursor::head_span(clause),
            bases: self.bases(clause),
        }
    }

    /// Interns the path of a thing inside another.
    fn path(&mut self, owner: Symbol, part: &str) -> Symbol {
        self.path.clear();
        self.path.push_str(self.model.texts.text(owner));
        self.path.push('.');
        self.path.push_str(part);
        self.model.texts.intern(&self.path)
    }
}
