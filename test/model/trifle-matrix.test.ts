import { expect, test } from "vitest";
import type { Draft } from "../../src/core/draft/draft.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import {
  complete,
  type ModelReply,
  type ModelRequest,
  openModelServer,
} from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(20);

type Play = (draft: Draft, request: ModelRequest) => ModelReply;

/** Has every answer to every paper played, and counts. */
async function play(answer: Play) {
  const server = await openModelServer(PAPERS, (request) =>
    answer(makeDraftOf(request.paper), request),
  );
  try {
    const drafting = makeDrafting(makeSettings(server.url));
    const { outcomes } = await draftAll(PAPERS, drafting);
    const drafted = outcomes.filter((outcome) => outcome.status === "drafted");
    return { requests: server.requests, outcomes, drafted, drafting };
  } finally {
    await server.close();
  }
}

const write = (value: unknown) => ({ body: complete(JSON.stringify(value)) });
const changeQuotes =
  (change: (quote: string) => string): Play =>
  (draft) =>
    write({
      ...draft,
      keyPoints: draft.keyPoints.map((point) => ({ ...point, evidence: change(point.evidence) })),
    });
const swapCase = (letter: string) =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
const say = (text: string) => ({ body: complete(text) });
const think = (message: object) => ({
  body: complete(null, { choices: [{ finish_reason: "stop", message }] }),
});

test.each<[string, Play]>([
  ["aliases of tags", (draft) => write({ ...draft, tags: ["Agent", "RL", "VLM", "RAG"] })],
  ["an unknown tag", (draft) => write({ ...draft, tags: [...draft.tags, "Quantum Basket"] })],
  [
    "tags in lower case",
    (draft) => write({ ...draft, tags: draft.tags.map((tag) => ` ${tag.toLowerCase()} `) }),
  ],
  [
    "seven tags",
    (draft) => write({ ...draft, tags: ["LLM", "RL", "RAG", "3D", "Audio", "Music", "Speech"] }),
  ],
  [
    "five actions",
    ({ actions, ...rest }) =>
      write({
        ...rest,
        actions: [
          ...actions,
          "기록에서 실패 유형을 다섯 가지로 분류",
          "평가 세트로 결과의 차이를 재현",
          "작은 표본으로 시간 산출",
        ],
      }),
  ],
  [
    "five key points",
    (draft) => write({ ...draft, keyPoints: [...draft.keyPoints, ...draft.keyPoints].slice(0, 5) }),
  ],
  [
    "an inferred risk with a quote",
    (draft) =>
      write({
        ...draft,
        risks: draft.risks.map((risk) => ({
          ...risk,
          evidence: "not in the abstract at all, ever",
        })),
      }),
  ],
  [
    "an inferred risk without the key",
    (draft) => write({ ...draft, risks: draft.risks.map(({ basis, text }) => ({ basis, text })) }),
  ],
  [
    "nothing in a list as the quote of an inferred risk, by another name",
    (draft) =>
      write({
        ...draft,
        risks: draft.risks.map((risk) => ({ ...risk, basis: "Inference", evidence: [] })),
      }),
  ],
  ["a missing last brace", (draft) => say(JSON.stringify(draft).slice(0, -1))],
  [
    "a missing last brace in a fence",
    (draft) => say(`Here it is:\n\`\`\`json\n${JSON.stringify(draft).slice(0, -1)}\n\`\`\``),
  ],
  ["quotes as items of a list", changeQuotes((quote) => `- ${quote}`)],
  ["quotes as items with a number", changeQuotes((quote) => `1. "${quote}"`)],
  ["quotes as a quotation", changeQuotes((quote) => `> *${quote}*`)],
  ["quotes with brackets around their dots", changeQuotes((quote) => `[...] ${quote} [...]`)],
  ["quotes with what they are taken from", changeQuotes((quote) => `초록: "${quote}"`)],
  ["quotes in brackets", changeQuotes((quote) => `[${quote}]`)],
  ["quotes with a full stop added", changeQuotes((quote) => `${quote}.`)],
  [
    "quotes that begin in another case",
    changeQuotes((quote) => quote.replace(/^[a-z]/i, swapCase).replace(/$/, ",")),
  ],
  [
    "full stops behind phrases",
    ({ keyPoints, headline, actions, risks, ...rest }) =>
      write({
        ...rest,
        keyPoints: keyPoints.map((point) => ({ ...point, text: `${point.text}.` })),
        risks: risks.map((risk) => ({ ...risk, text: `${risk.text}.` })),
        ...{ headline: `${headline}.`, actions: actions.map((action) => `${action}.`) },
      }),
  ],
  [
    "emphasis",
    ({ headline, oneLine, ...rest }) =>
      write({
        ...{ ...rest, headline: `**${headline}**` },
        oneLine: oneLine.replace(/^(\S+)/, "**$1**"),
      }),
  ],
  [
    "actions as one text of lines",
    ({ actions, ...rest }) =>
      write({ ...rest, actions: actions.map((action) => `- ${action}`).join("\n") }),
  ],
  [
    "Korean words for values of closed lists",
    ({ risks, adoption, ...rest }) =>
      write({
        ...rest,
        risks: risks.map((risk) => ({
          ...risk,
          basis: risk.basis === "stated" ? "명시" : "추정 (inferred)",
        })),
        adoption: { ...adoption, compute: "소규모" },
      }),
  ],
  ["keys in another order", (draft) => write(Object.fromEntries(Object.entries(draft).reverse()))],
  [
    "typographic quotes",
    (draft) => say(JSON.stringify(draft).replaceAll(/"(headline|oneLine)":/g, "“$1”:")),
  ],
  ["white space", (draft) => say(JSON.stringify(draft, null, 8).replaceAll(': "', ': "  '))],
  ["a trailing comma", (draft) => say(JSON.stringify(draft).replace(/\}$/, ",}"))],
  [
    "a field as JSON text",
    (draft) => write({ ...draft, keyPoints: JSON.stringify(draft.keyPoints) }),
  ],
  ["a list of one", (draft) => write([draft])],
  ["a wrapping key", (draft) => write({ draft })],
  ["decomposed Hangul", (draft) => say(JSON.stringify(draft).normalize("NFD"))],
  [
    "thoughts with the draft, empty content",
    (draft) => think({ content: "", reasoning_content: `Let me think.\n${JSON.stringify(draft)}` }),
  ],
  [
    "thoughts with the draft, no content",
    (draft) => think({ content: null, thinking_content: JSON.stringify(draft) }),
  ],
])("%s costs no question: 20 calls, 20 good cards", async (_, answer) => {
  const { requests, drafted } = await play(answer);

  expect(requests).toHaveLength(20);
  expect(drafted).toHaveLength(20);
  const findings = drafted.flatMap((outcome) => outcome.findings);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(JSON.stringify(drafted)).toBe(JSON.stringify(drafted).normalize("NFC"));
});

