//! Values and things of the model in words.
//!
//! Numbers, dates and citations are written as Vietnamese offices write them (Decree 30/2020):
//! `1.024.000 đồng`, `31/12/2023`, `05 ngày làm việc`, smallest unit of a citation first.

use jiff::civil::Date;

use crate::model::{CitationId, Entity, Model};
use crate::phrase::Phrase;
use crate::quantity::{Duration, Money, Number, grouped};
use crate::rule::Citation;
use crate::rule::value::Value;
use crate::symbol::Symbol;

/// How many values of a list are named before the rest is counted.
const NAMED: usize = 5;

/// Words a value.
pub fn value(value: &Value<'_>, model: &Model) -> Phrase {
    match value {
        Value::Unknown => Phrase::new("chưa rõ", "unknown"),
        Value::None => Phrase::new("không có", "none"),
        Value::Boolean(true) => Phrase::new("có", "yes"),
        Value::Boolean(false) => Phrase::new("không", "no"),
        Value::Number(number) => self::number(*number),
        Value::Percent(number) => {
            let words = self::number(*number);
            Phrase::new(words.vi + "%", words.en + "%")
        }
        Value::Money(amount) => money(*amount),
        Value::Date(day) => date(*day),
        Value::Duration(length) => duration(*length),
        Value::Symbol(symbol) => Phrase::same(model.text(*symbol)),
        Value::Text(text) => Phrase::same(text),
        Value::Constant(constant) => Phrase::new(constant.vietnamese(), constant.english()),
        Value::Entity(entity) => title(*entity, model),
        Value::Fingerprint(_) => Phrase::new("nội dung chuẩn", "canonical content"),
        Value::List(list) => {
            let words: Vec<Phrase> = list
                .iter()
                .take(NAMED)
                .map(|item| self::value(&item, model))
                .collect();
            let rest = list.len().saturating_sub(NAMED);
            let join = |pick: fn(&Phrase) -> &str, more: String| {
                let mut text = words.iter().map(pick).collect::<Vec<_>>().join(", ");
                if rest > 0 {
                    text += &more;
                }
                text
            };
            if words.is_empty() {
                return self::value(&Value::None, model);
            }
            Phrase::new(
                join(|phrase| &phrase.vi, format!(" và {rest} mục khác")),
                join(|phrase| &phrase.en, format!(" and {rest} more")),
            )
        }
    }
}

/// Words a number: `1.024,5` and `1,024.5`.
pub fn number(number: Number) -> Phrase {
    let magnitude = number.thousandths.unsigned_abs();
    let sign = if number.thousandths < 0 { "-" } else { "" };
    let decimals = format!("{:03}", magnitude % 1000);
    let decimals = decimals.trim_end_matches('0');
    let write = |groups: &str, point: &str| {
        let point = if decimals.is_empty() { "" } else { point };
        format!(
            "{sign}{}{point}{decimals}",
            grouped(magnitude / 1000, groups)
        )
    };
    Phrase::new(write(".", ","), write(",", "."))
}

/// Words an amount of money: `8.000 đồng`.
pub fn money(amount: Money) -> Phrase {
    let words = number(Number::whole(amount.dong));
    Phrase::new(words.vi + " đồng", words.en + " VND")
}

/// Words a date: `31/12/2023`.
pub fn date(day: Date) -> Phrase {
    Phrase::new(
        format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        day,
    )
}

/// Words a duration: `05 ngày làm việc`; whole numbers below ten take two digits in Vietnamese.
pub fn duration(length: Duration) -> Phrase {
    let amount = number(length.amount);
    let [singular, plural, vietnamese] = length.unit.spellings();
    let padded = match length.amount.as_whole() {
        Some(whole @ 1..=9) => format!("0{whole}"),
        _ => amount.vi,
    };
    let unit = if length.amount == Number::whole(1) {
        singular
    } else {
        plural
    };
    Phrase::new(
        format!("{padded} {vietnamese}"),
        format!("{} {unit}", amount.en),
    )
}

/// Returns the title of a thing; a citation reads as it would be cited.
pub fn title(entity: Entity, model: &Model) -> Phrase {
    match entity {
        Entity::Citation(id) => cited(&citation(id, model), model),
        _ => Phrase::same(entity.head(model).map_or("", |head| model.text(head.title))),
    }
}

/// Returns the name that identifies a thing, whatever file and line it stands in.
pub fn name(entity: Entity, model: &Model) -> String {
    match entity {
        Entity::Citation(id) => {
            let procedure = model.citations[id]
                .procedure
                .map(|procedure| model.procedures[procedure].head.name);
            let owner = procedure.map_or("", |name| model.text(name));
            format!("{owner}: {}", citation(id, model))
        }
        _ => entity
            .head(model)
            .map_or_else(String::new, |head| model.text(head.name).to_owned()),
    }
}

/// Returns a citation of the model with its names.
pub fn citation(id: CitationId, model: &Model) -> Citation {
    let cited = &model.citations[id];
    let text = |symbol: Option<Symbol>| symbol.map(|symbol| model.text(symbol).to_owned());
    Citation {
        law: model.text(model.laws[cited.law].head.name).to_owned(),
        annex: text(cited.annex),
        article: text(cited.article),
        clause: text(cited.clause),
        point: text(cited.point),
        section: text(cited.section),
    }
}

/// Words a citation: `điểm a khoản 1 Điều 9 Nghị định số …`; the law's name where it is not
/// declared.
pub fn cited(citation: &Citation, model: &Model) -> Phrase {
    let law = match model.find(&citation.law) {
        Some(entity @ Entity::Law(_)) => title(entity, model),
        _ => Phrase::same(&citation.law),
    };
    let mut vi = Vec::new();
    let mut en = Vec::new();
    for (label, vietnamese, english) in [
        (&citation.section, "mục", "section"),
        (&citation.point, "điểm", "point"),
        (&citation.clause, "khoản", "clause"),
        (&citation.article, "Điều", "article"),
        (&citation.annex, "Phụ lục", "annex"),
    ] {
        if let Some(label) = label {
            vi.push(format!("{vietnamese} {label}"));
            en.push(format!("{english} {label}"));
        }
    }
    if en.is_empty() {
        return law;
    }
    Phrase::new(
        format!("{} {}", vi.join(" "), law.vi),
        format!("{} of {}", en.join(", "), law.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    #[test]
    fn figures_read_as_offices_write_them() {
        let both = |phrase: Phrase| format!("{} | {}", phrase.vi, phrase.en);
        assert_eq!(
            both(money(Money { dong: 1_024_000 })),
            "1.024.000 đồng | 1,024,000 VND"
        );
        assert_eq!(
            both(number(Number {
                thousandths: -71_640
            })),
            "-71,64 | -71.64"
        );
        assert_eq!(
            both(duration(Duration::whole(5, Unit::WorkingDays))),
            "05 ngày làm việc | 5 working days"
        );
        assert_eq!(
            both(duration(Duration::whole(1, Unit::Days))),
            "01 ngày | 1 day"
        );
        assert_eq!(
            both(date(jiff::civil::date(2023, 2, 1))),
            "01/02/2023 | 2023-02-01"
        );
    }
}
