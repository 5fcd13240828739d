import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { comeIn, openReview, send } from "../support/review-page.ts";
import { makeUser } from "../support/world.ts";

const CARD = "/2026-02-13/cards/2602.12036";
const EDIT = { path: "oneLine", text: "다시 시작한 뒤에 보낸 문장입니다." };

async function makeReviewer() {
  const user = makeUser();
  await user.run("demo");
  return user;
}

test("a tab that is open works again after a restart, at the same port and with the same cookie", async () => {
  const user = await makeReviewer();
  const first = await openReview(user);
  const reviewer = await comeIn(first);
  await first.stop();

  const second = await openReview(user);
  const { status } = await reviewer.act(`${CARD}/edit`, EDIT, 0);

  expect({ port: second.port, status }).toEqual({ port: first.port, status: 200 });
  expect(second.url).not.toBe(first.url);
});

test("a second page beside the first gets a port of its own, and the first one's is kept", async () => {
  const user = await makeReviewer();
  const first = await openReview(user);
  const beside = await openReview(user);
  await first.stop();
  await beside.stop();

  expect(beside.port).not.toBe(first.port);
  expect((await openReview(user)).port).toBe(first.port);
});

test("what admits a browser is kept where only the user can read it", async () => {
  const user = await makeReviewer();
  await openReview(user);
  const folder = join(user.folder, "cache/page");

  const modes = readdirSync(folder).map((name) => [
    name,
    statSync(join(folder, name)).mode & 0o777,
  ]);

  expect(modes).toEqual([["access.json", 0o600]]);
});

test("a port that was asked for is taken, or none", async () => {
  const user = await makeReviewer();
  const { port } = await openReview(user);

  const { code, stderr } = await user.run(`review 2026-02-13 --no-open --port ${port}`);

  expect(code).not.toBe(0);
  expect(stderr).toContain(`Port ${port} is not available.`);
});

test("a tab whose cookie this page does not know is told what to do", async () => {
  const { port } = await openReview(await makeReviewer());

  const { status, text } = await send(port, CARD);

  expect(status).toBe(403);
  expect(text).toContain("터미널에서 papercards review를 다시 실행하고");
});
