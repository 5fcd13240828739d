import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { HOSTILE_TITLE } from "../hostile.ts";
import { comeIn, openReview, send } from "../review.ts";
import { makeUser, serveHub } from "../world.ts";

const CARD = "/cards/2602.12036";
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

  expect(opened.status).toBe(303);
  expect(opened.headers.location).toBe("/");
  expect(String(opened.headers["set-cookie"])).toMatch(/^papercards-\d+=[\w-]{43}; .*HttpOnly/);
  expect(String(opened.headers["set-cookie"])).toContain("SameSite=Strict");
  expect(search).toMatch(/^\?token=[\w-]{43}$/);
});

test.each([
  "/open",
  "/open?token=",
  "/open?token=guess",
  "/",
  CARD,
  "/publish",
  "/assets/review.js",
])("%s stays shut without the token and the cookie", async (path) => {
  const { port } = await openBundledDay();

  const { status, headers, text } = await send(port, path);

  expect(status).toBe(403);
  expect(headers["set-cookie"]).toBeUndefined();
  expect(text).not.toContain("2602");
});

test.each([
  "evil.example",
  "evil.example:PORT",
  "127.0.0.1",
  "127.0.0.1:1",
  "127.0.0.1.evil.example:PORT",
  "",
])(
  "a request for host %j is refused, cookie or not, so that no rebound name reaches the page",
  async (host) => {
    const opened = await openBundledDay();
    const { headers } = await comeIn(opened);

    const { status } = await send(opened.port, CARD, {
      headers: { ...headers, host: host.replace("PORT", `${opened.port}`) },
    });

    expect(status === 403 || status === 400).toBe(true);
  },
);

test.each([
  ["another site", "https://evil.example"],
  ["another port", "http://127.0.0.1:1"],
  ["another scheme", "https://127.0.0.1:PORT"],
  ["nowhere", "null"],
  ["an unknown page", undefined],
])("a write from %s is refused and changes nothing", async (_, origin) => {
  const opened = await openBundledDay();
  const reviewer = await comeIn(opened);
  const { origin: __, ...rest } = reviewer.headers;
  const headers =
    origin === undefined ? rest : { ...rest, origin: origin.replace("PORT", `${opened.port}`) };

  const { status } = await send(opened.port, `${CARD}/edit`, {
    method: "POST",
    headers,
    body: JSON.stringify({ ...EDIT, revision: 0 }),
  });

  expect(status).toBe(403);
  expect(await reviewer.revision()).toBe(0);
});

test.each([
  ["a form", "application/x-www-form-urlencoded", "path=oneLine&text=x&revision=0"],
  ["plain text", "text/plain", JSON.stringify({ ...EDIT, revision: 0 })],
  ["no JSON", "application/json", "{"],
  ["another shape", "application/json", JSON.stringify({ path: 1 })],
  [
    "a text that is too long",
    "application/json",
    JSON.stringify({ path: "oneLine", text: "가".repeat(2_001), revision: 0 }),
  ],
  [
    "a body that is too large",
    "application/json",
    JSON.stringify({ ...EDIT, revision: 0, more: "x".repeat(70_000) }),
  ],
])("a write with %s is refused and changes nothing", async (_, type, body) => {
  const opened = await openBundledDay();
  const reviewer = await comeIn(opened);

  const { status } = await send(opened.port, `${CARD}/edit`, {
    method: "POST",
    headers: { ...reviewer.headers, "content-type": type },
    body,
  });

  expect(status).toBe(400);
  expect(await reviewer.revision()).toBe(0);
});

test.each([
  "__proto__",
  "constructor",
  "keyPoints[9].text",
  "keyPoints",
  "draft.oneLine",
  "oneLine.length",
  "",
])("a field named %j is none that can be changed", async (path) => {
  const reviewer = await comeIn(await openBundledDay());

  const { status, text } = await reviewer.act(`${CARD}/edit`, { path, text: "x" });

  expect({ status, code: JSON.parse(text).code }).toEqual({ status: 400, code: "INPUT" });
});

test.each([
  ["tags", "RAG, 없는 태그"],
  ["tags", ""],
  ["adoption.compute", "huge"],
  ["risks[0].basis", "felt"],
])("%s cannot become %j", async (path, text) => {
  const reviewer = await comeIn(await openBundledDay());

  expect((await reviewer.act(`${CARD}/edit`, { path, text })).status).toBe(400);
});

test("who has not seen the newest state is told, and the first one's words stay", async () => {
  const opened = await openBundledDay();
  const [first, second] = [await comeIn(opened), await comeIn(opened)];
  const seen = await second.revision();
  await first.act(`${CARD}/edit`, { path: "oneLine", text: "첫 사람이 쓴 문장입니다." });

  const late = await second.act(`${CARD}/edit`, EDIT, seen);

  expect(late.status).toBe(409);
  expect(JSON.parse(late.text).message).toContain("다른 사람");
  expect((await second.get(CARD)).text).toContain("첫 사람이 쓴 문장입니다.");
});

test.each(["/publish", `${CARD}/decide`, `${CARD}/revert`, `${CARD}/choose`])(
  "%s wants the newest state, too",
  async (path) => {
    const reviewer = await comeIn(await openBundledDay());
    await reviewer.act(`${CARD}/edit`, EDIT);

    const late = await reviewer.act(path, { decision: "hidden", choice: "new" }, 0);

    expect(late.status).toBe(409);
  },
);

test.each([
  "/cards/2602.99999",
  "/cards/..%2f..%2fetc",
  "/assets/..%2fpackage.json",
  "/assets/constructor",
  "/images/2602.99999",
  "/images/..%2f..%2fcli",
  "/nothing",
])("%s is nothing", async (path) => {
  const reviewer = await comeIn(await openBundledDay());

  expect((await reviewer.get(path)).status).toBe(404);
});

test.each(["/", CARD, "/publish", "/nothing", "/open", "/assets/review.css"])(
  "%s may load nothing from elsewhere, run nothing inline and sit in no frame",
  async (path) => {
    const reviewer = await comeIn(await openBundledDay());

    const { headers } = await reviewer.get(path);

    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*|data:/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
  },
);

test("hostile titles, abstracts and edits stay text", async () => {
  const day = "2026-02-13";
  const hostile = { id: "2602.00001", title: HOSTILE_TITLE, summary: HOSTILE_TITLE, upvotes: 1 };
  serveHub({ [day]: [{ paper: hostile }] });
  const user = makeUser();
  await user.run(`run ${day} --dry-run`);
  const reviewer = await comeIn(await openReview(user));

  const { text } = await reviewer.get("/cards/2602.00001");

  expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(text).not.toMatch(/<img|javascript:alert\(1\)"|onerror="/);
});

test("an edit is escaped on the page and in the difference", async () => {
  const reviewer = await comeIn(await openBundledDay());

  const shown = await reviewer.act(`${CARD}/edit`, {
    path: "oneLine",
    text: "<script>\"&'</script>",
  });
  const publish = await reviewer.get("/publish");

  expect(shown.text).toContain("&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
  expect(shown.text + publish.text).not.toMatch(/<script>/);
});

test("no other machine reaches the page", async () => {
  const { port } = await openBundledDay();
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");

  for (const { address } of outside) {
    await expect(send(port, "/", { host: address })).rejects.toThrow("ECONNREFUSED");
  }
});
