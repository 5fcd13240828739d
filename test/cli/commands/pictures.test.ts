import { existsSync } from "node:fs";
import { join } from "node:path";
import { HttpResponse, http } from "msw";
import sharp from "sharp";
import { expect, test } from "vitest";
import { network } from "../../support/network.ts";
import { readDay } from "../../support/recorded.ts";
import { openRecordedModel, readDailyDigest } from "../../support/recorded-run.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const ID = "2602.09877";
const SOON = { now: () => new Date("2026-02-16T12:00:00Z") };
const picture = await sharp({
  create: { width: 32, height: 18, channels: 3, background: "#336699" },
})
  .png()
  .toBuffer();

async function open(): Promise<User> {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openRecordedModel(readDay(DAY));
  return makeUser(url, { PAPERCARDS_IMAGES: "download", PAPERCARDS_TOP: "1" });
}

function serve(body: Buffer | string, contentType: string | null = "image/png"): void {
  const headers = contentType === null ? undefined : { "content-type": contentType };
  network.use(
    http.get("https://cdn-thumbnails.huggingface.co/*", () =>
      HttpResponse.arrayBuffer(Uint8Array.from(Buffer.from(body)).buffer, headers && { headers }),
    ),
  );
}

const imageOf = (user: User) => readDailyDigest(user, DAY).cards[0]?.image;
const isStored = ({ folder }: User) => existsSync(join(folder, `output/images/${ID}.webp`));

test.each(["binary/octet-stream", "", null, "Image/PNG", "text/html"])(
  "a picture that its server calls %j is a picture",
  async (contentType) => {
    const user = await open();
    serve(picture, contentType);

    const { code, stderr } = await user.run(`run ${DAY}`);

    expect([code, isStored(user)]).toEqual([0, true]);
    expect(imageOf(user)).toBe(`images/${ID}.webp`);
    expect(stderr).not.toContain("No picture");
  },
);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

test.each([
  ["nothing at all", "", /is empty/],
  ["half a picture", picture.subarray(0, 50), /cannot be read as a PNG/],
  ["HTML", "<html></html>", /is no PNG, JPEG, WebP or GIF/],
  ["an SVG", SVG, /is no PNG, JPEG, WebP or GIF/],
  ["more than a thumbnail has", Buffer.alloc(6_000_000), /more than 2097152 bytes/],
])("%s under the name of a picture is told, and fails no card", async (_name, body, problem) => {
  const user = await open();
  serve(body);

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect([code, isStored(user), imageOf(user)]).toEqual([0, false, null]);
  expect(stderr).toMatch(new RegExp(`No picture of ${ID} \\(.*${problem.source}`));
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("a missing picture is tried again by every run of the look-back window, and costs no call", async () => {
  const user = await open();
  serve("");
  await user.run(`run ${DAY}`, SOON);

  const second = await user.run("run --json", SOON);
  serve(picture);
  const third = await user.run("run --json", SOON);
  const fourth = await user.run("run --json", SOON);

  const days = [second, third, fourth].map(({ stdout }) => JSON.parse(stdout));
  const isMade = (report: { digests: { date: string }[] }) =>
    report.digests.some(({ date }) => date === DAY);
  expect(days.map(isMade)).toEqual([true, true, false]);
  expect(days.map(({ calls }) => calls)).toEqual([0, 0, 0]);
  expect([isStored(user), imageOf(user)]).toEqual([true, `images/${ID}.webp`]);
});

test("a backfill does not count a day as done while a picture is missing", async () => {
  const user = await open();
  serve("");
  await user.run(`backfill ${DAY} ${DAY}`);
  serve(picture);

  await user.run(`backfill ${DAY} ${DAY}`);

  expect([isStored(user), imageOf(user)]).toEqual([true, `images/${ID}.webp`]);
});
