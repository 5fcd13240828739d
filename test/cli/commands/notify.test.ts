import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { toJson } from "../../../src/store/to-json.ts";
import { openLoopback } from "../../support/loopback.ts";
import { makeSiteDay } from "../../support/made-site.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
import { readTree } from "../../support/read-tree.ts";
import { makeUser, type User } from "../../support/world.ts";

const SECRET = "T000/B000/very-secret-path";

/** What a webhook answers, one after the other; the last one again and again. */
type Answer = { status: number; body?: string; headers?: Record<string, string> };

/** A webhook on this machine, and a user whose messages go there. */
async function openHook(...answers: Answer[]) {
  const bodies: { title: string }[] = [];
  const server = await openLoopback(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    bodies.push(JSON.parse(text));
    const {
      status,
      body = "",
      headers = {},
    } = answers[Math.min(bodies.length, answers.length) - 1] ?? {
      status: 200,
    };
    response.writeHead(status, headers);
    response.end(body);
  });
  onTestFinished(server.close);
  const address = `${server.origin}/${SECRET}`;
  const user = makeUser(undefined, { PAPERCARDS_WEBHOOK_URLS: address });
  addDay(user, "2026-02-12", "2602.00001");
  addDay(user, "2026-02-13", "2602.00002");
  return { user, bodies, address };
}

function addDay(
  { folder }: User,
  date: string,
  id: string,
  status: "settled" | "provisional" = "settled",
) {
  const card = makeDraftedCard({ paper: makePaper({ id }), image: null });
  mkdirSync(join(folder, "output/daily/2026"), { recursive: true });
  const day = makeSiteDay(date, [card], { status });
  writeFileSync(join(folder, `output/daily/2026/${date}.json`), toJson(day));
}

test("the newest settled day is told once, however often it is run", async () => {
  const { user, bodies } = await openHook({ status: 200 });
  addDay(user, "2026-02-16", "2602.00003", "provisional");

  const first = await user.run("notify --own-network");
  const second = await user.run("notify --own-network");
  const again = await user.run("notify --own-network --again");

  expect([first.code, second.code, again.code]).toEqual([0, 0, 0]);
  expect(second.stderr).toContain("webhook (address 1) was told of 2026-02-13 before.");
  expect(bodies.map(({ title }) => title)).toEqual(Array(2).fill("2월 13일 Daily Papers · 1장"));
});

test("another day, and a failed run, are told by their own names", async () => {
  const { user, bodies } = await openHook({ status: 204 });

  await user.run("notify --own-network");
  await user.run("notify 2026-02-12 --own-network");
  await user.run("notify --failed --own-network");

  expect(bodies.map(({ title }) => title)).toEqual([
    "2월 13일 Daily Papers · 1장",
    "2월 12일 Daily Papers · 1장",
    "Daily Papers 카드를 만드는 실행이 실패했습니다",
  ]);
});

test("links lead to the site, else to the repository, else to the Hub", async () => {
  const { user } = await openHook({ status: 200 });
  const urlOf = async (environment: Record<string, string>) => {
    const { stdout } = await user.run("notify --own-network --dry-run", {
      environment: { ...user.environment, ...environment },
    });
    return /"url": "([^"]+)"/.exec(stdout)?.[1];
  };
  const repository = {
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "name/papers",
    GITHUB_REF_NAME: "main",
    PAPERCARDS_OUTPUT_DIR: "output",
  };

  expect(await urlOf({ PAPERCARDS_SITE_URL: "https://papers.io" })).toBe(
    "https://papers.io/daily/2026/2026-02-13.html",
  );
  expect(await urlOf(repository)).toBe(
    "https://github.com/name/papers/blob/main/output/daily/2026/2026-02-13.md",
  );
  expect(await urlOf({})).toBe("https://huggingface.co/papers/date/2026-02-13");
});

test.each([
  ["busy for a moment", [{ status: 429, headers: { "retry-after": "1" } }, { status: 200 }]],
  ["in trouble for a moment", [{ status: 503 }, { status: 500 }, { status: 200 }]],
])("a target that is %s is asked again", async (_, answers) => {
  const { user, bodies } = await openHook(...answers);

  expect((await user.run("notify --own-network")).code).toBe(0);
  expect(bodies).toHaveLength(answers.length);
});

