//! Agencies, laws, concepts, derivations, registers and papers.

use super::circle::{Link, Relation};
use super::cursor::{Cursor, head_span};
use super::scope::{self, Chosen};
use super::{Declaration, Layer, Resolver};
use crate::model::{
    Agency, AgencyId, BoundAlias, Concept, ConceptId, Derivation, Entity, EntityId, Head, Kind,
    Law, LawId, Paper, PaperId, Period, Reader, Register, Replacement, Stated, Successor,
};
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Resolves everything that procedures rest on, each kind in the order of its names.
    pub(super) fn resolve_catalog(&mut self, layers: &[Layer<'_>]) {
        let scope = self.scope;
        for place in scope.of_kind(Kind::Agency) {
            let chosen = &place.chosen(layers);
            let agency = self.agency(chosen);
            self.model.agencies.push(agency);
        }
        for place in scope.of_kind(Kind::Law) {
            let chosen = &place.chosen(layers);
            let law = self.law(chosen);
            self.model.laws.push(law);
        }
        for place in scope.of_kind(Kind::Concept) {
            let chosen = &place.chosen(layers);
            let concept = self.concept(chosen);
            self.model.concepts.push(concept);
        }
        for place in scope.of_kind(Kind::Register) {
            let chosen = &place.chosen(layers);
            let register = self.register(chosen);
            self.model.registers.push(register);
        }
        for place in scope.of_kind(Kind::Paper) {
            let chosen = &place.chosen(layers);
            let paper = self.paper(chosen);
            self.model.papers.push(paper);
        }
    }

    fn top_head(&mut self, chosen: &Chosen<'_>) -> Head {
        let name = self.model.texts.intern(chosen.name);
        self.head(chosen.clause, name)
    }

    fn agency(&mut self, chosen: &Chosen<'_>) -> Agency {
        let clause = chosen.clause;
        let id = self.own_id::<AgencyId>(chosen);
        let head = self.top_head(chosen);
        let (period, until_by) = self.period(clause);
        self.only(clause, Keyword::PartOf);
        let part_of = self.linked(clause, Keyword::PartOf, (Relation::PartOf, id));
        Agency {
            head,
            level: self.keyword(clause, Keyword::Level),
            part_of: Stated::or_unknown(part_of.items().first().copied()),
            duties: self.texts(clause, Keyword::Duties),
            period,
            until_by,
            succeeded_by: self.linked(clause, Keyword::SucceededBy, (Relation::SucceededBy, id)),
            aliases: self.aliases(clause),
        }
    }

    fn law(&mut self, chosen: &Chosen<'_>) -> Law {
        let clause = chosen.clause;
        let id = self.own_id::<LawId>(chosen);
        let head = self.top_head(chosen);
        let mut until_by = Stated::Unknown;
        let in_force = self.value(clause, Keyword::InForce, |resolver, mut words| {
            let period = scope::period_in(&mut words);
            until_by = resolver.by_law(&mut words);
            Some(period)
        });
        Law {
            head,
            rank: self.keyword(clause, Keyword::Rank),
            number: self.text(clause, Keyword::Number),
            issued: self.value(clause, Keyword::Issued, |_, mut words| words.date()),
            issued_by: self.references(clause, Keyword::IssuedBy),
            in_force,
            until_by,
            amends: self
                .references(clause, Keyword::Amends)
                .value()
                .unwrap_or_default(),
            replaced_by: self.linked(clause, Keyword::ReplacedBy, (Relation::ReplacedBy, id)),
        }
    }

    fn concept(&mut self, chosen: &Chosen<'_>) -> Concept {
        let clause = chosen.clause;
        Concept {
            head: self.top_head(chosen),
            aliases: self.aliases(clause),
            value_type: self.keyword(clause, Keyword::Type),
            sensitive: self.flag(clause, Keyword::Sensitive),
            statistical: self.flag(clause, Keyword::Statistical),
        }
    }

    fn paper(&mut self, chosen: &Chosen<'_>) -> Paper {
        let clause = chosen.clause;
        let id = Entity::from(self.own_id::<PaperId>(chosen));
        let head = self.top_head(chosen);
        let (period, until_by) = self.period(clause);
        let (aliases, bound_aliases) = self.paper_aliases(clause);
        let replaced_by = self.list(clause, Keyword::ReplacedBy, |resolver, mut words| {
            let mut successors = Vec::new();
            for name in words.names() {
                let Some(successor) = resolver.successor(name) else {
                    continue;
                };
                if let Successor::Paper(paper) = successor {
                    resolver.links.push(Link {
                        relation: Relation::ReplacedBy,
                        from: id,
                        to: paper.into(),
                        span: name.span,
                    });
                }
                successors.push(successor);
            }
            successors
        });
        Paper {
            head,
            aliases,
            bound_aliases,
            issued_by: self.references(clause, Keyword::IssuedBy),
            issued_to: self.keywords(clause, Keyword::IssuedTo),
            attests: self.references(clause, Keyword::Attests),
            period,
            until_by,
            replaced_by,
            valid_for: self.duration(clause, Keyword::ValidFor),
            kind_of_writing: self.flag(clause, Keyword::KindOfWriting),
        }
    }

    fn register(&mut self, chosen: &Chosen<'_>) -> Register {
        let clause = chosen.clause;
        let head = self.top_head(chosen);
        let (period, _) = self.period(clause);
        let mut published_by = Stated::Unknown;
        let published = self.value(clause, Keyword::Published, |resolver, mut words| {
            let from = scope::period_in(&mut words).from;
            published_by = resolver.by_law(&mut words);
            from
        });
        Register {
            head,
            aliases: self.aliases(clause),
            owner: self.reference(clause, Keyword::Owner),
            key: self.references(clause, Keyword::Key),
            holds: self.holds(clause),
            replaces: self.replaces(clause),
            published,
            published_by,
            readers: self.readers(clause),
            covers: self.keywords(clause, Keyword::Covers),
            period,
        }
    }

    /// Reads what a register holds at the model's date, in the order of the concepts; none where
    /// all it says is of other days.
    fn holds(&mut self, clause: &Clause<'_>) -> Stated<Vec<ConceptId>> {
        let mut said = false;
        let mut held = Vec::new();
        for part in clause.clauses_of(Keyword::Holds) {
            said = true;
            let mut words = Cursor::of(part);
            let names = words.names();
            let concepts: Vec<ConceptId> = self.refer_all(names);
            let in_force = self.is_in_force(part, &mut words);
            let _law: Stated<LawId> = self.by_law(&mut words);
            if in_force {
                held.extend(concepts);
            }
        }
        held.sort_unstable();
        held.dedup();
        match (said, held.is_empty()) {
            (false, _) => Stated::Unknown,
            (true, true) => Stated::None,
            (true, false) => Stated::Is(held),
        }
    }

    fn replaces(&mut self, clause: &Clause<'_>) -> Vec<Replacement> {
        let mut replacements = Vec::new();
        for part in clause.clauses_of(Keyword::Replaces) {
            let mut words = Cursor::of(part);
            let names = words.names();
            let papers: Vec<PaperId> = self.refer_all(names);
            let mut period = words;
            let in_force = self.is_in_force(part, &mut words);
            let from = scope::period_in(&mut period).from;
            let by = self.by_law(&mut words);
            let partly = words.skip(Keyword::Partly).then(|| {
                let why = words
                    .text()
                    .expect("the grammar puts a text after `partly`");
                self.model.texts.intern(why.node)
            });
            if in_force {
                replacements.extend(papers.into_iter().map(|paper| Replacement {
                    paper,
                    by,
                    from,
                    partly,
                }));
            }
        }
        replacements
    }

    fn readers(&mut self, clause: &Clause<'_>) -> Stated<Vec<Reader>> {
        self.list(clause, Keyword::Readers, |resolver, mut words| {
            let mut readers = Vec::new();
            loop {
                if words.skip(Keyword::Level) {
                    let level = words.keyword().expect("the grammar names a level here");
                    readers.push(Reader::Level(level));
                } else if let Some(name) = words.name() {
                    readers.extend(resolver.refer(name).map(Reader::Agency));
                }
                if !words.comma() {
                    return readers;
                }
            }
        })
    }

    /// Resolves the derivations in force, by target and sources; the same one twice is one.
    pub(super) fn resolve_derivations(&mut self, layers: &[Layer<'_>]) {
        let declared = layers.iter().flat_map(|layer| &layer.clauses);
        let clauses = declared.map(Declaration::clause);
        for clause in clauses.filter(|clause| clause.keyword == Keyword::Derive) {
            let (period, place) = scope::period_of(clause);
            scope::report_backward(period, place, self.sink);
            let mut words = Cursor::of(clause);
            let target = words.name().expect("the grammar names what is derived");
            let target = self.refer(target);
            words.skip(Keyword::From);
            let names = words.names();
            let stated = names.len();
            let mut sources: Vec<ConceptId> = self.refer_all(names);
            let whole = sources.len() == stated;
            sources.sort_unstable();
            sources.dedup();
            let bases = self.bases(clause);
            if let Some(target) = target
                && whole
                && period.contains(self.model.as_of)
            {
                self.model.derivations.push(Derivation {
                    target,
                    sources,
                    span: head_span(clause),
                    bases,
                });
            }
        }
        let key = |derivation: &Derivation| (derivation.target, derivation.sources.clone());
        self.model
            .derivations
            .sort_by_cached_key(|derivation| (key(derivation), derivation.span));
        self.model
            .derivations
            .dedup_by(|left, right| key(left) == key(right));
    }

    fn aliases(&mut self, clause: &Clause<'_>) -> Vec<Symbol> {
        self.texts(clause, Keyword::Aliases)
            .value()
            .unwrap_or_default()
    }

    /// Reads the aliases of a paper, those that stand for it everywhere and those of one domain.
    fn paper_aliases(&mut self, clause: &Clause<'_>) -> (Vec<Symbol>, Vec<BoundAlias>) {
        let mut bound = Vec::new();
        let free = self.list(clause, Keyword::Aliases, |resolver, mut words| {
            let texts = &mut resolver.model.texts;
            let mut free = Vec::new();
            while let Some(alias) = words.text() {
                let alias = texts.intern(alias.node);
                let domain = words.skip(Keyword::In).then(|| words.text()).flatten();
                match domain {
                    Some(domain) => bound.push(BoundAlias {
                        alias,
                        domain: texts.intern(domain.node),
                    }),
                    None => free.push(alias),
                }
                if !words.comma() {
                    break;
                }
            }
            free
        });
        (free.value().unwrap_or_default(), bound)
    }

    /// Reads `from DATE` and `until DATE by LAW` of a block.
    fn period(&mut self, clause: &Clause<'_>) -> (Period, Stated<LawId>) {
        let mut until_by = Stated::Unknown;
        if let Some(from) = self.only(clause, Keyword::From) {
            let mut words = Cursor::of(from);
            words.date();
            let _law: Stated<LawId> = self.by_law(&mut words);
        }
        if let Some(until) = self.only(clause, Keyword::Until) {
            let mut words = Cursor::of(until);
            words.date();
            until_by = self.by_law(&mut words);
        }
        (scope::period_of(clause).0, until_by)
    }

    /// Takes `from DATE until DATE`, and says whether the model's date lies between.
    fn is_in_force(&mut self, clause: &Clause<'_>, words: &mut Cursor<'_, '_>) -> bool {
        let period = scope::period_in(words);
        scope::report_backward(period, clause.span, self.sink);
        period.contains(self.model.as_of)
    }

    /// Reads a list of references of a relation that may not go in a circle.
    fn linked<I: EntityId>(
        &mut self,
        clause: &Clause<'_>,
        keyword: Keyword,
        (relation, from): (Relation, I),
    ) -> Stated<Vec<I>> {
        self.list(clause, keyword, |resolver, mut words| {
            let mut ids = Vec::new();
            for name in words.names() {
                if let Some(id) = resolver.refer::<I>(name) {
                    resolver.links.push(Link {
                        relation,
                        from: from.into(),
                        to: id.into(),
                        span: name.span,
                    });
                    ids.push(id);
                }
            }
            ids
        })
    }

    /// Returns the id of the declaration that is being resolved.
    fn own_id<I: EntityId>(&self, chosen: &Chosen<'_>) -> I {
        self.scope
            .find(chosen.name)
            .and_then(|entity| I::try_from(entity).ok())
            .expect("every chosen declaration has an id of its kind")
    }
}
