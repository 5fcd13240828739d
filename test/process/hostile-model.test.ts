import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { serveBytes } from "../support/raw-loopback.ts";
import { readDay } from "../support/recorded.ts";
import { onWeekdays, openRecordedWorld } from "../support/recorded-world.ts";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-13");

/** The Hub of a test, and a model that answers with these bytes. */
async function open(bytes: string) {
  const world = await openRecordedWorld(onWeekdays(DAY, [readDay(DAY)]), { delayMs: 0 });
  onTestFinished(world.close);
  const origin = await serveBytes((socket) => socket.write(bytes));
  return { ...world.environment, OPENAI_BASE_URL: `${origin}/v1` };
}

test.each([
  [
    "101 with a protocol",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  ],
  ["101 without one", "HTTP/1.1 101 Switching Protocols\r\n\r\n"],
  ["status 099", "HTTP/1.1 099 Odd\r\n\r\n"],
])("a model that answers %s ends a run and the doctor with 1 and a sentence", async (_, bytes) => {
  const environment = await open(bytes);

  for (const args of [["run", DAY, "--top", "2"], ["doctor"]]) {
    const { exitCode, stdout, stderr } = await startPapercards(args, {
      ...{ folder: makeFolder(), environment },
    }).ended;

    expect(stdout + stderr).toMatch(
      /answered (?:101, a switch of protocols|099, which is no status)/,
    );
    expect(stdout + stderr).not.toMatch(/unsettled|^\s+at /m);
    expect(exitCode).toBe(1);
  }
});
