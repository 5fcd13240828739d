import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { openLoopback } from "../support/loopback.ts";
import { readDay } from "../support/recorded.ts";
import { onWeekdays, openRecordedWorld } from "../support/recorded-world.ts";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-13");

/** Most memory that a run takes, whatever it is sent, in megabytes; Node and the program take some hundred. */
const MOST_MB = 250;

/** Runs the program, and answers the most memory that it took, in megabytes. */
async function measure(args: readonly string[], environment: Record<string, string>) {
  const run = startPapercards(args, { folder: makeFolder(), environment });
  let megabytes = 0;
  const timer = setInterval(() => {
    megabytes = Math.max(megabytes, readPeak(run.process.pid));
  }, 20);
  const ended = await run.ended.finally(() => clearInterval(timer));
  return { ...ended, megabytes };
}

/** The most memory that a process has taken so far; 0 when it has ended. */
function readPeak(id: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function serve(listener: RequestListener): Promise<string> {
  const { origin, close } = await openLoopback(listener);
  onTestFinished(close);
  return origin;
}

/** Sends a piece for as long as somebody reads. */
const endless =
  (piece: string): RequestListener =>
  (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(piece)) {}
    };
    response.on("drain", more);
    more();
  };

const text = "word ".repeat(3_600);
const HUBS: [name: string, toPage: (page: number) => string][] = [
  [
    "pages without end, of nearly the most bytes",
    (page) =>
      JSON.stringify(
        Array.from({ length: 100 }, (_, index) => ({
          paper: { id: `2602.${10_000 + 100 * page + index}`, summary: text },
        })),
      ),
  ],
  ["nearly the most empty objects", () => `[${"{},".repeat(99_000)}{}]`],
  ["nearly the most numbers", () => `[${"0,".repeat(1_000_000)}0]`],
];

test.runIf(process.platform === "linux").each(HUBS)(
  "a Hub that sends %s does not fill the memory",
  async (_, toPage) => {
    const origin = await serve(({ url = "" }, response) => {
      if (!url.startsWith("/api/daily_papers")) response.writeHead(404).end();
      else response.end(toPage(Number(new URL(url, "http://hub.test").searchParams.get("p"))));
    });

    const { exitCode, megabytes } = await measure(["run", DAY], { HF_ENDPOINT: origin });

    expect(exitCode).toBe(1);
    expect(megabytes).toBeGreaterThan(30);
    expect(megabytes).toBeLessThan(MOST_MB);
  },
);

test.runIf(process.platform === "linux")(
  "a page of the Hub with nearly the most bytes does not fill the memory",
  async () => {
    const page = `<div data-props="${"&quot;".repeat(800_000)}">`;
    const origin = await serve(({ url = "" }, response) => {
      if (url.startsWith("/papers/date/")) response.end(page);
      else response.writeHead(404).end();
    });

    const { exitCode, megabytes } = await measure(["run", DAY], { HF_ENDPOINT: origin });

    expect(exitCode).toBe(1);
    expect(megabytes).toBeLessThan(MOST_MB);
  },
);

test.runIf(process.platform === "linux").each([
  ["a body without end", endless("a".repeat(65_536))],
  [
    "an answer of nearly the most bytes",
    ((_, response) => void response.end(LONG)) as RequestListener,
  ],
])("a model that sends %s does not fill the memory, many at once", async (_, listener) => {
  const world = await openRecordedWorld(onWeekdays(DAY, [readDay(DAY)]), { delayMs: 0 });
  onTestFinished(world.close);
  const model = await serve(listener);
  const environment = { ...world.environment, OPENAI_BASE_URL: `${model}/v1` };

  const { megabytes, stderr } = await measure(["run", DAY, "--top", "16"], environment);

  expect(stderr).toContain("FAILED");
  expect(megabytes).toBeLessThan(MOST_MB);
});

const LONG = JSON.stringify({
  choices: [
    { finish_reason: "stop", message: { content: `{"keyPoints":[${"1,".repeat(31_000)}` } },
  ],
});
