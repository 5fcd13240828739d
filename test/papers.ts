import { Draft } from "../src/core/draft.ts";
import type { Paper } from "../src/core/paper.ts";
import { makeDraft, makePaper } from "./make.ts";

const METHOD = "Composition-RL";

/** Papers that differ in id, title, abstract and the name of their method. */
export function makePapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, index) => ({
    ...makePaperOf(index),
    upvotes: count - index,
  }));
}

/** The paper at one place of {@link makePapers}. */
export function makePaperOf(index: number): Paper {
  const id = `2602.${String(10_000 + index)}`;
  const { title, abstract } = makePaper();
  const method = methodOf(id);
  return makePaper({ id, title: rename(title, method), abstract: rename(abstract, method) });
}

/** A draft of one of {@link makePapers} that no check complains about. */
export function makeDraftOf(paper: Paper, overrides: Partial<Draft> = {}): Draft {
  const renamed: unknown = JSON.parse(rename(JSON.stringify(makeDraft()), methodOf(paper.id)));
  return { ...Draft.parse(renamed), ...overrides };
}

function rename(text: string, method: string): string {
  return text.replaceAll(METHOD, method);
}

/** `2602.10007` is about `Composition-AAAH`: letters, so that no number is added to the text. */
function methodOf(id: string): string {
  const letters = [...id.slice(-4)].map((digit) => String.fromCharCode(65 + Number(digit)));
  return `Composition-${letters.join("")}`;
}
