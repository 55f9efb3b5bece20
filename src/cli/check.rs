//! `tinhgon check [PATH…]`: parse, resolve and compile, and tell everything that is wrong.

use super::Exit;
use super::arguments::CheckArguments;
use super::workspace::Workspace;
use crate::phrase::{Language, phrase};
use crate::rule::compile::lint;

pub(super) fn run(arguments: &CheckArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !sink.has_errors() {
        let sources = workspace.rule_sources(&files);
        let own = &sources[..workspace.own_files()];
        lint(&sources, own, &compiled.rules, compiled.facts(), &mut sink);
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
