//! Who can enact an edit: whoever can amend what asks for the thing it changes.

use std::collections::BTreeSet;

use crate::model::{CitationId, Entity, Law, Model, ProcedureId, Stated};
use crate::syntax::keyword::Keyword;

use super::Edit;

/// Who can enact a proposal, from the rank of what would have to be amended; lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feasibility {
    /// The agency itself: no legal text asks for it.
    OwnAuthority,
    /// The province.
    Province,
    /// A ministry.
    Ministry,
    /// The Government or the Prime Minister.
    Government,
    /// The National Assembly or its Standing Committee.
    Law,
    /// What asks for it is not described.
    Unknown,
}

impl Feasibility {
    /// Every answer, lowest first.
    pub const ALL: &[Self] = &[
        Self::OwnAuthority,
        Self::Province,
        Self::Ministry,
        Self::Government,
        Self::Law,
        Self::Unknown,
    ];

    /// Returns how much effort it is to have one provision amended: 1 for the agency's own texts, one
    /// more for each rank above; what nobody has described may be anything.
    pub const fn effort(self) -> i64 {
        match self {
            Self::OwnAuthority => 1,
            Self::Province => 2,
            Self::Ministry => 3,
            Self::Government => 4,
            Self::Law => 5,
            Self::Unknown => 6,
        }
    }

    /// Returns the word that stands for it in a review: `own-authority`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::OwnAuthority => "own-authority",
            Self::Province => "province",
            Self::Ministry => "ministry",
            Self::Government => "government",
            Self::Law => "law",
            Self::Unknown => "unknown",
        }
    }
}

/// Returns who can enact some edits together, and the provisions they would have to amend.
///
/// The highest of the single edits; unknown as soon as one is. What is known to rest on no text
/// is the agency's own practice, and so is making public, citing and asking, on which systems files
/// are followed and worked on, giving a result electronically beside the paper, and linking two
/// procedures of one agency.
pub fn judge(model: &Model, edits: &[Edit]) -> (Feasibility, Vec<CitationId>) {
    let mut amends = BTreeSet::new();
    let links = edits.iter().filter_map(|edit| match edit {
        Edit::Link(one, other) => Some(of_link(model, *one, *other)),
        _ => None,
    });
    let mut highest = links.max().unwrap_or(Feasibility::OwnAuthority);
    for target in edits.iter().filter_map(amended) {
        let bases = bases(model, target);
        let of_target = match &bases {
            Stated::Unknown => Feasibility::Unknown,
            Stated::None => Feasibility::OwnAuthority,
            Stated::Is(citations) => citations
                .iter()
                .map(|id| who_amends(model, &model.laws[model.citations[*id].law]))
                .max()
                .unwrap_or(Feasibility::Unknown),
        };
        highest = highest.max(of_target);
        amends.extend(bases.items());
    }
    (highest, amends.into_iter().collect())
}

/// Returns who can enact that two procedures are filed together: the agency that does both; between
/// agencies, whoever stands above them, and nothing described says who that is.
fn of_link(model: &Model, one: ProcedureId, other: ProcedureId) -> Feasibility {
    let authorities = |id: ProcedureId| model.procedures[id].authorities.items();
    let (ours, theirs) = (authorities(one), authorities(other));
    if ours.iter().any(|authority| theirs.contains(authority)) {
        Feasibility::OwnAuthority
    } else {
        Feasibility::Unknown
    }
}

/// Returns what a thing rests on; a field that says nothing of its own rests on what its form does.
pub(super) fn bases(model: &Model, target: Entity) -> Stated<Vec<CitationId>> {
    let of = |thing: Entity| thing.head(model).map(|head| head.bases.clone());
    let own = match target {
        Entity::Citation(id) => return Stated::Is(vec![id]),
        _ => of(target).unwrap_or_default(),
    };
    match (target, own) {
        (Entity::Field(id), Stated::Unknown) => {
            of(model.fields[id].form.into()).unwrap_or_default()
        }
        (_, own) => own,
    }
}

