//! What each procedure asks for, as JSON.

use crate::finding::wording::{self, name};
use crate::measure::weight::Weight;
use crate::model::{ChannelId, Model, Stated};

use super::super::Page;
use super::schema;

pub(super) fn procedure(page: Page<'_>, weight: &Weight) -> schema::Procedure {
    let model = page.model;
    let id = weight.procedure;
    let code = model.procedures[id].code.value();
    let laws = weight.laws.as_ref();
    schema::Procedure {
        name: name(id.into(), model),
        title: wording::title(id.into(), model).vi,
        code: code.map(|code| model.text(code).to_owned()),
        fields: weight.fields,
        documents: weight.documents,
        steps: weight.steps,
        channels: weight
            .channels
            .iter()
            .map(|id| channel(model, *id))
            .collect(),
        laws: laws.map(|laws| laws.iter().map(|law| name((*law).into(), model)).collect()),
    }
}

fn channel(model: &Model, id: ChannelId) -> schema::Channel {
    let channel = &model.channels[id];
    let limit = channel.time_limit.value();
    schema::Channel {
        name: name(id.into(), model),
        time_limit: limit.map(|limit| {
            let [_, plural, _] = limit.unit.spellings();
            format!("{} {plural}", limit.amount)
        }),
        fee_vnd: match channel.fee {
            Stated::Is(fee) => Some(fee.dong),
            Stated::None => Some(0),
            Stated::Unknown => None,
        },
    }
}