test.each([
  ["leads elsewhere", { status: 302, headers: { location: "https://evil.io/" } }, "status 302"],
  ["is gone", { status: 410 }, "Make a new webhook"],
  ["is not there", { status: 404, body: "no_service" }, "no_service"],
  ["takes nothing so large", { status: 413 }, "status 413"],
  [
    "is busy for an hour",
    { status: 429, headers: { "retry-after": "3600" } },
    "Run the same command again later",
  ],
  [
    "answers with a web page",
    { status: 200, body: "<!DOCTYPE html><title>Sign in</title>" },
    "a web page",
  ],
])(
  "a target that %s is named with what to do, and told the next time",
  async (_, answer, words) => {
    const { user, bodies } = await openHook(answer);

    const first = await user.run("notify --own-network");
    const asked = bodies.length;
    await user.run("notify --own-network");

    expect(first.code).toBe(1);
    expect(first.stderr).toContain("DELIVERY: webhook (address 1)");
    expect(first.stderr).toContain(words);
    expect(bodies.length).toBeGreaterThan(asked);
  },
);

test("no address is printed or kept, whatever happens", async () => {
  const { user, address } = await openHook({ status: 404, body: `no hook at ${SECRET}` });

  const ran = await user.run("notify --own-network");
  const refused = await user.run("notify");

  const kept = JSON.stringify([...readTree(join(user.folder, "cache"))]);
  for (const text of [ran.stderr, refused.stderr, kept]) {
    expect(text).not.toContain(address);
    expect(text).not.toContain(SECRET);
  }
});

test("addresses of this machine and those without encryption are refused before anything is sent", async () => {
  const { user, bodies } = await openHook({ status: 200 });
  const run = (urls: string) =>
    user.run("notify", { environment: { ...user.environment, PAPERCARDS_WEBHOOK_URLS: urls } });

  const own = await user.run("notify");
  const bare = await run("http://example.com/hook");
  const none = await run("slack");

  expect([own.code, bare.code, none.code]).toEqual([2, 2, 2]);
  expect(own.stderr).toContain("into a machine or network of your own with its address 1");
  expect(bare.stderr).toContain("unencrypted");
  expect(none.stderr).toContain("has no web address as its address 1");
  expect(bodies).toEqual([]);
});

test("a target that hangs up may have the message, so that nothing is sent again by itself", async () => {
  const asked: string[] = [];
  const server = await openLoopback((request) => {
    asked.push(request.url ?? "");
    request.socket.destroy();
  });
  onTestFinished(server.close);
  const user = makeUser(undefined, { PAPERCARDS_WEBHOOK_URLS: `${server.origin}/hook` });
  addDay(user, "2026-02-13", "2602.00002");

  const first = await user.run("notify --own-network");
  const second = await user.run("notify --own-network");

  expect(first.stderr).toContain("Nobody knows whether it has arrived");
  expect(second.code).toBe(0);
  expect(asked).toHaveLength(1);
});

test("one target that fails keeps no other from its message", async () => {
  const { user, bodies, address } = await openHook({ status: 200 });
  const dead = "http://127.0.0.1:9/hook";

  const ran = await user.run("notify --own-network", {
    environment: { ...user.environment, PAPERCARDS_WEBHOOK_URLS: `${dead}, ${address}` },
  });

  expect(ran.code).toBe(3);
  expect(bodies).toHaveLength(1);
});

test("without an address or a settled day there is nothing to tell", async () => {
  const { user } = await openHook({ status: 200 });

  const none = await user.run("notify", {
    environment: { ...user.environment, PAPERCARDS_WEBHOOK_URLS: "" },
  });
  const missing = await user.run("notify 2026-02-10 --own-network");

  expect(none.stderr).toContain("PAPERCARDS_WEBHOOK_URLS names no address.");
  expect(missing.stderr).toContain("There is no digest of 2026-02-10.");
  expect(readFileSync(join(user.folder, "output/daily/2026/2026-02-13.json"), "utf8")).not.toBe("");
});
