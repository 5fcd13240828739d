import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { draftAll } from "../../../src/drafting/draft-all.ts";
import { askForDraft } from "../../../src/drafting/draft-question.ts";
import { probeModel } from "../../../src/model/probe.ts";
import { makeHttp } from "../../support/client.ts";
import { makeDrafting, makeProvider, makeSettings, templates } from "../../support/drafting.ts";
import { complete } from "../../support/model-server.ts";
import { makeDraftOf, makePaperOf, makePapers } from "../../support/papers.ts";
import { repeat, serveBytes } from "../../support/raw-loopback.ts";

const PAPERS = makePapers(2);
const MB = 1024 * 1024;

const respond = (body: string | Buffer, headers = "", status = "200 OK") =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status}\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);
const toEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
const nested = "[".repeat(30_000) + "]".repeat(30_000);
const packed = (text: string | Buffer) => respond(gzipSync(text), "content-encoding: gzip\r\n");

/** What a server sends in place of an answer, what is said of it, and how often each question is sent. */
const ODD: readonly [name: string, bytes: string | Buffer, words: RegExp, tries: number][] = [
  ["another protocol", "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", /answered 101, a switch of protocols/, 2],
  ["101 without a protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", /answered 101, a switch of protocols/, 2],
  ["100 and no more", "HTTP/1.1 100 Continue\r\n\r\n", /answered 100, to go on/, 2],
  ["status 099", "HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n", /answered 099, which is no status/, 2],
  ["status 999", respond("no", "", "999 Odd"), /answered 999, which is no status/, 2],
  ["status 304", "HTTP/1.1 304 Not Modified\r\n\r\n", /answered 304\.$/, 1],
  ["status 204", "HTTP/1.1 204 No Content\r\n\r\n", /answered 204 with an empty body/, 2],
  ["400 with nested detail", respond(`{"detail":${nested}}`, "", "400 Bad"), /answered 400: \{"detail":\[\[/, 1],
  ["200 with nested JSON", respond(`{"choices":${nested}}`), /200 with JSON that is nested deeper than 100 levels/, 2],
  ["gzip that is not announced", respond(gzipSync("{}")), /packed with gzip, which its content-encoding does not say/, 2],
  ["text that is announced as gzip", respond("{}", "content-encoding: gzip\r\n"), /not packed as its content-encoding says/, 2],
  ["an unknown encoding", respond("{}", "content-encoding: klingon\r\n"), /content-encoding "klingon", which cannot be read/, 2],
  ["no UTF-8", respond(Buffer.from([0x7b, 0xff, 0x7d])), /a body that is no valid UTF-8/, 2],
  ["a body of 5 MB", respond("a".repeat(5 * MB)), /answered with more than 524288 bytes/, 1],
  ["5 MB, packed", packed(Buffer.alloc(5 * MB, " ")), /answered with more than 524288 bytes/, 1],
  ["an SSH server", "SSH-2.0-OpenSSH_9.6\r\n", /something that is no HTTP/, 2],
]; // biome-ignore format: a table

/** Answers a request once it has come whole, on each connection. */
async function serve(answer: (socket: Socket) => void) {
  let asked = 0;
  const origin = await serveBytes((socket) => {
    asked += 1;
    answer(socket);
  });
  return { url: `${origin}/v1`, asked: () => asked };
}

test.each(ODD)("%s fails its own paper, named, and is not asked for too often", async (...row) => {
  const [, bytes, words, tries] = row;
  const server = await serve((socket) => socket.end(bytes));

  const { outcomes, endedBy } = await draftAll(PAPERS, makeDrafting(makeSettings(server.url)));

  expect(outcomes.map((outcome) => outcome.status === "failed" && outcome.failure)).toEqual(
    PAPERS.map(() => expect.objectContaining({ message: expect.stringMatching(words) })),
  );
  expect(server.asked()).toBe(PAPERS.length * tries);
  expect(endedBy).toBeNull();
});

/** The doctor's look at a model. */
function askOnce(url: string) {
  const [question, alike] = PAPERS.map((paper) => askForDraft(paper, templates.draft));
  if (question === undefined || alike === undefined) throw new Error("There are two papers.");
  const questions = { question, alike, findProblem: () => null };
  return probeModel(makeProvider(url), makeHttp(), questions, new AbortController().signal);
}

test.each(ODD)("the doctor names %s", async (_, bytes, words) => {
  const server = await serve((socket) => socket.end(bytes));

  const probe = askOnce(server.url);

  await expect(probe).rejects.toMatchObject({
    code: "MODEL",
    message: expect.stringMatching(words),
  });
});

test.each([
  ["the longest text that is kept", complete("가".repeat(64_000))],
  [
    "a draft with the longest reasoning beside it",
    complete(JSON.stringify(makeDraftOf(makePaperOf(0))), {
      reasoning_content: "가".repeat(50_000),
    }),
  ],
])("%s is within the bound, each character escaped", async (_, body) => {
  const escaped = JSON.stringify(body).replaceAll(/[^ -~]/g, toEscape);
  const server = await serve((socket) => socket.end(respond(escaped)));

  const probe = await askOnce(server.url);

  expect(probe.answeredBy).toBe("test-model-2026");
});

const HEAD = "HTTP/1.1 200 OK\r\n";

test.each<[string, (socket: Socket) => void]>([
  ["nothing at all", () => {}],
  [
    "a header that does not end",
    (socket) => {
      socket.write(`${HEAD}x-a: `);
      repeat(socket, () => socket.write("a"));
    },
  ],
  [
    "spaces for ever",
    (socket) => {
      socket.write(`${HEAD}\r\n`);
      repeat(socket, () => socket.write(" "));
    },
  ],
  [
    "events for ever",
    (socket) => {
      socket.write(`${HEAD}content-type: text/event-stream\r\n\r\n`);
      repeat(socket, () => socket.write(": ping\n\n"));
    },
  ],
  [
    "102 for ever",
    (socket) => repeat(socket, () => socket.write("HTTP/1.1 102 Processing\r\n\r\n")),
  ],
])("%s ends with the timeout, and the run after three of them", async (_, answer) => {
  const server = await serve(answer);
  const settings = makeSettings(server.url, { overrides: { timeoutMs: 200 }, concurrency: 8 });

  const { endedBy } = await draftAll(makePapers(30), makeDrafting(settings));

  expect(endedBy).toMatchObject({ reason: "MODEL_UNREACHABLE", endsRun: true });
  expect(endedBy?.message).toMatch(
    /no answer within 0\.2 s\. No answer came of 3 requests in a row/,
  );
  expect(server.asked()).toBeLessThanOrEqual(8 + 4 + 2 + 1);
});

test("an endless body is left at its bound", async () => {
  let sent = 0;
  const server = await serve((socket) => {
    socket.write(`${HEAD}\r\n`);
    const more = () => {
      sent += 65_536;
      if (socket.write(Buffer.alloc(65_536, "a"))) setImmediate(more);
      else socket.once("drain", more);
    };
    more();
  });

  const { outcomes } = await draftAll(PAPERS, makeDrafting(makeSettings(server.url)));

  expect(outcomes).toMatchObject(PAPERS.map(() => ({ failure: { code: "ANSWER_TOO_LONG" } })));
  expect(sent).toBeLessThan(PAPERS.length * 40 * MB);
});
