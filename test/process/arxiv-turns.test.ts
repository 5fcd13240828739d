import { expect, onTestFinished, test } from "vitest";
import { openLoopback } from "../support/loopback.ts";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";

/** The Hub and arXiv on one port: each day has one paper without an abstract, and arXiv has none either. */
async function openWorld() {
  const askedAtMs: number[] = [];
  const { origin, close } = await openLoopback((request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    if (url.pathname === "/api/query") {
      askedAtMs.push(performance.now());
      response.end("<feed></feed>");
      return;
    }
    const isFirstPage = url.searchParams.get("p") === "0";
    response.end(isFirstPage ? JSON.stringify([{ paper: { id: "2602.00001" } }]) : "[]");
  });
  onTestFinished(close);
  return { origin, askedAtMs };
}

test("processes that share a cache ask arXiv one after the other, three seconds apart", async () => {
  const { origin, askedAtMs } = await openWorld();
  const folder = makeFolder();
  const environment = { HF_ENDPOINT: origin, ARXIV_ENDPOINT: origin, OPENAI_API_KEY: "sk-test" };

  const runs = ["2026-02-12", "2026-02-13"].map(
    (date) => startPapercards(["run", date], { folder, environment }).ended,
  );
  const ended = await Promise.all(runs);

  expect(ended.map(({ exitCode }) => exitCode)).toEqual([3, 3]);
  const [first = 0, second = 0] = askedAtMs;
  expect(askedAtMs).toHaveLength(2);
  expect(second - first).toBeGreaterThanOrEqual(2_990);
});
