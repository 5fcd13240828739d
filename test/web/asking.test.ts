import { expect, onTestFinished, test } from "vitest";
import { parseListing } from "../../src/core/paper/listing.ts";
import { complete, openModelServer } from "../support/model-server.ts";
import { makeDraftFrom } from "../support/papers.ts";
import { readDay } from "../support/recorded.ts";
import { askModel, comeIn, openReview } from "../support/review-page.ts";
import { makeUser } from "../support/world.ts";

const [CARD, OTHER] = ["/cards/2602.12036", "/cards/2602.12125"] as const;

/** A reviewer of the bundled day, and a model that answers once it is told to. */
async function openSlowModel() {
  const gate = Promise.withResolvers<void>();
  const { papers } = parseListing(readDay("2026-02-13"));
  const server = await openModelServer(papers, ({ paper }) => ({
    after: gate.promise,
    body: complete(JSON.stringify(makeDraftFrom(paper))),
  }));
  onTestFinished(async () => {
    gate.resolve();
    await server.close();
  });
  const user = makeUser(server.url);
  await user.run("demo");
  return { reviewer: await comeIn(await openReview(user)), answer: gate.resolve };
}

test("a question holds nobody up: other cards are changed meanwhile, and the page says what is asked", async () => {
  const { reviewer, answer } = await openSlowModel();
  const asked = await reviewer.act(`${CARD}/ask`, { remark: "더 쉽게" });
  const meanwhile = await reviewer.act(`${OTHER}/decide`, { decision: "accepted" });
  const under = JSON.parse((await reviewer.get("/asking")).text);
  const again = await reviewer.act(`${CARD}/ask`, { remark: "더 쉽게" });
  answer();
  const told = await askModel(reviewer, OTHER, "더 짧게");

  expect([asked.status, meanwhile.status, again.status]).toEqual([200, 200, 409]);
  expect(under).toMatchObject({ asked: [{ card: "2602.12036", status: "asking" }] });
  expect(under.html).toContain("묻는 중");
  expect(told.match(/답이 왔음/g)).toHaveLength(2);
  expect((await reviewer.get(CARD)).text).toContain("새 초안과 비교하기");
});

test("a question that has failed is told until somebody has looked at it", async () => {
  const user = makeUser("https://api.test/v1", { OPENAI_API_KEY: "" });
  await user.run("demo");
  const reviewer = await comeIn(await openReview(user));
  const told = await askModel(reviewer, CARD, "더 쉽게");
  const still = JSON.parse((await reviewer.get("/asking")).text).html;
  const [, number] = /data-act="seen" data-value="(\d+)"/.exec(told) ?? [];

  await reviewer.act("/seen", { askings: [Number(number)] });

  expect(still).toBe(told);
  expect(told).toContain("답을 받지 못함");
  expect(JSON.parse((await reviewer.get("/asking")).text)).toMatchObject({ html: "" });
});

test("one button closes all that has ended, and nothing that ends after it was shown", async () => {
  const user = makeUser("https://api.test/v1", { OPENAI_API_KEY: "" });
  await user.run("demo");
  const reviewer = await comeIn(await openReview(user));
  await askModel(reviewer, CARD, "더 쉽게");
  const one = JSON.parse((await reviewer.get("/asking")).text).html;
  const two = await askModel(reviewer, OTHER, "더 짧게");
  const [, numbers = ""] = /data-value="(\d+,\d+)">2건 모두 닫기</.exec(two) ?? [];
  await askModel(reviewer, "/cards/2602.12205", "더 길게");

  await reviewer.act("/seen", { askings: numbers.split(",").map(Number) });

  const { asked, html } = JSON.parse((await reviewer.get("/asking")).text);
  expect([one, html].map((told) => told.includes("모두 닫기"))).toEqual([false, false]);
  expect(asked).toMatchObject([{ card: "2602.12205", status: "failed" }]);
});
