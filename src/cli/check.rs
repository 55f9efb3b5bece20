//! `tinhgon check [PATH…]`: parse, resolve and compile, and tell everything that is wrong.

use super::Exit;
use super::arguments::CheckArguments;
use super::workspace::Workspace;
use crate::phrase::{Language, phrase};

pub(super) fn run(arguments: &CheckArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !sink.has_errors() {
        sink.append(workspace.odd(&files, &compiled));
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
