import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import {
  MAX_HANDED_FILE_BYTES,
  MAX_HANDED_FILES,
} from "../../../src/cli/github/hand-over/manifest.ts";
import { readHandOver } from "../../../src/cli/github/hand-over/read-hand-over.ts";
import { rebuildDay } from "../../../src/core/digest/compose-cards.ts";
import {
  buildWeeklyDigest,
  StoredDigest,
  type StoredWeek,
} from "../../../src/core/digest/digest.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { toJson } from "../../../src/store/to-json.ts";
import {
  HANDED_JSON,
  HANDED_PICTURE,
  type Handed,
  makeHanded,
  makeHandedDay,
  makeManifest,
  writeHanded,
} from "../../support/hand-over.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const NOW = new Date("2026-02-23T12:00:00Z");

/** Something that a runner takes for a command, a terminal for more than text, and a reader for a key. */
const LOUD = "##[add-mask]x\n::error::y \u001b[31m";

/** Writes a file of the hand-over again, so that the manifest knows it as it is. */
const set = (name: string, content: string | Buffer) => (handed: Handed) => {
  handed.files.set(name, content);
};
const setDay = (overrides: Parameters<typeof makeHandedDay>[0]) =>
  set(HANDED_JSON, toJson(makeHandedDay(overrides)));

/** Adds a week of the day's card. */
const setWeek = (overrides: Partial<StoredWeek>) => {
  const week = DigestWeek.parse("2026-W07");
  const whole = buildWeeklyDigest({
    week,
    copiedFrom: null,
    top: 10,
    ...mergeCards([makeHandedDay()]),
  });
  return set("weekly/2026/2026-W07.json", toJson({ ...StoredDigest.parse(whole), ...overrides }));
};
/** Adds a week that is a copy of a day. */
const setCopy = (date: string) =>
  setWeek({ copiedFrom: at(date), papers: [{ date: at(date), id: "2602.12036" }] });
const STRAYS = /2026-W07.json" tells of days that its week cannot tell of/;
const at = (date: string) => DigestDate.parse(date);
const toTags = (week: string) => ({ week: DigestWeek.parse(week), cards: 1, tags: [] });
const INTRO = {
  sentences: [],
  provenance: {
    model: "test-model",
    promptVersion: "1",
    fingerprint: "0",
    draftedAt: "2026-02-14T00:00:00.000Z",
    usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
  },
};

/** Changes the manifest, and nothing else. */
const say =
  (change: (manifest: ReturnType<typeof makeManifest>) => unknown) => (handed: Handed) => {
    handed.manifest = change(makeManifest(handed));
  };

type Change = (handed: Handed) => unknown;

