import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toJson } from "../../../src/store/to-json.ts";
import { makeSiteDay } from "../../support/made-site.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeUser, type User } from "../../support/world.ts";

/** A user with the data of some days of one card each. */
function makeReader(...dates: string[]): User {
  const user = makeUser();
  for (const [index, date] of dates.entries()) addDay(user, date, `2602.0000${index}`);
  return user;
}

function addDay({ folder }: User, date: string, id: string, hidden = false): void {
  const card = makeDraftedCard({ paper: makePaper({ id }), image: null, hidden });
  mkdirSync(join(folder, "output/daily/2026"), { recursive: true });
  writeFileSync(join(folder, `output/daily/2026/${date}.json`), toJson(makeSiteDay(date, [card])));
}

const listSite = ({ folder }: User) =>
  readdirSync(join(folder, "site"), { recursive: true, encoding: "utf8" }).toSorted();

test("site makes pages of the archive, and the second time writes nothing", async () => {
  const user = makeReader("2026-02-12", "2026-02-13");

  const first = await user.run("site");
  const second = await user.run("site");

  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^site has 2 cards in \d+ files \(\d+ written, 0 removed\)/);
  expect(second.stderr).toContain("(0 written, 0 removed)");
  expect(listSite(user)).toContain("papers/2602.00001.html");
});

test("what is brought up to date is the same, byte by byte, as what is made anew", async () => {
  const [grown, fresh] = [makeReader("2026-02-12"), makeReader("2026-02-12", "2026-02-13")];
  await grown.run("site");
  addDay(grown, "2026-02-13", "2602.00001");
  await grown.run("site");
  await fresh.run("site");

  const read = (user: User) =>
    listSite(user)
      .filter((path) => statSync(join(user.folder, "site", path)).isFile())
      .map((path) => [path, readFileSync(join(user.folder, "site", path), "utf8")]);
  expect(read(grown)).toEqual(read(fresh));
});

test("the pages of a card that is hidden, and of a day that is gone, go away", async () => {
  const user = makeReader("2026-02-12", "2026-02-13");
  await user.run("site");
  addDay(user, "2026-02-13", "2602.00001", true);
  rmSync(join(user.folder, "output/daily/2026/2026-02-12.json"));

  await user.run("site");

  expect(listSite(user).filter((path) => /2602\.|2026-02-1/.test(path))).toEqual([]);
});

test("a file of the site that somebody has removed is made again", async () => {
  const user = makeReader("2026-02-13");
  await user.run("site");
  rmSync(join(user.folder, "site/papers/2602.00000.html"));

  await user.run("site");

  expect(listSite(user)).toContain("papers/2602.00000.html");
});

test("a folder with something else in it is refused, and left as it is", async () => {
  const user = makeReader("2026-02-13");
  mkdirSync(join(user.folder, "site"));
  writeFileSync(join(user.folder, "site/thesis.txt"), "mine");

  const ran = await user.run("site");

  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain("site holds thesis.txt, and is no site of papercards.");
  expect(listSite(user)).toEqual(["thesis.txt"]);
});

test("a site whose making was broken off is made whole, and what it left goes away", async () => {
  const user = makeReader("2026-02-13");
  const site = join(user.folder, "site");
  mkdirSync(join(site, "papers"), { recursive: true });
  writeFileSync(join(site, ".papercards-site.json"), '{"version":"","groups":{}}');
  writeFileSync(join(site, "papers/2601.00001.html"), "of a card that is hidden by now");
  writeFileSync(join(site, "CNAME"), "papers.example.org");

  const ran = await user.run("site");

  expect(ran.code).toBe(0);
  expect(listSite(user)).not.toContain("papers/2601.00001.html");
  expect(listSite(user)).toEqual(expect.arrayContaining(["CNAME", "papers/2602.00000.html"]));
});

test("a link inside the site's folder is not followed", async () => {
  const user = makeReader("2026-02-13");
  const elsewhere = join(user.folder, "elsewhere");
  mkdirSync(elsewhere);
  await user.run("site");
  rmSync(join(user.folder, "site/papers"), { recursive: true });
  symlinkSync(elsewhere, join(user.folder, "site/papers"));

  const ran = await user.run("site");

  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("is a link to a folder");
  expect(readdirSync(elsewhere)).toEqual([]);
});

test("a digest that cannot be read is named, and keeps no other from the site", async () => {
  const user = makeReader("2026-02-12", "2026-02-13");
  writeFileSync(join(user.folder, "output/daily/2026/2026-02-12.json"), '{"schemaVersion": 2');

  const ran = await user.run("site");

  expect(ran.code).toBe(3);
  expect(ran.stderr).toContain("2026-02-12.json");
  expect(listSite(user)).toContain("daily/2026/2026-02-13.html");
});

test("another address makes every page anew, and one that is none is refused", async () => {
  const user = makeReader("2026-02-13");
  await user.run("site");

  const ran = await user.run("site --url https://name.github.io/papers");
  const wrong = await user.run("site --url name.github.io");

  expect(ran.stderr).not.toContain("(0 written");
  expect(readFileSync(join(user.folder, "site/sitemap.xml"), "utf8")).toContain(
    "<loc>https://name.github.io/papers/</loc>",
  );
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("--url");
});
