import { globSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { http, passthrough } from "msw";
import { expect, onTestFinished, test } from "vitest";
import { ASSETS } from "../../src/web/assets.ts";
import { FAULTS, openFaultyWorld } from "../support/faulty-world.ts";
import { HOSTILE_TITLE } from "../support/hostile.ts";
import { network } from "../support/network.ts";
import { askModel, comeIn, openReview, send, toHtml } from "../support/review-page.ts";
import { makeUser, serveHub } from "../support/world.ts";

const CARD = "/2026-02-13/cards/2602.12036";
const SCRIPT = `${ASSETS}/review.js`;
const EDIT = { path: "oneLine", text: "고친 문장입니다." };

/** The bundled day, made and opened for review. */
async function openBundledDay() {
  const user = makeUser();
  await user.run("demo");
  return openReview(user);
}

test("the token opens the page, and comes back as a cookie that no script can read", async () => {
  const { port, url } = await openBundledDay();
  const { pathname, search } = new URL(url);

  const opened = await send(port, pathname + search);

  expect(opened.status).toBe(200);
  expect(opened.text).toContain('content="0; url=/2026-02-13"');
  expect(String(opened.headers["set-cookie"])).toMatch(/^papercards-\d+=[\w-]{43}; .*HttpOnly/);
  expect(String(opened.headers["set-cookie"])).toContain("SameSite=Strict");
  expect(search).toMatch(/^\?token=[\w-]{43}$/);
});

test("without the token and the cookie nothing opens", async () => {
  const { port } = await openBundledDay();
  const paths = [
    "/open",
    "/open?token=",
    "/open?token=guess",
    "/",
    CARD,
    "/2026-02-13/publish",
    SCRIPT,
  ];

  const answers = await Promise.all(paths.map((path) => send(port, path)));

  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 403));
  expect(answers.map(({ headers }) => headers["set-cookie"])).toEqual(paths.map(() => undefined));
  expect(answers.map(({ text }) => text).join()).not.toContain("2602");
});

test("another host name is refused, cookie or not, so that no rebound name reaches the page", async () => {
  const opened = await openBundledDay();
  const { headers } = await comeIn(opened);
  const hosts = ["evil.example", `evil.example:${opened.port}`, "127.0.0.1", "127.0.0.1:1"];

  for (const host of [...hosts, `127.0.0.1.evil.example:${opened.port}`]) {
    const { status } = await send(opened.port, CARD, { headers: { ...headers, host } });
    expect({ host, status }).toEqual({ host, status: 403 });
  }
});

test("a write that does not come from the page itself is refused and changes nothing", async () => {
  const opened = await openBundledDay();
  const reviewer = await comeIn(opened);
  const { origin: _, ...unknown } = reviewer.headers;
  const foreign = ["https://evil.example", "http://127.0.0.1:1", "null", ""];
  const https = `https://127.0.0.1:${opened.port}`;
  const body = JSON.stringify({ ...EDIT, revision: 0 });

  for (const origin of [...foreign, https, undefined]) {
    const headers = origin === undefined ? unknown : { ...unknown, origin };
    const { status } = await send(opened.port, `${CARD}/edit`, { method: "POST", headers, body });
    expect({ origin, status }).toEqual({ origin, status: 403 });
  }
  expect(await reviewer.revision()).toBe(0);
});

test("a write that is no small JSON of the right shape is refused and changes nothing", async () => {
  const opened = await openBundledDay();
  const reviewer = await comeIn(opened);
  const json = "application/json";
  const bodies: [type: string, body: string][] = [
    ["application/x-www-form-urlencoded", "path=oneLine&text=x&revision=0"],
    ["text/plain", JSON.stringify({ ...EDIT, revision: 0 })],
    [json, "{"],
    [json, JSON.stringify({ path: 1 })],
    [json, JSON.stringify({ path: "oneLine", text: "가".repeat(2_001), revision: 0 })],
  ];

  for (const [type, body] of bodies) {
    const headers = { ...reviewer.headers, "content-type": type };
    const { status } = await send(opened.port, `${CARD}/edit`, { method: "POST", headers, body });
    expect({ body: body.slice(0, 40), status }).toEqual({ body: body.slice(0, 40), status: 400 });
  }
  const large = await reviewer.act(`${CARD}/edit`, { ...EDIT, more: "x".repeat(70_000) }, 0);
  expect(large.status).toBe(413);
  expect(await reviewer.revision()).toBe(0);
});

