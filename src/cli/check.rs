//! `tinhgon check [PATH…]`: parse, resolve and compile, and tell everything that is wrong.

use super::Exit;
use super::arguments::CheckArguments;
use super::workspace::Workspace;
use crate::decision::Decision;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Language, phrase};

pub(super) fn run(arguments: &CheckArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let mut files = workspace.parse(&mut sink);
    let compiled = workspace.compile_consuming(&mut files, &mut sink);
    if !sink.has_errors() {
        sink.append(workspace.odd(&files, &compiled));
        sink.extend(compiled.decisions.iter().filter_map(unbound));
    }
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let (files, procedures) = (workspace.own_files(), compiled.model.procedures.len());
    let rules = compiled.rules.rules.len();
    let text = phrase!(
        "Đã kiểm tra {files} tệp: {procedures} thủ tục, {rules} quy tắc; không có lỗi\n",
        "Checked {files} files: {procedures} procedures, {rules} rules; no errors\n",
    );
    let text = text.in_language(workspace.terminal.language);
    workspace.terminal.deliver(text, None, Exit::Clean)
}

/// A decision that does not say on what evidence it rests; only a review knows which there is.
fn unbound(decision: &Decision) -> Option<Diagnostic> {
    let message = phrase!(
        "quyết định chỉ gắn với tên: không nói dựa trên chứng cứ nào",
        "the decision is bound to names only: it does not say on what evidence it rests",
    );
    let unbound = Diagnostic::warning(Code::UnboundDecision, decision.span, message);
    let help = phrase!(
        "`tinhgon review` nêu các dòng `chứng cứ` cần thêm; không cần thì ghi `chứng cứ không có gì`",
        "`tinhgon review` tells the `evidence` to add; where none is meant, write `evidence none`",
    );
    decision.evidence.is_none().then(|| unbound.help(help))
}
