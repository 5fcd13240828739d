import { MAX_EVIDENCE_CHARS, MAX_LENGTH_FACTOR } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";
import { fieldsOf } from "./fields.ts";
import type { Finding } from "./finding.ts";

/** A text that no card holds: where it stands, its characters, and the most that it may have. */
type Oversized = { path: string; chars: number; atMost: number };

/** Finds texts and quotes so long that no other check looks at the draft, and that no card holds. */
export function findOversized(draft: Draft): Finding[] {
  return listOversized(draft).map(({ path, chars, atMost }) => ({
    ...{ check: "length", field: path, severity: "error", excerpt: null },
    message: `너무 깁니다: ${chars}자. ${atMost}자를 넘는 글은 카드에 실을 수 없습니다.`,
  }));
}

/** The same texts and quotes, with their lengths. */
export function listOversized(draft: Draft): Oversized[] {
  const texts = fieldsOf(draft).map(({ path, text, width }) => ({
    ...{ path, text, atMost: width.most * MAX_LENGTH_FACTOR },
  }));
  const quotes = (["keyPoints", "risks"] as const).flatMap((list) =>
    draft[list].map(({ evidence }, index) => ({
      ...{ path: `${list}[${index}].evidence`, text: evidence ?? "", atMost: MAX_EVIDENCE_CHARS },
    })),
  );
  return [...texts, ...quotes]
    .filter(({ text, atMost }) => text.length > atMost)
    .map(({ path, text, atMost }) => ({ path, chars: text.length, atMost }));
}
