//! Near misses as text: what holds, where the rule stops, and what else stands in its way.

use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::review::answer::{Answer, Obstacle};
use crate::rule::proof::{NearMiss, Stop};
use crate::truth::Truth;

use super::super::super::pen::{Ink, Pen};
use super::super::super::{Ground, rule, words};
use super::{INDENTATION, STEP, Teller, legend, undescribed};

/// Writes why a rule does not find some things, or that it does.
pub(in crate::report::text) fn write(ground: Ground<'_>, answer: &Answer<'_>, pen: &mut Pen) {
    let rule = &ground.rules.rules[answer.rule];
    let title = Phrase::new(
        format_args!("{} · {}", rule.title.vi, rule.name),
        format_args!("{} · {}", rule.title.en, rule.name),
    );
    pen.line(Ink::Bold, "■ ", &title);
    pen.blank();
    let near = &answer.near;
    let mut teller = Teller::new(ground, answer.rule, &near.bound);
    pen.line(Ink::Plain, "  ", &verdict(answer, &teller));
    for obstacle in &answer.obstacles {
        pen.line(Ink::Bold, "  ✗ ", &said(obstacle, ground));
    }
    pen.blank();
    legend(&phrase!("Từng điều kiện", "Condition by condition"), pen);
    teller.bound(pen);
    for reason in &near.held {
        teller.in_short(reason, pen);
    }
    stop(&mut teller, near, pen);
    for reason in &near.after {
        teller.in_short(reason, pen);
    }
    for unseen in &near.unseen {
        let Phrase { vi, en } = teller.sayings.condition(&unseen.text, unseen.span).holds;
        let text = if unseen.unless {
            phrase!("trừ khi {vi} (chưa xét đến)", "unless {en} (not reached)")
        } else {
            phrase!("{vi} (chưa xét đến)", "{en} (not reached)")
        };
        pen.line(Ink::Plain, "    · ", &text);
    }
    searched(near, pen);
}

/// Says in one sentence how it came out.
fn verdict(answer: &Answer<'_>, teller: &Teller<'_, '_>) -> Phrase {
    let near = &answer.near;
    let first = near.held.len() + 1;
    match &near.stop {
        Stop::Nowhere if answer.obstacles.is_empty() => {
            let id = answer.finding.as_deref().unwrap_or_default();
            phrase!(
                "Quy tắc có phát hiện điều này; xem `tinhgon explain {id}`",
                "The rule does find this; see `tinhgon explain {id}`"
            )
        }
        Stop::Nowhere => phrase!(
            "Mọi điều kiện đều đúng, nhưng không được nêu thành phát hiện, vì:",
            "Every condition holds, but no finding is told of it, because:"
        ),
        Stop::At(reason) => {
            let count = first + near.after.len() + near.unseen.len();
            let Phrase { vi, en } = teller.saying(reason).holds;
            match (reason.serves(), reason.unless) {
                (Truth::Unknown, _) => phrase!(
                    "Chưa kết luận được, vì chưa rõ điều kiện thứ {first} trên {count}: {vi}",
                    "Undecided, since condition {first} of {count} is unknown: {en}"
                ),
                (_, true) => phrase!(
                    "Không phát hiện, vì rơi vào trường hợp loại trừ (điều kiện thứ {first} trên {count}): {vi}",
                    "Not found, since it is exempted by condition {first} of {count}: {en}"
                ),
                (_, false) => phrase!(
                    "Không phát hiện, vì không đúng điều kiện thứ {first} trên {count}: {vi}",
                    "Not found, since condition {first} of {count} does not hold: {en}"
                ),
            }
        }
        Stop::NoCandidate {
            variable,
            span,
            unknown,
            ..
        } => {
            let range = teller.sayings.variable(variable, *span);
            if *unknown {
                let Phrase { vi, en } = undescribed(&range);
                phrase!("Chưa kết luận được, vì {vi}", "Undecided, since {en}")
            } else {
                let Phrase { vi, en } = range.none;
                phrase!(
                    "Không phát hiện, vì không có {vi}",
                    "Not found, since there is no {en}"
                )
            }
        }
        Stop::NotAmong { .. } => phrase!(
            "Không phát hiện, vì những thứ được nêu không thuộc về nhau",
            "Not found, since the things named do not belong together"
        ),
    }
}

