import { addFindingsAcross, checkDraft, sortFindings } from "../checks/check-draft.ts";
import type { Finding } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import type { Artefacts } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { cleanLine, truncate } from "../text.ts";
import { openPassageFinder } from "./doubts.ts";
import { listStatements, MAX_STATEMENTS, type Statement } from "./statements.ts";

/** Characters of the message of a verifier's finding that comes from a file. Ours have some fifty. */
const MAX_MESSAGE_CHARS = 200;

/** A draft that is checked again, and what was found in it, or in a version before it. */
type Known = {
  paper: Paper;
  draft: Draft;
  artefacts?: Artefacts | undefined;
  findings: readonly Finding[];
};

/**
 * Checks a draft without a model. What a verifier has found before stays as long as its sentence stands in the same field,
 * or in another item of the same list.
 */
export function recheckDraft({ paper, draft, artefacts, findings }: Known): Finding[] {
  const doubts = carryDoubts(findings, { paper, draft });
  const checked = checkDraft(paper, draft, artefacts);
  return doubts.length === 0 ? checked : sortFindings([...checked, ...doubts]);
}

/** The same for the drafts of a digest, which are also compared with each other; in the order of the entries. */
export function recheckDrafts(entries: readonly Known[]): Finding[][] {
  return addFindingsAcross(
    entries.map((entry) => ({ ...entry, findings: recheckDraft(entry) })),
  ).map(({ findings }) => [...findings]);
}

/** What a verifier has found in an earlier version of a draft, as far as its sentences still stand. It can only cost trust. */
export function carryDoubts(
  findings: readonly Finding[],
  { paper, draft }: Pick<Known, "paper" | "draft">,
): Finding[] {
  const doubts = findings.filter(({ check }) => check === "verifier");
  if (doubts.length === 0) return [];
  const findPassage = openPassageFinder(paper);
  const standing = listStatements(draft);
  const carried = new Map<string, Finding>();
  for (const doubt of doubts.slice(0, MAX_STATEMENTS)) {
    const statement = findStatement(standing, doubt);
    if (statement === undefined) continue;
    const passage = doubt.passage === undefined ? null : findPassage(doubt.passage);
    carried.set(`${statement.field} ${statement.text}`, {
      ...{ check: "verifier", field: statement.field, severity: "warning" },
      message: truncate(cleanLine(doubt.message), MAX_MESSAGE_CHARS),
      excerpt: statement.text,
      ...(passage !== null && { passage }),
    });
  }
  return [...carried.values()];
}

/** Where the sentence of a finding stands: in its field, or else in another item of its list. */
function findStatement(
  standing: readonly Statement[],
  { field, excerpt }: Finding,
): Statement | undefined {
  const listOf = (path: string) => path.replace(/\[\d+\]/, "");
  const same = standing.filter(({ text }) => text === excerpt);
  return (
    same.find((one) => one.field === field) ??
    same.find((one) => listOf(one.field) === listOf(field))
  );
}