/// Returns the thing whose legal bases an edit changes; some change none.
pub(super) fn amended(edit: &Edit) -> Option<Entity> {
    match edit {
        Edit::Link(..)
        | Edit::Publish(_)
        | Edit::Cite { .. }
        | Edit::Ask(_)
        | Edit::AddElectronicResult(_)
        | Edit::Set {
            part: "tracked-on" | "workflow-on",
            ..
        } => None,
        Edit::Merge(_, gone) => Some((*gone).into()),
        _ => edit.target(),
    }
}

/// Returns who can amend a text: by its rank and, where ranks are shared, by who issued it.
pub(super) fn who_amends(model: &Model, law: &Law) -> Feasibility {
    match law.rank.value() {
        Some(Keyword::Constitution | Keyword::Act | Keyword::Ordinance) => Feasibility::Law,
        Some(Keyword::Decree) => Feasibility::Government,
        Some(Keyword::Circular) => Feasibility::Ministry,
        _ => by_number(model, law).unwrap_or_else(|| by_issuer(model, law)),
    }
}

/// Reads who issued a text off its number, which ends in the sign of that body: `66.7/2025/NQ-CP`,
/// `34/2021/QĐ-TTg`, `176/2025/QH15`, `1872/QĐ-BTP`, `03/2019/QĐ-UBND`.
fn by_number(model: &Model, law: &Law) -> Option<Feasibility> {
    let number = model.text(law.number.value()?);
    let sign = number.rsplit(['/', '-']).next()?;
    Some(match sign {
        "CP" | "TTg" => Feasibility::Government,
        "UBND" | "HĐND" => by_level(model, law).unwrap_or(Feasibility::Province),
        _ if sign.starts_with("QH") || sign.starts_with("UBTVQH") => Feasibility::Law,
        _ => return None,
    })
}

/// Below a province a text is the agency's own; above it, whose it is depends on its rank.
fn by_level(model: &Model, law: &Law) -> Option<Feasibility> {
    let issuers = law.issued_by.items().iter();
    let of = |level| match level {
        Keyword::District | Keyword::Commune => Some(Feasibility::OwnAuthority),
        Keyword::Province => Some(Feasibility::Province),
        _ => None,
    };
    issuers
        .filter_map(|agency| model.agencies[*agency].level.value().and_then(of))
        .max()
}

