import { MAX_EVIDENCE_CHARS, MAX_LENGTH_FACTOR } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";
import { fieldsOf } from "./fields.ts";
import type { Finding } from "./finding.ts";

/** Finds texts and quotes so long that no other check looks at the draft, and that no card holds. */
export function findOversized(draft: Draft): Finding[] {
  const texts = fieldsOf(draft).map(({ path, text, length }) => ({
    ...{ path, text, atMost: length.most * MAX_LENGTH_FACTOR },
  }));
  const quotes = (["keyPoints", "risks"] as const).flatMap((list) =>
    draft[list].map(({ evidence }, index) => ({
      ...{ path: `${list}[${index}].evidence`, text: evidence ?? "", atMost: MAX_EVIDENCE_CHARS },
    })),
  );
  return [...texts, ...quotes]
    .filter(({ text, atMost }) => text.length > atMost)
    .map(({ path, text, atMost }) => ({
      ...{ check: "length", field: path, severity: "error", excerpt: null },
      message: `너무 깁니다: ${text.length}자. ${atMost}자를 넘는 글은 카드에 실을 수 없습니다.`,
    }));
}