test("only a draft's own fields can be changed, and only to what they may hold", async () => {
  const reviewer = await comeIn(await openBundledDay());
  const strangers = [
    "__proto__",
    "constructor",
    "keyPoints[9].text",
    "keyPoints",
    "oneLine.length",
  ];
  const values: [path: string, text: string][] = [
    ...strangers.map((path): [string, string] => [path, "x"]),
    ["tags", "RAG, 없는 태그"],
    ["tags", ""],
    ["adoption.compute", "huge"],
    ["risks[0].basis", "felt"],
  ];

  for (const [path, text] of values) {
    const answer = await reviewer.act(`${CARD}/edit`, { path, text });
    expect({ path, status: answer.status }).toEqual({ path, status: 400 });
    expect(JSON.parse(answer.text).code).toBe("INPUT");
  }
});

test("who has not seen the newest state is told, and the first one's words stay", async () => {
  const opened = await openBundledDay();
  const [first, second] = [await comeIn(opened), await comeIn(opened)];
  const seen = await second.revision();
  await first.act(`${CARD}/edit`, { path: "oneLine", text: "첫 사람이 쓴 문장입니다." });

  const late = await second.act(`${CARD}/edit`, EDIT, seen);

  expect(late.status).toBe(409);
  expect(JSON.parse(late.text).message).toContain("다른 창");
  expect((await second.get(CARD)).text).toContain("첫 사람이 쓴 문장입니다.");
  for (const path of [
    "/2026-02-13/publish",
    `${CARD}/decide`,
    `${CARD}/revert`,
    `${CARD}/choose`,
  ]) {
    const act = await second.act(path, { decision: "hidden", choice: "new" }, seen);
    expect({ path, status: act.status }).toEqual({ path, status: 409 });
  }
});

test("an address that is none says so", async () => {
  const reviewer = await comeIn(await openBundledDay());
  const files = [
    `${ASSETS}/..%2fpackage.json`,
    `${ASSETS}/constructor`,
    "/2026-02-13/images/..%2f..%2fcli",
  ];
  const papers = [
    "/2026-02-13/cards/2602.99999",
    "/2026-02-13/cards/..%2f..%2fetc",
    "/2026-02-13/images/2602.99999",
    "/nothing",
  ];

  for (const path of [...files, ...papers]) {
    expect({ path, status: (await reviewer.get(path)).status }).toEqual({ path, status: 404 });
  }
});