fn by_issuer(model: &Model, law: &Law) -> Feasibility {
    let central = |agency: &crate::model::AgencyId| {
        model.agencies[*agency].level.value() == Some(Keyword::Central)
    };
    by_level(model, law).unwrap_or_else(|| {
        if law.issued_by.items().iter().any(central) {
            Feasibility::Ministry
        } else {
            Feasibility::Unknown
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::Phrase;
    use crate::proposal::Setting;
    use crate::proposal::testing::{find, model, procedure};

    const LAWS: &str = "
        agency quoc-hoi \"Quốc hội\" { level central }
        agency tinh \"Tỉnh\" { level province }
        agency huyen \"Huyện\" { level district }
        agency bo \"Bộ\" { level central }
        law luat \"L\" { rank law }
        law phap-lenh \"L\" { rank ordinance }
        law nghi-dinh \"L\" { rank decree }
        law thong-tu \"L\" { rank circular }
        law nghi-quyet-qh \"L\" { rank resolution  number \"176/2025/QH15\" }
        law nghi-quyet-cp \"L\" { rank resolution  number \"66.7/2025/NQ-CP\" }
        law quyet-dinh-ttg \"L\" { rank decision  number \"34/2021/QĐ-TTg\" }
        law quyet-dinh-bo \"L\" { rank decision  number \"1872/QĐ-BTP\"  issued by bo }
        law quyet-dinh-tinh \"L\" { rank decision  number \"03/2019/QĐ-UBND\" }
        law quyet-dinh-huyen \"L\" { rank decision  number \"9/QĐ-UBND\"  issued by huyen }
        law ke-hoach-tinh \"L\" { rank plan  issued by tinh }
        law khac \"L\" { rank other }
        law chua-ro \"L\"
    ";

    /// Judges the dropping of a document that rests on something.
    #[track_caller]
    fn check(basis: &str, expected: Feasibility, amends: usize) {
        let model = model(&format!(
            "{LAWS} procedure p \"P\" {{ document d \"D\" {{ {basis} }} }}"
        ));
        let edits = [Edit::Drop(find(&model, "p.d"))];
        let (feasibility, amended) = judge(&model, &edits);
        assert_eq!((feasibility, amended.len()), (expected, amends), "{basis}");
    }

    #[test]
    fn whoever_issued_a_text_amends_it() {
        use Feasibility::{Government, Law, Ministry, OwnAuthority, Province, Unknown};

        for (law, expected) in [
            ("luat", Law),
            ("phap-lenh", Law),
            ("nghi-quyet-qh", Law),
            ("nghi-dinh", Government),
            ("nghi-quyet-cp", Government),
            ("quyet-dinh-ttg", Government),
            ("thong-tu", Ministry),
            ("quyet-dinh-bo", Ministry),
            ("quyet-dinh-tinh", Province),
            ("ke-hoach-tinh", Province),
            ("quyet-dinh-huyen", OwnAuthority),
            ("khac", Unknown),
            ("chua-ro", Unknown),
        ] {
            check(&format!("basis {law} article 1"), expected, 1);
        }
    }

    #[test]
    fn the_highest_text_decides_and_no_text_is_own_practice() {
        check(
            "basis thong-tu article 1, luat article 2",
            Feasibility::Law,
            2,
        );
        check("basis none", Feasibility::OwnAuthority, 0);
        check("", Feasibility::Unknown, 0);
    }

    #[test]
    fn a_field_rests_on_what_its_form_rests_on() {
        let model = model(&format!(
            "{LAWS} procedure p \"P\" {{ form f \"F\" {{ basis thong-tu  field x \"X\"
             field y \"Y\" {{ basis none }} }} }}"
        ));
        let judged = |name| judge(&model, &[Edit::Drop(find(&model, name))]).0;
        assert_eq!(judged("p.f.x"), Feasibility::Ministry);
        assert_eq!(judged("p.f.y"), Feasibility::OwnAuthority);
    }

    #[test]
    fn asking_linking_publishing_and_going_electronic_amend_nothing() {
        let model = model(&format!(
            "{LAWS} procedure p \"P\" {{ basis luat article 1  authority tinh
             result r \"R\" {{ paper  basis luat article 2 }} }}"
        ));
        let p = procedure(&model, "p");
        let edits = [
            Edit::Ask(Phrase::same("?")),
            Edit::Link(p, p),
            Edit::Publish(p),
            Edit::AddElectronicResult(find(&model, "p.r")),
            Edit::Set {
                target: p.into(),
                part: "workflow-on",
                to: Setting::Text("Hệ thống".to_owned()),
            },
        ];
        assert_eq!(
            judge(&model, &edits),
            (Feasibility::OwnAuthority, Vec::new())
        );
        assert_eq!(judge(&model, &[Edit::Repeal(p)]).0, Feasibility::Law);
    }

    #[test]
    fn an_agency_links_its_own_procedures_and_nobody_knows_who_links_those_of_others() {
        let model = model(&format!(
            "{LAWS} procedure p \"P\" {{ authority tinh }} procedure q \"Q\" {{ authority bo, tinh }}
             procedure r \"R\" {{ authority huyen }} procedure s \"S\" procedure t \"T\""
        ));
        let linked = |one, other| {
            let link = Edit::Link(procedure(&model, one), procedure(&model, other));
            judge(&model, &[link])
        };
        assert_eq!(linked("p", "q"), (Feasibility::OwnAuthority, Vec::new()));
        for (one, other) in [("p", "r"), ("p", "s"), ("s", "t")] {
            assert_eq!(linked(one, other), (Feasibility::Unknown, Vec::new()));
        }
    }
}