test.each<[string, Change, RegExp]>([
  ["a file without a manifest's name", set("index.html", "<script>"), /manifest.json.*is none/],
  ["a workflow", set(".github/workflows/evil.yml", "on: push"), /manifest.json.*is none/],
  ["a hook", set(".git/hooks/pre-push", "#!/bin/sh"), /manifest.json.*is none/],
  ["attributes", set(".gitattributes", "* filter=x"), /manifest.json.*is none/],
  ["an action", set("action.yml", "runs:"), /manifest.json.*is none/],
  ["Markdown", set("daily/2026/2026-02-13.md", "# x"), /manifest.json.*is none/],
  ["a chart", set("weekly/2026/2026-W07.svg", "<svg onload=x>"), /manifest.json.*is none/],
  ["a digest in another year's folder", set("daily/2025/2026-02-13.json", "{}"), /is none/],
  [
    "a name that leads upwards",
    say((it) => ({
      ...it,
      files: [{ ...it.files[0], name: `daily/../../${HANDED_JSON}` }, it.files[1]],
    })),
    /is none/,
  ],
  [
    "a name with a line break",
    say((it) => ({
      ...it,
      files: [{ ...it.files[0], name: `${HANDED_JSON}\n${LOUD}` }, it.files[1]],
    })),
    /is none/,
  ],
  [
    "an absolute name",
    say((it) => ({ ...it, files: [{ ...it.files[0], name: "/etc/passwd" }, it.files[1]] })),
    /is none/,
  ],
  ["a manifest that is no JSON", say(() => LOUD), /manifest.json.*is none/],
  ["a manifest of another version", say((it) => ({ ...it, formatVersion: 2 })), /is none/],
  [
    "a manifest with more than it may have",
    say((it) => ({ ...it, base: `--upload-pack=${LOUD}` })),
    /is none/,
  ],
  ["a count that is another", say((it) => ({ ...it, count: 1 })), /is none/],
  [
    "a file named twice",
    say(({ files: [one] }) => ({ formatVersion: 1, count: 2, files: [one, one] })),
    /is none/,
  ],
  ["no file", say(() => ({ formatVersion: 1, count: 0, files: [] })), /is none/],
  [
    "a size that is not a number",
    say((it) => ({ ...it, files: it.files.map((one) => ({ ...one, bytes: LOUD })) })),
    /is none/,
  ],
  [
    "more files than there may be",
    say(() => ({
      formatVersion: 1,
      count: MAX_HANDED_FILES + 1,
      files: Array.from({ length: MAX_HANDED_FILES + 1 }, (_, index) => ({
        name: `images/2602.${10_000 + index}.webp`,
        bytes: 1,
        sha256: "0".repeat(64),
      })),
    })),
    /is none/,
  ],
  [
    "more bytes together than there may be",
    say(() => ({
      formatVersion: 1,
      count: 100,
      files: Array.from({ length: 100 }, (_, index) => ({
        name: `images/2602.${10_000 + index}.webp`,
        bytes: MAX_HANDED_FILE_BYTES,
        sha256: "0".repeat(64),
      })),
    })),
    /is none/,
  ],
  [
    "a manifest larger than one can be",
    say(() => " ".repeat(2_000_000)),
    /manifest.json.*is larger than 1048576 bytes/,
  ],
  [
    "a changed file",
    say((it) => ({ ...it, files: it.files.map((one) => ({ ...one, sha256: "0".repeat(64) })) })),
    /is not what the manifest's hash names/,
  ],
  [
    "a size that is not the file's",
    say((it) => ({ ...it, files: it.files.map((one) => ({ ...one, bytes: 7 })) })),
    /is not as long as the manifest says/,
  ],
  [
    "a torn digest",
    set(HANDED_JSON, '{"formatVersion": 1, "kind"'),
    /2026-02-13.json" is torn, or no digest/,
  ],
  [
    "a digest of bytes that are no text",
    set(HANDED_JSON, Buffer.from([0xff, 0xfe, 0x7b])),
    /is torn, or no digest/,
  ],
  [
    "JSON that is no digest",
    set(HANDED_JSON, '{"__proto__": {"kind": "daily"}}'),
    /is torn, or no digest/,
  ],
  [
    "tags that a person is said to have chosen from nowhere",
    setDay({
      cards: [
        makeDraftedCard({
          draft: makeDraft({ tags: ["LLM", LOUD] }),
          provenance: makeProvenance({ edited: ["tags"] }),
        }),
      ],
    }),
    /2026-02-13.json" has tags by a person that are on no list/,
  ],
  ["JSON nested without end", set(HANDED_JSON, "[".repeat(200_000)), /is torn, or no digest/],
  [
    "a digest under another date's name",
    set("daily/2026/2026-02-12.json", toJson(makeHandedDay())),
    /2026-02-12.json" holds a digest of another name/,
  ],
  [
    "a day under a week's name",
    set("weekly/2026/2026-W07.json", toJson(makeHandedDay())),
    /holds a digest of another name/,
  ],
  [
    "a day that the calendar does not have",
    set("daily/2026/2026-02-30.json", toJson(makeHandedDay())),
    /another name/,
  ],
  [
    "a day before Daily Papers",
    set(
      "daily/1999/1999-01-01.json",
      toJson(makeHandedDay({ date: DigestDate.parse("1999-01-01") })),
    ),
    /1999-01-01.json" is about a time before Daily Papers/,
  ],
  [
    "a day that has not begun",
    set(
      "daily/2026/2026-02-24.json",
      toJson(makeHandedDay({ date: DigestDate.parse("2026-02-24") })),
    ),
    /2026-02-24.json" is about a time that has not begun/,
  ],
  ["a week copied from a day of the future", setCopy("2099-01-01"), STRAYS],
  ["a week copied from a later week", setCopy("2026-02-16"), STRAYS],
  ["a week copied from 1999", setCopy("1999-01-01"), STRAYS],
  [
    "a week that names a card of a day outside it",
    setWeek({ papers: [{ date: at("2026-02-06"), id: "2602.12036" }] }),
    STRAYS,
  ],
  [
    "a weekday without papers that is none of its own",
    setWeek({ emptyDays: [at("2026-02-16")] }),
    STRAYS,
  ],
  ["a weekday to come that is none of its own", setWeek({ openDays: [at("2026-02-16")] }), STRAYS],
  ["a copy that names a card of another day", setWeek({ copiedFrom: at("2026-02-12") }), STRAYS],
  [
    "a week that counts tags of a later one",
    setWeek({ tagWeeks: ["2026-W08", "2026-W07"].map(toTags) }),
    STRAYS,
  ],
  [
    "a week that counts tags of one week twice",
    setWeek({ tagWeeks: ["2026-W07", "2026-W07"].map(toTags) }),
    STRAYS,
  ],
  [
    "a week that names papers it does not have",
    setWeek({ intro: { ...INTRO, sentences: [{ text: "다른 논문.", papers: ["2602.99999"] }] } }),
    STRAYS,
  ],
  [
    "a paper twice",
    setDay({ cards: [makeDraftedCard(), makeDraftedCard()] }),
    /holds a paper twice/,
  ],
  [
    "a picture of another paper",
    setDay({ cards: [makeDraftedCard({ image: "images/2602.99999.webp" })] }),
    /shows a picture of another paper/,
  ],
  [
    "a picture outside",
    setDay({ cards: [makeDraftedCard({ image: "../../.github/x.webp" })] }),
    /is torn, or no digest/,
  ],
  [
    "code that is a script",
    setDay({ cards: [makeDraftedCard({ paper: makePaper({ codeUrl: "javascript:alert(1)" }) })] }),
    /links something else than a page/,
  ],
  [
    "a thumbnail that is a file",
    setDay({ cards: [makeDraftedCard({ paper: makePaper({ thumbnailUrl: "file:///x" }) })] }),
    /links something else than a page/,
  ],
  [
    "a paper's address elsewhere",
    setDay({ cards: [makeDraftedCard({ paper: makePaper({ url: "https://evil.example/" }) })] }),
    /is torn, or no digest/,
  ],
  [
    "a picture that no digest shows",
    setDay({ cards: [makeDraftedCard({ image: null })] }),
    /12036.webp" is a picture that no digest shows/,
  ],
  [
    "HTML as a picture",
    set(HANDED_PICTURE, "<html><script>"),
    /12036.webp" is no picture as it is stored/,
  ],
  [
    "SVG as a picture",
    set(HANDED_PICTURE, '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    /is no picture/,
  ],
  [
    "a picture's head and no more",
    set(HANDED_PICTURE, Buffer.from("RIFF\x10\0\0\0WEBPVP8 <script>")),
    /is no picture/,
  ],
])("what was handed over is refused with a sentence: %s", async (_, change, problem) => {
  const handed = await makeHanded();
  change(handed);

  const refused = await failOf(writeHanded(handed));

  expect(refused).toMatchObject({ code: "USAGE", message: expect.stringMatching(problem) });
  expect(refused.message).not.toMatch(/##\[|\p{Cc}|::|upload-pack/u);
});

test.each<[string, (folder: string) => void, RegExp]>([
  ["no folder", (folder) => rmSync(folder, { recursive: true }), /^Nothing was handed over/],
  [
    "a file for the folder",
    (folder) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, LOUD);
    },
    /^Nothing was handed over/,
  ],
  [
    "a link for the folder",
    (folder) => {
      renameSync(folder, `${folder}2`);
      symlinkSync(`${folder}2`, folder);
    },
    /^Nothing was handed over/,
  ],
  [
    "no manifest",
    (folder) => rmSync(join(folder, "manifest.json")),
    /^Nothing was handed over: manifest.json is missing/,
  ],
  [
    "a folder for the manifest",
    (folder) => {
      rmSync(join(folder, "manifest.json"));
      mkdirSync(join(folder, "manifest.json"));
    },
    /manifest.json" is a folder/,
  ],
  [
    "a link for the manifest",
    (folder) => {
      rmSync(join(folder, "manifest.json"));
      symlinkSync("/etc/passwd", join(folder, "manifest.json"));
    },
    /manifest.json" is a link/,
  ],
  ["a missing file", (folder) => rmSync(join(folder, HANDED_JSON)), /2026-02-13.json" is missing/],
  [
    "a folder for a file",
    (folder) => {
      rmSync(join(folder, HANDED_JSON));
      mkdirSync(join(folder, HANDED_JSON));
    },
    /2026-02-13.json" is (?:a folder|not named)/,
  ],
  [
    "a file for a folder",
    (folder) => {
      rmSync(join(folder, "images"), { recursive: true });
      writeFileSync(join(folder, "images"), "");
    },
    /"images" is not named|is missing/,
  ],
  [
    "a link for a file",
    (folder) => {
      rmSync(join(folder, HANDED_JSON));
      symlinkSync("/etc/passwd", join(folder, HANDED_JSON));
    },
    /2026-02-13.json" is a link/,
  ],
  [
    "a link for a folder",
    (folder) => {
      renameSync(join(folder, "daily"), join(dirname(folder), "daily"));
      symlinkSync("../daily", join(folder, "daily"));
    },
    /"daily" is not named/,
  ],
  [
    "a file that is not named",
    (folder) => writeFileSync(join(folder, "daily/2026/x.json"), "{}"),
    /"daily\/2026\/x.json" is not named/,
  ],
  [
    "a file whose name is a command",
    (folder) => writeFileSync(join(folder, LOUD.replaceAll("/", "")), "{}"),
    /a file is not named/,
  ],
  [
    "a folder that is not named",
    (folder) => mkdirSync(join(folder, ".git/hooks"), { recursive: true }),
    /".git" is not named/,
  ],
  [
    "a huge file that the manifest calls small",
    (folder) => truncateSync(join(folder, HANDED_JSON), 4 * 1024 ** 3),
    /is larger than 5242880 bytes/,
  ],
])(
  "a folder that is not as it was left is refused with a sentence: %s",
  async (_, change, problem) => {
    const folder = writeHanded(await makeHanded());
    change(folder);

    const refused = await failOf(folder);

    expect(refused).toMatchObject({ code: "USAGE", message: expect.stringMatching(problem) });
    expect(refused.message).not.toMatch(/##\[|\p{Cc}|::|root:/u);
  },
);

test("thousands of files are refused at the first that is not named", async () => {
  const folder = writeHanded(await makeHanded());
  mkdirSync(join(folder, "images/more"));
  for (let index = 0; index < 3_000; index += 1)
    writeFileSync(join(folder, `images/more/${index}`), "");

  expect((await failOf(folder)).message).toMatch(/not named/);
});

test("what is taken is parsed and encoded again, whatever else it held", async () => {
  const handed = await makeHanded();
  const day = { ...makeHandedDay(), evil: LOUD };
  const metadata = { exif: { IFD0: { Copyright: "<script>alert(1)</script>" } } };
  const original = await sharp(Buffer.from(handed.files.get(HANDED_PICTURE) ?? ""))
    .withMetadata(metadata)
    .webp()
    .toBuffer();
  set(HANDED_JSON, JSON.stringify(day))(handed);
  set(HANDED_PICTURE, original)(handed);

  const { digests, pictures } = await readHandOver(writeHanded(handed), NOW);

  expect(digests).toEqual([rebuildDay(makeHandedDay())]);
  const picture = Buffer.from(pictures.get(HANDED_PICTURE) ?? []);
  expect(original.toString("latin1")).toContain("<script>");
  expect(picture.toString("latin1")).not.toContain("<script>");
  expect(await sharp(picture).metadata()).toMatchObject({ format: "webp", width: 64, height: 36 });
});

test("findings, ratings and tags are made again of what was handed over", async () => {
  const handed = await makeHanded();
  const explanation = "검사에 걸릴 글입니다. It is all in English, and so no card at all.";
  const draft = makeDraft({ explanation });
  const cards = [makeDraftedCard({ draft, tags: ["Free Money"] })];
  setDay({ cards })(handed);

  const { digests } = await readHandOver(writeHanded(handed), NOW);

  const [day] = digests;
  const [taken] = day?.kind === "daily" ? day.cards : [];
  expect(taken?.findings.map(({ severity }) => severity)).toContain("error");
  expect(taken?.confidence).toBe("하");
  expect(taken?.tags).toEqual(["Reinforcement Learning", "Reasoning"]);
});

test("a digest of a day that has not begun is refused", async () => {
  const folder = writeHanded(await makeHanded());

  const refused = await readHandOver(folder, new Date("2026-02-12T12:00:00Z")).catch(
    (error) => error,
  );

  expect(refused.message).toContain("has not begun");
});

async function failOf(folder: string): Promise<Error & { code: string }> {
  return readHandOver(folder, NOW).then(
    () => {
      throw new Error("It was taken.");
    },
    (error) => error,
  );
}

test("nothing of a folder without the two is read: a stranger's folder", async () => {
  expect((await failOf(makeFolder())).message).toContain("manifest.json");
});

test("of what a person is said to have edited, nothing but names of fields is taken", async () => {
  const handed = await makeHanded();
  const fields = ["oneLine", "keyPoints", "risks[0].text", "adoption.need", "actions[3]"];
  const edited = [
    ...fields,
    "nonsense",
    "draft",
    "",
    "oneLine\n::error::",
    "constructor",
    "tags[x]",
  ];
  setDay({ cards: [makeDraftedCard({ provenance: makeProvenance({ edited }) })] })(handed);

  const { digests } = await readHandOver(writeHanded(handed), NOW);

  expect(digests).toMatchObject([{ cards: [{ provenance: { edited: fields } }] }]);
});

test.each([
  ["of its days", setWeek({})],
  ["that is a copy of a day before it", setCopy("2026-02-06")],
])("a week %s is taken", async (_, change) => {
  const handed = await makeHanded();
  change(handed);

  const { digests } = await readHandOver(writeHanded(handed), NOW);

  expect(digests.map(({ kind }) => kind)).toEqual(["daily", "weekly"]);
});
