import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { addDays, type DigestDate, startOf } from "../src/core/date.ts";
import type { Draft } from "../src/core/draft.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { makeDraft } from "./make.ts";

/** Recorded listings, by the day on which the Hub of a test shows them. */
export type Listings = ReadonlyMap<string, unknown[]>;

/** The Hub and the model of a test, on one port of this machine. */
export type RecordedWorld = {
  /** Variables that point a run at it. */
  environment: Record<string, string>;
  /** Papers asked about, by title, once for each request that the model has got. */
  asked: string[];
  /** Called with the number of each request to the model, from 1, before it is answered. */
  onAsked: (listener: (count: number) => void) => void;
  /** Days asked for at the Hub, once for each request. */
  listed: string[];
  /** Requests to the model that are open now. */
  open: () => number;
  close: () => Promise<void>;
};

/** Puts recorded days on weekdays in a row from `first` on; the Hub shows nothing on weekends. */
export function onWeekdays(first: DigestDate, days: readonly unknown[][]): Listings {
  const listings = new Map<string, unknown[]>();
  let date = first;
  for (const items of days) {
    while ([0, 6].includes(startOf(date).getUTCDay())) date = addDays(date, 1);
    listings.set(date, items);
    date = addDays(date, 1);
  }
  return listings;
}

/** Opens a Hub that shows these listings and a model that drafts any paper after `delayMs`. */
export async function openRecordedWorld(
  listings: Listings,
  { delayMs }: { delayMs: number },
): Promise<RecordedWorld> {
  const asked: string[] = [];
  const listed: string[] = [];
  let open = 0;
  let tell: (count: number) => void = () => {};
  const { origin, close } = await openLoopback(async (request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    response.setHeader("content-type", "application/json");
    if (url.pathname === "/api/daily_papers") {
      const date = url.searchParams.get("date") ?? "";
      listed.push(date);
      const items = url.searchParams.get("p") === "0" ? (listings.get(date) ?? []) : [];
      response.end(JSON.stringify(items));
      return;
    }
    open += 1;
    const paper = findPaper((await readBody(request)).toString("utf8"));
    asked.push(paper.title);
    tell(asked.length);
    await sleep(delayMs);
    open -= 1;
    response.end(JSON.stringify(complete(JSON.stringify(draftFrom(paper)))));
  });
  return {
    environment: {
      HF_ENDPOINT: origin,
      ARXIV_ENDPOINT: origin,
      OPENAI_BASE_URL: `${origin}/v1`,
      OPENAI_MODEL: "test-model",
      PAPERCARDS_IMAGES: "none",
    },
    asked,
    onAsked: (listener) => {
      tell = listener;
    },
    listed,
    open: () => open,
    close,
  };
}

/** A completion whose text is given. */
export function complete(text: string): unknown {
  return {
    model: "test-model",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }],
    usage: { prompt_tokens: 1000, completion_tokens: 500 },
  };
}

/** What a question tells of its paper. */
export type AskedPaper = { title: string; abstract: string };

const Asked = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
const PaperLine = z.object({ title: z.string(), abstract: z.string() });

/** The paper that the body of a request is about: its prompt holds it as one line of JSON. */
export function findPaper(body: string): AskedPaper {
  const { messages } = Asked.parse(JSON.parse(body));
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  const line = user.split("\n").find((text) => text.startsWith('{"title"')) ?? "{}";
  return PaperLine.parse(JSON.parse(line));
}

/** A draft that quotes the paper's own abstract and otherwise says what fits any paper. */
export function draftFrom({ abstract }: AskedPaper): Draft {
  const words = abstract.split(" ");
  const { keyPoints, ...rest } = makeDraft();
  const plain = "초록이 말하는 문제와 방법을 그대로 옮겨 적은 핵심 포인트";
  return {
    ...rest,
    keyPoints: keyPoints.map((_, index) => ({
      evidence: words.slice(index * 8, index * 8 + 7).join(" "),
      text: plain,
    })),
    oneLine: "초록에 적힌 방법으로 초록에 적힌 문제를 푸는 방식을 소개하고 실험으로 살펴봅니다.",
    explanation:
      "이 논문은 초록에 적힌 문제에서 출발합니다. 문제를 푸는 방법을 차례로 설명합니다. 방법의 핵심은 초록의 두 번째 문장에 있습니다. 실험에서는 방법을 기준선과 비교합니다. 결과는 초록의 끝에 적혀 있습니다.",
    uncertainty: "비교한 기준선과 학습에 든 비용이 초록에 없습니다.",
    risks: [{ basis: "inferred", evidence: null, text: "다른 데이터에서는 통하지 않을 수 있음" }],
    adoption: {
      reason: "공개된 코드가 초록에 적혀 있지 않습니다.",
      artefact: "none",
      compute: "small",
    },
    tags: ["LLM"],
  };
}
