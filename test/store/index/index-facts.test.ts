import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { readFacts } from "../../../src/core/digest/index-archive.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const DAYS = ["2026-02-11", "2026-02-12", "2026-02-13"] as const;
const EDITED = "daily/2026/2026-02-12.json";

const makeDay = (date: string) => {
  const card = makeDraftedCard({ draft: makeDraft({ headline: `${date}의 머리글` }) });
  return buildDailyDigest({
    ...{ date: DigestDate.parse(date), status: "settled", listed: 1 },
    cards: [card],
  });
};

function open(folder: string): Store {
  return openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
}

/** An archive whose index has been written, as a run does. */
async function openArchive({ cache = true } = {}) {
  const folder = makeFolder();
  const store = open(folder);
  if (cache) await store.prepare({ output: [], cache: true });
  for (const date of DAYS) {
    await store.digests.updateDay(DigestDate.parse(date), () => makeDay(date));
  }
  await store.writeIndex();
  const output = join(folder, "output");
  return {
    folder,
    output,
    /** The lines of the newest days in the index as it is written now. */
    readIndex: async ({ isRun = true } = {}) => {
      const now = open(folder);
      if (isRun) await now.prepare({ output: null, cache: true });
      await now.writeIndex();
      const index = readFileSync(join(output, "README.md"), "utf8");
      return (
        index
          .split("\n## ")[1]
          ?.match(/^- .*$/gm)
          ?.map((line) => line.slice(3)) ?? []
      );
    },
  };
}

/** Changes what is remembered of all files: whoever shows it has parsed none of them. */
function mark(folder: string): void {
  change(folder, (text) => text.replaceAll("의 머리글", ", remembered"));
}

/** The same, of files that were left alone for long; and of none are the bytes known. */
function markStamps(folder: string): void {
  mark(folder);
  change(folder, (text) => text.replaceAll(/\t\d+\t\w+$/gm, "\t0\t"));
}

/** Changes the file in which facts are remembered. */
function change(folder: string, edit: (text: string) => string): void {
  const [name = ""] = readdirSync(join(folder, "cache/index"));
  const path = join(folder, "cache/index", name);
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

const line = (date: string, weekday: string, headline: string) =>
  `${date}](daily/2026/${date}.md) ${weekday}: ${headline} (카드 1장)`;
const REMEMBERED = [
  line("2026-02-13", "금", "2026-02-13, remembered"),
  line("2026-02-12", "목", "2026-02-12, remembered"),
  line("2026-02-11", "수", "2026-02-11, remembered"),
];

test("what the index says of files that nobody has touched is remembered", async () => {
  const { folder, readIndex } = await openArchive();
  markStamps(folder);

  expect(await readIndex()).toEqual(REMEMBERED);
});

test("so is what it says of files that a checkout has written again with the same bytes", async () => {
  const { folder, output, readIndex } = await openArchive();
  mark(folder);
  for (const date of DAYS) {
    const path = join(output, `daily/2026/${date}.json`);
    const bytes = readFileSync(path);
    rmSync(path);
    writeFileSync(path, bytes);
  }

  expect(await readIndex()).toEqual(REMEMBERED);
  expect(await readIndex()).toEqual(REMEMBERED);
});

test("a file that was edited is read again, also when its size and time are as before", async () => {
  const { folder, output, readIndex } = await openArchive();
  markStamps(folder);
  const path = join(output, EDITED);
  const { atime, mtime } = statSync(path);
  writeFileSync(path, readFileSync(path, "utf8").replace("의 머리글", "의 첫머리"));
  utimesSync(path, atime, mtime);

  expect(await readIndex()).toEqual([
    REMEMBERED[0],
    line("2026-02-12", "목", "2026-02-12의 첫머리"),
    REMEMBERED[2],
  ]);
});

test("a file that was changed just before its stamp was kept is read again, since that may not tell a second change", async () => {
  const { folder, readIndex } = await openArchive();
  mark(folder);
  change(folder, (text) => text.replaceAll(/\t\w+$/gm, "\t"));

  expect((await readIndex())[0]).toBe(line("2026-02-13", "금", "2026-02-13의 머리글"));
});

test("what is remembered is written again only when a digest has changed", async () => {
  const { folder, readIndex } = await openArchive();
  const read = () => {
    let text = "";
    change(folder, (now) => {
      text = now;
      return now;
    });
    return text;
  };
  const before = read();

  await readIndex();

  expect(read()).toBe(before);
});

test("a digest that is deleted leaves the index, and one that is added comes into it", async () => {
  const { folder, output, readIndex } = await openArchive();
  mark(folder);
  rmSync(join(output, EDITED));
  rmSync(join(output, EDITED.replace("json", "md")));
  const added = DigestDate.parse("2026-02-10");
  await open(folder).digests.updateDay(added, () => makeDay(added));

  expect(await readIndex()).toEqual([
    REMEMBERED[0],
    REMEMBERED[2],
    line("2026-02-10", "화", "2026-02-10의 머리글"),
  ]);
});

test("a file that is torn is an error that names it, as often as it is looked at", async () => {
  const { output, readIndex } = await openArchive();
  const path = join(output, EDITED);
  writeFileSync(path, readFileSync(path, "utf8").slice(0, 500));

  await expect(readIndex()).rejects.toThrow("2026-02-12.json");
  await expect(readIndex()).rejects.toThrow("2026-02-12.json");
});

test.each([
  ["torn", (text: string) => text.slice(0, 100)],
  ["of another version", (text: string) => text.replace(/^.*$/m, "papercards memo  1")],
])("what is remembered in a file that is %s is forgotten", async (_, spoil) => {
  const { folder, readIndex } = await openArchive();
  mark(folder);
  change(folder, spoil);

  expect((await readIndex())[0]).toBe(line("2026-02-13", "금", "2026-02-13의 머리글"));
});

test("a command without a cache, such as render, reads every file", async () => {
  const { folder, readIndex } = await openArchive();
  mark(folder);

  const [newest] = await readIndex({ isRun: false });

  expect(newest).toBe(line("2026-02-13", "금", "2026-02-13의 머리글"));
});

test("where the cache is not this command's to write, nothing is remembered", async () => {
  const { folder } = await openArchive({ cache: false });

  expect(readdirSync(folder)).toEqual(["output"]);
});

test("what is remembered says what it said when its version was last raised", () => {
  const day = makeDay("2026-02-13");
  const failure = { code: "BAD_ANSWER", message: "No JSON." } as const;
  const paper = makePaper({ id: "2602.00001" });
  const failed = buildCard({ status: "failed", paper, artefacts: NOT_LOOKED_UP, failure }, null);

  // Another result of the same digest needs another version in open-store.ts.
  expect(readFacts({ ...day, cards: [...day.cards, failed] })).toEqual({
    ...{ kind: "daily", name: "2026-02-13" },
    line: "- [2026-02-13](daily/2026/2026-02-13.md) 금: 2026-02-13의 머리글 (카드 2장, 실패 1장)",
    shown: "2026-02-13/2602.12036 2026-02-13/2602.00001",
    failed: "2026-02-13/2602.00001",
  });
});
