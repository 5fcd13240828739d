import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Grade } from "../../src/core/card/ratings/grade.ts";
import { gradeEvidence } from "../../src/core/card/ratings/grade-evidence.ts";
import { parseListing } from "../../src/core/paper/listing.ts";
import type { Paper } from "../../src/core/paper/paper.ts";

const FIXTURES = new URL("../../test/fixtures/", import.meta.url);

const GRADES: readonly Grade[] = ["상", "중", "하"];

const Label = z.object({
  id: z.string(),
  date: z.string(),
  grade: z.enum(GRADES),
  why: z.string(),
});

/** An abstract with the grade that a reader gave it, and the one that the rules give. */
type Graded = { id: string; label: Grade; found: Grade };

/** The graded abstracts, in the half that was looked at while the rules were written, and the held-out half. */
export function gradeLabelled(): { seen: Graded[]; heldOut: Graded[] } {
  const text = readFileSync(new URL("evidence-labels.json", FIXTURES), "utf8");
  const graded = z
    .array(Label)
    .parse(JSON.parse(text))
    .map(({ id, date, grade }) => ({
      id,
      label: grade,
      found: gradeEvidence(findPaper(id, date)).grade,
    }));
  return {
    seen: graded.filter((_, index) => index % 2 === 0),
    heldOut: graded.filter((_, index) => index % 2 === 1),
  };
}

function findPaper(id: string, date: string): Paper {
  const file = new URL(`daily-papers/${date}.json.gz`, FIXTURES);
  const items: unknown[] = z
    .array(z.unknown())
    .parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const paper = parseListing(items).papers.find((listed) => listed.id === id);
  if (paper === undefined) throw new Error(`${id} is not listed on ${date}.`);
  return paper;
}

/** How often reader and rules agree, as a table of both halves. */
export function renderEvidence(): string[] {
  const { seen, heldOut } = gradeLabelled();
  return [
    `| the reader's grade | the rules', looked at (${seen.length}): 상, 중, 하 | held out (${heldOut.length}): 상, 중, 하 |`,
    "| --- | --- | --- |",
    ...GRADES.map((label) => `| ${label} | ${spread(seen, label)} | ${spread(heldOut, label)} |`),
    `| agreed | ${agreed(seen)} of ${seen.length} | ${agreed(heldOut)} of ${heldOut.length} |`,
  ];
}

function spread(graded: readonly Graded[], label: Grade): string {
  return GRADES.map(
    (grade) => graded.filter((one) => one.label === label && one.found === grade).length,
  ).join(", ");
}

function agreed(graded: readonly Graded[]): number {
  return graded.filter(({ label, found }) => label === found).length;
}
