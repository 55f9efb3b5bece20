// Reads the forms of a review with programs that are not ours.
//
// node forms.mjs FOLDER HOSTILE
// Each folder holds a review in all its forms; every total has to be that of the review as JSON.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const { parse } = await import("junit2json");
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
const draft = require("ajv/lib/refs/json-schema-draft-04.json");
const isSarif = new Ajv({ schemaId: "auto", meta: draft, unknownFormats: "ignore", allErrors: true }).compile(schema);

for (const folder of process.argv.slice(2)) {
  const read = (ending) => readFileSync(join(folder, `review.${ending}`), "utf8");
  const review = JSON.parse(read("json"));
  const ids = review.findings.map(({ id }) => id).sort();

  const sarif = JSON.parse(read("sarif"));
  assert.ok(isSarif(sarif), JSON.stringify(isSarif.errors?.slice(0, 3), null, 1));
  const [{ results, tool, properties }] = sarif.runs;
  assert.deepEqual(results.map((one) => one.partialFingerprints["tinhgonFinding/v1"]).sort(), ids);
  assert.equal(properties.findings, review.summary.findings);
  assert.equal(properties.chosen, review.summary.chosen);
  for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);

  const junit = await parse(read("junit.xml"));
  const cases = junit.testsuite.flatMap(({ testcase }) => testcase ?? []);
  assert.equal(cases.length, junit.tests);
  const failures = cases.filter(({ failure }) => failure);
  assert.equal(failures.length, junit.failures);
  const grave = review.findings.filter(({ severity, decision }) => severity === "must" && !decision);
  assert.equal(failures.length, grave.length, "what must change fails");
  const told = cases.flatMap(({ name }) => name.match(/\(([a-z0-9-]+:[0-9a-f]{12})\)$/)?.[1] ?? []);
  assert.deepEqual(told.sort(), ids);

  const lines = read("github.txt").trimEnd().split("\n");
  const commands = lines.slice(0, -1);
  assert.equal(commands.length, review.summary.findings);
  for (const line of commands) assert.match(line, /^::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::.*\[[a-z0-9-]+:[0-9a-f]{12}\]$/);
  assert.ok(!lines.at(-1).startsWith("::"));

  const rows = table(read("csv"));
  assert.deepEqual(rows.slice(1).map(([id]) => id).sort(), ids);
  for (const row of rows) {
    assert.equal(row.length, rows[0].length);
    for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@]/, "no cell is a formula");
  }

  const markdown = read("md");
  assert.ok(markdown.length <= 65_536, "fits a comment");
  const shown = markdown.match(/^- /gm).length;
  assert.ok(shown >= 1);
  assert.doesNotMatch(markdown, /<(?!\/?(details|summary)>)/, "no markup of others");
  assert.doesNotMatch(markdown, /@/, "calls nobody");
}

/** Reads comma-separated values, as RFC 4180 has them. */
function table(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  cell.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    assert.ok(found, "every cell can be read");
    rows.at(-1).push((found[1] ?? found[2]).replaceAll('""', '"'));
    if (found[3] === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length);
}

console.log("all forms are read");
