import { spawn } from "node:child_process";
import { once } from "node:events";
import { askForDraft } from "../src/drafting/draft-question.ts";
import { createLedger } from "../src/model/ledger.ts";
import { openModel } from "../src/model/open-model.ts";
import { NO_CACHE } from "../src/model/with-cache.ts";
import { makeHttp } from "../test/support/client.ts";
import { makeSettings } from "../test/support/drafting.ts";
import { makePapers } from "../test/support/papers.ts";
import type { Figure } from "./figure.ts";
import { openLimitedProcess } from "./limited-process.ts";
import { openLimitedServer } from "./limited-server.ts";

const TEMPLATE = { version: "1", system: "Answer in JSON.", user: "{{paper}}" };
const REQUESTS_PER_WINDOW = 300;

/** A minute, shortened; what a request takes is not, so that limits are harder to keep than in life. */
const WINDOW_MS = 12_000;

/** What the server tells, and what the model is told beforehand. */
type Knowledge = {
  name: string;
  requestsPerMinute: number | null;
  hasHeaders: boolean;
  answerMs: number;
};

const KNOWLEDGE: readonly Knowledge[] = [
  { name: "limit set", requestsPerMinute: REQUESTS_PER_WINDOW, hasHeaders: false, answerMs: 20 },
  {
    name: "limit set, answers after 2 s",
    ...{ requestsPerMinute: REQUESTS_PER_WINDOW, hasHeaders: false, answerMs: 2_000 },
  },
  { name: "limit from headers", requestsPerMinute: null, hasHeaders: true, answerMs: 20 },
];

/** Asks 600 questions of a provider that takes 300 in a window, and counts what it had to refuse. */
export async function benchRateLimit(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const knowledge of KNOWLEDGE) figures.push(...(await askMany(knowledge)));
  return figures;
}

async function askMany(knowledge: Knowledge): Promise<Figure[]> {
  const { name, requestsPerMinute, hasHeaders, answerMs } = knowledge;
  const papers = makePapers(2 * REQUESTS_PER_WINDOW);
  const server = await openLimitedProcess({
    limit: REQUESTS_PER_WINDOW,
    windowMs: WINDOW_MS,
    answerMs,
    hasHeaders,
  });
  const model = openModel(
    makeSettings(server.url, {
      ...{ apiKey: null, model: "bench-model", concurrency: 64, requestsPerMinute },
    }),
    { http: makeHttp(), ledger: createLedger(), onNotice: () => {}, cache: NO_CACHE },
    { windowMs: WINDOW_MS },
  );
  const { signal } = new AbortController();
  const answers = await Promise.allSettled(
    papers.map((paper) => model.ask(askForDraft(paper, TEMPLATE), signal)),
  );
  const lost = answers.filter(({ status }) => status === "rejected").length;
  const { accepted, refused } = await server.arrivals();
  server.close();
  return [
    share(`${name}: of the limit used in the two windows that 600 papers need`, {
      value: withinWindows(accepted, 2) / papers.length,
      least: 0.95,
    }),
    share(`${name}: of all calls refused with 429`, {
      value: refused.length / (accepted.length + refused.length),
      most: 0.01,
    }),
    { name: `${name}: cards lost`, value: `${lost}`, goal: "0", isReached: lost === 0 },
  ];
}

function withinWindows(arrivals: readonly number[], windows: number): number {
  const [first = 0] = arrivals;
  return arrivals.filter((atMs) => atMs < first + windows * WINDOW_MS).length;
}

type Bounds = { value: number; least?: number; most?: number };

function share(name: string, { value, least = 0, most = 1 }: Bounds): Figure {
  const goal = least > 0 ? `>= ${least * 100} %` : `<= ${most * 100} %`;
  const isReached = value >= least && value <= most;
  return { name, value: `${(value * 100).toFixed(1)} %`, goal, isReached };
}

/** What {@link benchManyPapers} learns of one process. */
type Measured = { seconds: number; peakMegabytes: number; drafted: number };

/** Drafts thousands of papers in a process of their own, and looks at its memory and its time. */
export async function benchManyPapers(): Promise<Figure[]> {
  const server = await openLimitedServer({ answerMs: 20 });
  const few = await draftMany(server.url, 1_250);
  const many = await draftMany(server.url, 5_000);
  await server.close();
  const growth = many.seconds / few.seconds / 4;
  return [
    {
      name: `resident memory for 5,000 papers, 64 at a time (${many.seconds.toFixed(1)} s)`,
      value: `${many.peakMegabytes.toFixed(0)} MB`,
      goal: "< 300 MB",
      isReached: many.peakMegabytes < 300,
    },
    {
      name: "time a paper with 5,000 papers, against 1,250",
      value: `${growth.toFixed(2)} x`,
      goal: "<= 1.2 x",
      isReached: growth <= 1.2,
    },
    {
      name: "cards of 5,000",
      value: `${many.drafted}`,
      goal: "5000",
      isReached: many.drafted === 5_000,
    },
  ];
}

async function draftMany(url: string, count: number): Promise<Measured> {
  const child = spawn(process.execPath, ["bench/draft-many.ts", url, `${count}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`bench/draft-many.ts exited with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
