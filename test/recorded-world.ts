import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { addDays, type DigestDate, startOf } from "../src/core/date.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { makePaper } from "./make.ts";
import { complete } from "./model-server.ts";
import { makeDraftFrom } from "./papers.ts";

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
    response.end(JSON.stringify(complete(JSON.stringify(makeDraftFrom(makePaper(paper))))));
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
