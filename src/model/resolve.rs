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
use crate::syntax::keyword::Keyword;

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
    pub clauses: Vec<Declaration<'a>>,
}

/// A declaration of a layer, which a file holds or the layer itself.
#[derive(Debug, Clone)]
pub enum Declaration<'a> {
    /// A file holds it.
    Lent(&'a Clause<'a>),
    /// It is let go once it has been read.
    Owned(Clause<'a>),
}

impl<'a> Declaration<'a> {
    /// Returns what is declared.
    pub fn clause(&self) -> &Clause<'a> {
        match self {
            Self::Lent(clause) => clause,
            Self::Owned(clause) => clause,
        }
    }
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
            clauses: all_of(files).collect(),
        }
    }

    /// Makes the same layer, and takes the procedures out of the files: they are most of what a
    /// catalogue says, and [`resolve_owned`] lets go of each that it has read.
    pub fn taking_procedures<'src: 'a>(rank: u8, files: &'a mut [File<'src>]) -> Self {
        let mut clauses: Vec<Declaration<'a>> = Vec::new();
        for file in &mut *files {
            let declarations = std::mem::take(&mut file.declarations).into_iter();
            let (procedures, others) =
                declarations.partition(|clause| clause.keyword == Keyword::Procedure);
            file.declarations = others;
            let procedures: Vec<Clause<'src>> = procedures;
            clauses.extend(procedures.into_iter().map(Declaration::Owned));
        }
        clauses.extend(all_of(files));
        Self { rank, clauses }
    }

    /// Makes a layer of clauses, such as those inside a test.
    pub fn of_clauses(rank: u8, clauses: &'a [Clause<'a>]) -> Self {
        Self {
            rank,
            clauses: clauses.iter().map(Declaration::Lent).collect(),
        }
    }
}

/// Returns everything that files declare.
fn all_of<'a>(files: &'a [File<'a>]) -> impl Iterator<Item = Declaration<'a>> {
    let declarations = files.iter().flat_map(|file| &file.declarations);
    declarations.map(Declaration::Lent)
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
    resolve_owned(layers.to_vec(), as_of, sink)
}

/// Resolves as [`resolve_layers`] does; of the procedures that the layers own, each is let go as soon
/// as it has been read, so that what is read and what is made of it are never both held whole.
pub fn resolve_owned(mut layers: Vec<Layer<'_>>, as_of: Date, sink: &mut Diagnostics) -> Model {
    let scope = Scope::collect(&layers, as_of, sink);
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
    resolver.resolve_calendars(&layers);
    resolver.resolve_catalog(&layers);
    resolver.resolve_derivations(&layers);
    let procedures = scope.of_kind(Kind::Procedure);
    let (all, few) = (procedures.len(), procedures.len() / 16);
    for (done, place) in procedures.iter().enumerate() {
        if done == few && done > 0 {
            // Those to come are much like these; a little more is taken, so that nothing is moved.
            resolver.reserve(|so_far| so_far * (all - done) / done * 17 / 16);
        }
        let procedure = resolver.procedure(&place.chosen(&layers));
        resolver.model.procedures.push(procedure);
        if let Declaration::Owned(read) = &mut layers[place.layer].clauses[place.clause] {
            read.body = None;
        }
    }
    circle::report(&resolver.links, &resolver.model, resolver.sink);
    resolver.model
}

/// The model as far as it is built, and what building it needs.
struct Resolver<'run> {
    scope: &'run Scope,
    /// Where files could not be read.
    unread: ErrorPlaces,
    sink: &'run mut Diagnostics,
    model: Model,
    /// Relations that may not come back to where they began.
    links: Vec<Link>,
    /// What each unknown name was taken for; nothing iterates it.
    suggestions: FxHashMap<(String, &'static [Kind]), Option<String>>,
    /// The procedure that is being read: citations belong to it.
    owner: Option<ProcedureId>,
    /// Where paths are put together.
    path: String,
}

impl Resolver<'_> {
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
