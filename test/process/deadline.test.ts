import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** A process of its own, since the clock of every timer in it is a made-up one. */
const program = `
  import { createServer } from "node:http";
  import { once } from "node:events";

  // Timers that fire when this test says so, without \`refresh\`: undici then makes a new one for each tick.
  const timers = new Map();
  let now = 0;
  globalThis.setTimeout = (run, delay, ...rest) => {
    const timer = { unref: () => timer, ref: () => timer };
    timers.set(timer, { at: now + delay, run: () => run(...rest) });
    return timer;
  };
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  const tick = (ms) => {
    now += ms;
    for (const [timer, { at, run }] of timers) if (at <= now && timers.delete(timer)) run();
  };

  const { openHttpClient } = await import(${JSON.stringify(pathToFileURL("src/http/open-client.ts").href)});

  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const http = openHttpClient({ environment: {}, signal: new AbortController().signal });
  const asking = http.stream({
    url: new URL("http://127.0.0.1:" + server.address().port),
    accept: "*/*",
    timeoutMs: 3_600_000,
    maxBytes: 1_000,
    signal: new AbortController().signal,
  });
  const [, response] = await once(server, "request");
  const pass = async (seconds) => {
    for (let half = 0; half < 2 * seconds; half += 1) tick(500);
    await new Promise(setImmediate);
  };
  await pass(1_200);
  response.write("late, ");
  const chunks = (await asking).body[Symbol.asyncIterator]();
  let told = new TextDecoder().decode((await chunks.next()).value);
  await pass(1_200);
  response.end("but whole");
  told += new TextDecoder().decode((await chunks.next()).value);
  console.log(told);
  process.exit();`;

test("an answer may take as long as the deadline lets it, before its headers and within its body", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    program,
  ]);

  expect(stdout).toBe("late, but whole\n");
});