/// Says what stands in the way of the whole rule.
fn said(obstacle: &Obstacle, ground: Ground<'_>) -> Phrase {
    match obstacle {
        Obstacle::NotInForce(period) => {
            let day = wording::date(ground.model.as_of);
            let Phrase { vi, en } = rule::period(*period);
            Phrase::new(
                format_args!("quy tắc áp dụng {vi}, không áp dụng ngày {}", day.vi),
                format_args!("the rule applies {en}, not on {}", day.en),
            )
        }
        Obstacle::Preview => phrase!(
            "quy tắc đang thử nghiệm, chỉ chạy khi được yêu cầu (`--preview`)",
            "the rule is still being tried and runs only when asked for (`--preview`)"
        ),
        Obstacle::LeftOut => phrase!(
            "quy tắc không được chọn, do `select` hoặc `ignore` trong tinhgon.toml",
            "the rule is not among those chosen, by `select` or `ignore` in tinhgon.toml"
        ),
        Obstacle::TakenIn(by) => phrase!(
            "phát hiện này nằm trong một phát hiện nói đủ hơn: {by}",
            "this finding is taken in by one that says more: {by}"
        ),
    }
}

fn stop(teller: &mut Teller<'_, '_>, near: &NearMiss<'_>, pen: &mut Pen) {
    match &near.stop {
        Stop::Nowhere => {}
        Stop::At(reason) => teller.requirement(reason, pen),
        Stop::NoCandidate {
            variable,
            span,
            unknown,
            facts,
        } => {
            let range = teller.sayings.variable(variable, *span);
            let (lead, text) = if *unknown {
                ("    ? ", undescribed(&range))
            } else {
                let Phrase { vi, en } = range.none;
                ("    ✗ ", phrase!("không có {vi}", "there is no {en}"))
            };
            pen.line(Ink::Bold, lead, &text);
            teller.facts(facts, INDENTATION + STEP, pen);
        }
        Stop::NotAmong {
            variable,
            span,
            thing,
            facts,
        } => {
            let Phrase { vi, en } = teller.sayings.variable(variable, *span).some;
            let thing = teller.thing(*thing);
            let text = Phrase::new(
                format_args!("{} không phải là {vi}", thing.vi),
                format_args!("{} is no {en}", thing.en),
            );
            pen.line(Ink::Bold, "    ✗ ", &text);
            teller.facts(facts, INDENTATION + STEP, pen);
        }
    }
}

/// Says how much was looked at, where there was a choice.
fn searched(near: &NearMiss<'_>, pen: &mut Pen) {
    if near.tried < 2 || matches!(near.stop, Stop::Nowhere) {
        return;
    }
    let tried = words::count(near.tried as u64);
    let mut text = if near.whole {
        Phrase::new(
            format_args!("Đã thử {} cách ghép, đây là cách gần nhất", tried.vi),
            format_args!("Tried {} combinations, this is the nearest", tried.en),
        )
    } else {
        Phrase::new(
            format_args!(
                "Đã thử {} cách ghép rồi dừng: có thể còn cách gần hơn, nêu thêm đối tượng để thu hẹp",
                tried.vi
            ),
            format_args!(
                "Stopped after {} combinations: there may be a nearer one, name more things to narrow it",
                tried.en
            ),
        )
    };
    if near.alike > 1 {
        let others = words::count(near.alike as u64 - 1);
        text += Phrase::new(
            format_args!("; {} cách khác cũng dừng ở điều kiện này", others.vi),
            format_args!("; {} others stop at this condition too", others.en),
        );
    }
    pen.blank();
    pen.line(Ink::Plain, "  ", &text);
}