test("an unknown tag is named as a matter of style, in this run and in the next", async () => {
  const { drafted, drafting } = await play((draft) =>
    write({ ...draft, tags: ["LLM", "Quantum Basket"] }),
  );
  const again = await draftAll(PAPERS, drafting);
  const named = { check: "tags", severity: "style", excerpt: "Quantum Basket" };

  for (const outcome of [...drafted, ...again.outcomes]) {
    expect(outcome).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining(named)]),
    });
  }
});

test.each<[string, string]>([
  ["white space", "\n".repeat(9_000)],
  ["a phrase", " 그리고 다시".repeat(1_500)],
  ["a paragraph", `${"그리고 다시 ".repeat(60)}끝으로. `.repeat(9)],
])(
  "an answer that looped in %s is asked for again without the schema, and no question gets more room",
  async (_, loop) => {
    const { requests, drafted } = await play((draft, { count, body }) =>
      count > 1
        ? write(draft)
        : {
            body: complete(`${JSON.stringify(draft).slice(0, 200)}${loop}`, {
              finish_reason: "length",
              usage: { prompt_tokens: 1_000, completion_tokens: body.max_tokens },
            }),
          },
    );
    const [first, second] = requests.filter(({ paper }) => paper.id === PAPERS[0]?.id);

    expect(requests).toHaveLength(40);
    expect(drafted).toHaveLength(20);
    expect(new Set(requests.map(({ body }) => body.max_tokens))).toEqual(new Set([2_500]));
    expect(first?.body).toHaveProperty("response_format");
    expect(second?.body).not.toHaveProperty("response_format");
    expect(JSON.stringify(second?.body.messages)).toContain("한 줄로");
    expect(JSON.stringify(second?.body.messages).length).toBeLessThan(
      JSON.stringify(first?.body.messages).length + 200,
    );
  },
);

test("a loop without end fails its paper in words of its own", async () => {
  const { outcomes } = await play(() => ({
    body: complete(`{"keyPoints": [${" ".repeat(5_000)}`, { finish_reason: "length" }),
  }));

  expect(outcomes[0]).toMatchObject({
    failure: { code: "CUT_ANSWER", message: "The answer repeated itself without end, twice." },
  });
});

test("an answer that a provider calls sensitive is withheld, and not asked for again", async () => {
  const { requests, outcomes } = await play(() => ({
    body: complete("", { finish_reason: "sensitive" }),
  }));

  expect(requests).toHaveLength(20);
  expect(outcomes[0]).toMatchObject({
    failure: { code: "REFUSED", message: "The model refused to answer (finish reason sensitive)." },
  });
});

test("what stays wrong is named by its field", async () => {
  const { outcomes } = await play((draft) => write({ ...draft, keyPoints: undefined }));

  expect(outcomes[0]).toMatchObject({
    failure: {
      code: "BAD_ANSWER",
      message: "The answer was no JSON of the draft's shape, twice (keyPoints is missing).",
    },
  });
});
