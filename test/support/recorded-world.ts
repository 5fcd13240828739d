import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { addDays, type DigestDate, startOf } from "../../src/core/paper/date.ts";
import { describeUnlinked } from "./artefact-hub.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { makePaper } from "./make.ts";
import { complete } from "./model-server.ts";
import { makeDraftFrom } from "./papers.ts";
import { listOn } from "./recorded.ts";
import { answerVerdicts, listAsked } from "./verdicts.ts";

/** Recorded listings, by the day on which the Hub of a test shows them. */
export type Listings = ReadonlyMap<string, unknown[]>;

/** What is asked of it: a day's listing, or a draft of the paper of this title, with the answer that is due. */
type WorldRequest =
  | { kind: "listing"; date: string }
  | { kind: "question"; title: string; draft: string };

/** An answer in place of the one that is due. */
export type OtherAnswer = { status: number; body: unknown };

/** The Hub and the model of a test, on one port of this machine. */
export type RecordedWorld = {
  /** Variables that point a run at it. */
  environment: Record<string, string>;
  /** Papers asked about, by title, once for each request that the model has got. */
  asked: string[];
  /** Called with the number of each request to the model, from 1; it is answered when this resolves. */
  onAsked: (listener: (count: number) => unknown) => void;
  /** Days asked for at the Hub, once for each request. */
  listed: string[];
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

type WorldOptions = {
  delayMs: number;
  /** An answer in place of the one that is due; null for that. */
  answerOtherwise?: (request: WorldRequest) => OtherAnswer | null;
  /** The clock of the Hub. @default it tells no time */
  now?: () => Date;
};

/** Opens a Hub that shows these listings and a model that drafts any paper after `delayMs`. */
export async function openRecordedWorld(
  listings: Listings,
  { delayMs, answerOtherwise = () => null, now }: WorldOptions,
): Promise<RecordedWorld> {
  const asked: string[] = [];
  const listed: string[] = [];
  let tell: (count: number) => unknown = () => {};
  const list = (search: URLSearchParams): OtherAnswer => {
    const date = search.get("date") ?? "";
    listed.push(date);
    const items = search.get("p") === "0" ? (listings.get(date) ?? []) : [];
    const other = answerOtherwise({ kind: "listing", date });
    return other ?? { status: 200, body: listOn(date, items) };
  };
  const draft = async (question: string): Promise<OtherAnswer> => {
    const { title, answer } = answerQuestion(question);
    asked.push(title);
    await tell(asked.length);
    await sleep(delayMs);
    const other = answerOtherwise({ kind: "question", title, draft: answer });
    return other ?? { status: 200, body: complete(answer) };
  };
  const { origin, close } = await openLoopback(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const answers = new Map([
      ["/api/daily_papers", async () => list(searchParams)],
      ["/v1/chat/completions", async () => draft((await readBody(request)).toString("utf8"))],
    ]);
    const paper = pathname.match(/^\/api\/papers\/(?<id>.+)$/)?.groups?.id;
    const other =
      paper === undefined
        ? { status: 404, body: {} }
        : { status: 200, body: describeUnlinked(paper) };
    const { status, body } = (await answers.get(pathname)?.()) ?? other;
    const date = now?.().toUTCString();
    response.sendDate = false; // the days of a test are not those of this machine
    response.writeHead(status, { "content-type": "application/json", ...(date && { date }) });
    response.end(JSON.stringify(body));
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
    close,
  };
}

const Asked = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
const PaperLine = z.object({ title: z.string(), abstract: z.string() });

/** What a question is about, and an answer to it: a draft of the paper, verdicts that support it, or sentences on the week. */
export function answerQuestion(body: string): { title: string; answer: string } {
  const { messages } = Asked.parse(JSON.parse(body));
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  const line = user.split("\n").find((text) => text.startsWith('{"title"'));
  if (line === undefined) return { title: "week", answer: JSON.stringify(WEEK) };
  const paper = PaperLine.parse(JSON.parse(line));
  if (listAsked(user).length > 0) return { title: paper.title, answer: answerVerdicts(user) };
  return { title: paper.title, answer: JSON.stringify(makeDraftFrom(makePaper(paper))) };
}

const WEEK = {
  sentences: [
    { papers: [1, 2], text: "두 논문은 학습 비용을 줄이는 자리를 서로 다른 곳에서 찾았습니다." },
    { papers: [1, 99], text: "목록에 없는 논문을 든 문장은 독자에게 보이지 않아야 합니다." },
  ],
};
