import { expect, onTestFinished, test, vi } from "vitest";
import { openHttpClient } from "../../src/http/open-client.ts";
import { openTellWaits } from "../../src/http/tell-waits.ts";
import { openLoopback } from "../support/loopback.ts";

const LOCAL = new URL("http://127.0.0.1:8080/v1");
const MINUTE_MS = 60_000;

function open() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told: string[] = [];
  const watch = openTellWaits({ onNotice: (message) => told.push(message) });
  return { told, watch, pass: (ms: number) => vi.advanceTimersByTime(ms) };
}

test("a server that never answers is told of again and again, but not of each of 40 requests", () => {
  const { told, watch, pass } = open();

  for (let request = 0; request < 40; request += 1) watch(LOCAL, 9 * MINUTE_MS);
  pass(9 * MINUTE_MS);

  expect(told).toEqual(
    ["5 s", "15 s", "35 s", "75 s", "3 min", "5 min", "7 min", "9 min"].map(
      (waited) => `No whole answer yet from 127.0.0.1:8080 after ${waited}; it gets 9 min.`,
    ),
  );
});

test("a slow server is told of four times, however many answers it gives", () => {
  const { told, watch, pass } = open();

  for (let answer = 0; answer < 100; answer += 1) {
    const end = watch(LOCAL, 9 * MINUTE_MS);
    pass(70_000);
    end();
  }

  expect(told).toHaveLength(4);
});

test("each request that is sent again says so, and answers in time are not told of", () => {
  const { told, watch, pass } = open();

  for (let time = 0; time < 3; time += 1) {
    const end = watch(LOCAL, 3 * MINUTE_MS);
    pass(3 * MINUTE_MS);
    end();
  }
  const before = told.length;
  for (let time = 0; time < 50; time += 1) {
    const end = watch(LOCAL, 3 * MINUTE_MS);
    pass(4_000);
    end();
  }

  expect(before).toBe(7);
  expect(told).toHaveLength(before);
});

test("a body that does not end is waited for as headers are, and told of", async () => {
  const { origin, close } = await openLoopback((_, response) => {
    response.writeHead(200).write("half");
  });
  onTestFinished(close);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const told: string[] = [];
  const onNotice = (message: string) => told.push(message);
  const { signal } = new AbortController();
  const http = openHttpClient({ environment: {}, signal, onNotice });

  const { body } = await http.stream({
    ...{ url: new URL(origin), accept: "*/*", timeoutMs: MINUTE_MS, maxBytes: 1_000, signal },
  });
  for await (const _ of body) {
    vi.advanceTimersByTime(16_000);
    break;
  }

  expect(told).toEqual(
    ["5 s", "15 s"].map((waited) =>
      expect.stringMatching(new RegExp(`No whole answer yet .* after ${waited}; it gets 60 s`)),
    ),
  );
});