test("no page may load anything from elsewhere, run anything inline or sit in a frame", async () => {
  const reviewer = await comeIn(await openBundledDay());

  for (const path of ["/", CARD, "/2026-02-13/publish", "/nothing", "/open", SCRIPT]) {
    const { headers } = await reviewer.get(path);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(policy).not.toMatch(/unsafe|http|\*|data:/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
});

test("what a reviewer reads and writes is kept by no browser, and the script and style are", async () => {
  const reviewer = await comeIn(await openBundledDay());
  const cacheControlOf = async (path: string) =>
    (await reviewer.get(path)).headers["cache-control"];

  for (const path of ["/", CARD, "/2026-02-13/publish", "/nothing", "/asking", `${ASSETS}/none.js`])
    expect({ path, kept: await cacheControlOf(path) }).toEqual({ path, kept: "no-store" });
  for (const path of [SCRIPT, `${ASSETS}/review.css`])
    expect(await cacheControlOf(path)).toContain("immutable");
});

test("hostile titles, abstracts and edits stay text", async () => {
  const day = "2026-02-13";
  const summary = `We present ${HOSTILE_TITLE} and measure it on four benchmarks.`;
  const hostile = { id: "2602.00001", title: HOSTILE_TITLE, summary, upvotes: 1 };
  serveHub({ [day]: [{ paper: hostile }] });
  const user = makeUser();
  const reviewer = await comeIn(await openReview(user));

  const { text } = await reviewer.get("/2026-02-13/cards/2602.00001");

  expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(text).not.toMatch(/<img|javascript:alert\(1\)"|onerror="/);
});

test("an edit is escaped on the page and in the difference", async () => {
  const reviewer = await comeIn(await openBundledDay());

  const shown = await reviewer.act(`${CARD}/edit`, {
    path: "oneLine",
    text: "<script>\"&'</script>",
  });
  const publish = await reviewer.get("/2026-02-13/publish");

  expect(toHtml(shown.text)).toContain("&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
  expect(shown.text + publish.text).not.toMatch(/<script>/);
});

test("no other machine reaches the page", async () => {
  const { port } = await openBundledDay();
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");

  for (const { address } of outside) {
    network.use(http.all(`http://${address}:${port}/`, () => passthrough()));
    await expect(send(port, "/", { host: address })).rejects.toThrow("ECONNREFUSED");
  }
});

test.each<[fault: keyof typeof FAULTS, message: RegExp, fix: RegExp]>([
  [
    "nothing listens at the model's address",
    /^이 주소에서 응답하는 서버가 없습니다: 127\.0\.0\.1:9$/,
    /^그 서버를 켜거나 주소 설정을 고치세요: OPENAI_BASE_URL\./,
  ],
  [
    "there is no such model",
    /^이 주소에 그런 모델이 없습니다\.$/,
    /^OPENAI_MODEL을 서버에 있는 모델로 바꾸세요: test-modal, /,
  ],
  ["the key is refused", /^모델 제공자가 API 키를 거부했습니다\.$/, /^OPENAI_API_KEY가 맞는지/],
  [
    "the model follows no schema",
    /^모델의 답이 카드의 형식에 맞지 않았습니다\.$/,
    /^OPENAI_MODEL을 JSON Schema를 따르는 모델로/,
  ],
])(
  "a reviewer who asks the model where %s is told in Korean why, and what to do",
  async (fault, message, fix) => {
    const { environment, close } = await openFaultyWorld(FAULTS[fault]);
    onTestFinished(close);
    const user = makeUser(environment.OPENAI_BASE_URL, environment);
    await user.run("demo");
    const reviewer = await comeIn(await openReview(user));

    const told = await askModel(reviewer, CARD, "더 쉽게");

    const [, said = "", next = ""] =
      /<span class="message">(.*?)<\/span> <span class="fix">(.*?)<\/span>/.exec(told) ?? [];
    expect(said).toMatch(message);
    expect(next).toMatch(fix);
  },
);

test("a file that somebody has spoiled is told in Korean on the page, and in English where it was started", async () => {
  const user = makeUser();
  await user.run("demo");
  const opened = await openReview(user);
  const reviewer = await comeIn(opened);
  const file = join(user.folder, "output/daily/2026/2026-02-13.json");
  writeFileSync(file, "<<<<<<< ours\n");

  const page = await reviewer.get("/2026-02-13/publish");
  const { text } = await reviewer.act(`${CARD}/edit`, EDIT, 0);

  expect(page.status).toBe(502);
  expect(page.text).toContain("파일에 끝나지 않은 병합의 표시가 남아 있습니다.");
  expect(JSON.parse(text)).toMatchObject({
    message: expect.stringMatching(/2026-02-13\.json: 파일에 끝나지 않은 병합의/),
    fix: expect.stringMatching(/^git이 표시한 줄 .*자세한 내용은 검토를 연 터미널에 있습니다\.$/),
  });
  expect(page.text + text).not.toMatch(/holds the marks|Choose between/);
  expect(opened.printed()).toMatch(
    /STORE: \S+2026-02-13\.json holds the marks .*\n {2}fix: Choose/,
  );
});

test("every style of the package reaches the page, in one file", async () => {
  const reviewer = await comeIn(await openBundledDay());
  const { text: style } = await reviewer.get(`${ASSETS}/review.css`);
  const files = globSync("public/styles/*.css");

  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(style).toContain(readFileSync(file, "utf8"));
});
