import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildCard, type Card } from "../../../src/core/card/card.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { SCHEMA_VERSION } from "../../../src/core/digest/names.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { meaningOf } from "../../../src/core/review/document/document.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const { explanation, developerView, headline } = makeDraft();
const [action = ""] = makeDraft().actions;
const EDITED = "사람이 고친 문장입니다.";

/** A document that another version has written so. */
const asWritten =
  (change: (text: string) => string, version = SCHEMA_VERSION) =>
  (text: string) => {
    const written = change(text);
    const sum = createHash("sha256").update(meaningOf(written)).digest("hex").slice(0, 16);
    return written.replace(/checksum [0-9a-f]{16} v\d+/, `checksum ${sum} v${version}`);
  };

function makeFailedCard(): Card {
  const paper = makePaper({ id: "2602.00003", upvotes: 0 });
  const failure = { code: "BAD_ANSWER" as const, message: "No JSON." };
  return buildCard({ status: "failed", paper, artefacts: NOT_LOOKED_UP, failure }, null);
}

/** A day whose document another version has written, with other headings and labels, and its files. */
async function writeDay({
  version = SCHEMA_VERSION,
  withFailed = false,
  write = (text: string) =>
    text
      .replaceAll("한 줄 요약", "요약")
      .replaceAll("**추정**", "**(추정)**")
      .replaceAll("**Upvotes**", "**추천**"),
} = {}) {
  const folder = makeFolder();
  const { digests } = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const other = makePaper({ id: "2602.00002", upvotes: 1 });
  const tags = ["Reasoning"];
  const own = { tags, draft: makeDraft({ tags }) };
  const cards = [makeDraftedCard(own), makeDraftedCard({ ...own, paper: other, image: null })];
  const failed = withFailed ? [makeFailedCard()] : [];
  const listed = [...cards, ...failed];
  const day = buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards: listed });
  await digests.updateDay(DATE, () => day);
  const pathOf = (ending: string) => join(folder, `output/daily/2026/${DATE}.${ending}`);
  const read = (ending: string) => readFileSync(pathOf(ending), "utf8");
  const edit = (change: (text: string) => string) =>
    writeFileSync(pathOf("md"), change(read("md")));
  edit(asWritten(write, version));
  const edited = async () =>
    (await digests.readDay(DATE))?.cards.map(({ provenance }) => provenance?.edited);
  const editData = (change: (text: string) => string) =>
    writeFileSync(pathOf("json"), change(read("json")));
  return { digests, edit, editData, edited, read };
}

/** Changes the last of two places, which is on the second card. */
const changeLast = (from: string, to: string) => (text: string) => {
  const at = text.lastIndexOf(from);
  return `${text.slice(0, at)}${to}${text.slice(at + from.length)}`;
};

const versions = [
  ["of the same form of data", SCHEMA_VERSION],
  ["of an earlier form of data", SCHEMA_VERSION - 1],
  ["of a later form of data", SCHEMA_VERSION + 1],
] as const;

test.each(versions)(
  "texts that a person has edited in the document of a version %s are taken over",
  async (_, version) => {
    const { digests, edit, edited, read } = await writeDay({ version });
    edit(changeLast(explanation, EDITED));
    edit(changeLast(`- ${action}`, "- 고친 항목의 비교"));
    edit(changeLast(`**${headline}**`, "**고친 제목**"));

    expect(await edited()).toEqual([[], ["headline", "actions[0]", "explanation"]]);
    await digests.renderAll();

    expect(read("md")).toContain(EDITED);
    expect(read("md")).toContain("한 줄 요약");
    expect(read("md").match(/고친 제목/g)).toHaveLength(2); // the overview shows it as well
    expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  },
);

test.each(versions)(
  "one in the document of a version %s that cannot be told from its form is left, and the way to it is named",
  async (_, version) => {
    const { digests, edit, read } = await writeDay({ version });
    edit(changeLast(developerView, `${EDITED}\n\n둘째 문단입니다.`));
    const before = read("md");

    const [refusal] = (await digests.findEdits()).refused;
    await digests.renderAll();

    expect(refusal?.message).toContain("2026-02-13.md was edited by hand");
    expect(refusal?.message).toContain("another version of papercards has written this document");
    expect(refusal?.message).not.toMatch(/line \d/);
    expect(refusal?.fix).toMatch(/git restore.*papercards render.*make the edit again/);
    expect(read("md")).toBe(before);
  },
);

const inOverview = (text: string) => text.replace(/^2\. \[.*?\]/m, "2. [고친 제목]");
const belowHeading = changeLast(`**${headline}**`, "**고친 제목**");

test.each([
  ["in the overview alone", inOverview],
  ["below the heading alone", belowHeading],
  ["in both places", (text: string) => inOverview(belowHeading(text))],
])(
  "so is a headline that is edited %s, and with other lines beside cards a text of the data, too",
  async (_, change) => {
    const other = await writeDay();
    other.edit(change);
    expect(await other.edited()).toEqual([[], ["headline"]]);
    const write = (text: string) => text.replace("카드 읽는 법", "읽는 법");
    const { digests, edit, editData, edited, read } = await writeDay({ write });
    edit(change);
    editData(changeLast(developerView, EDITED));

    expect(await edited()).toEqual([[], ["headline", "developerView"]]);
    await digests.renderAll();
    expect(read("md").match(/고친 제목/g)).toHaveLength(2);
    expect(read("md")).toContain(EDITED);
  },
);

/** A document of a version that told less: nothing of how to read a card, and nothing of its parts. */
const withoutLegend = (text: string) =>
  text
    .replace(/^난이도는 .*\n\n/m, "")
    .replace(/(checksum [0-9a-f]{16} v\d+(?: [0-9a-f]{8}){2})(?: [0-9a-f]{8})+/, "$1");

type StoredCard = { paper: { id: string }; hidden: boolean };
const changeCards = (change: (cards: StoredCard[]) => void) => (text: string) => {
  const stored: { cards: StoredCard[] } = JSON.parse(text);
  change(stored.cards);
  return JSON.stringify(stored, null, 2);
};
const hideFirst = changeCards((cards) => Object.assign(cards[0] ?? {}, { hidden: true }));
const takeFirst = changeCards((cards) => cards.shift());
const cutFirst = (text: string) => text.replace(/^## 1\. [\s\S]*?(?=^## 2\. )/m, "");
const cutWithLine = (text: string) => cutFirst(text).replace(/^1\. \[.*\n/m, "");
const editLast = changeLast(explanation, EDITED);
const unchanged = (text: string) => text;

test.each([
  ["hidden in the data", hideFirst, unchanged],
  ["taken out of the data", takeFirst, unchanged],
  ["hidden in the data and cut from the document", hideFirst, cutWithLine],
  ["taken out of both files, with its line in the list", takeFirst, cutWithLine],
])(
  "a card that is %s is taken over from the document of an earlier version, and a text of another card beside it",
  async (_, change, cut) => {
    for (const mend of [unchanged, editLast]) {
      const { digests, edit, editData, read } = await writeDay({ write: withoutLegend });
      editData(change);
      edit((text) => mend(cut(text)));

      await digests.renderAll();

      expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
      const now = (await digests.readDay(DATE))?.cards.map(({ paper: { id }, hidden }) => [
        id,
        hidden,
      ]);
      expect(now).toContainEqual(["2602.12036", true]);
      expect(now).toContainEqual(["2602.00002", false]);
      expect(read("md").includes(EDITED)).toBe(mend === editLast);
    }
  },
);

test.each([
  [
    "its line in the list alone",
    (text: string) => changeLast(developerView, EDITED)(cutFirst(text)),
  ],
  ["a text of it", (text: string) => text.replace(explanation, EDITED)],
  ["an item more of another card", changeLast(`- ${action}`, `- ${action}\n- ${EDITED}`)],
])(
  "beside one that is taken out of such a document's data, %s in the document is left, with the way to it",
  async (_, change) => {
    const { digests, edit, editData, read } = await writeDay({ write: withoutLegend });
    editData(takeFirst);
    edit(change);

    const [refusal] = (await digests.findEdits()).refused;
    await digests.renderAll();

    expect(refusal?.message).toMatch(
      /(?:the card of 2602.12036|that) cannot be taken over: another/,
    );
    expect(refusal?.fix).toMatch(/git restore.*papercards render.*make the edit again/);
    expect(read("md")).toContain(EDITED);
  },
);

test("so are words that are added to texts", async () => {
  const { edit, edited } = await writeDay();
  edit(changeLast(explanation, `사람이 더한 말. ${explanation}`));
  edit(changeLast(`- ${action}`, `- ${action} (더한 말)`));
  edit(changeLast(developerView, `${developerView} 더한 문장입니다.`));

  expect((await edited())?.[1]?.toSorted()).toEqual(["actions[0]", "developerView", "explanation"]);
});

test("an edit in such a document that no field can hold is told with its own line", async () => {
  const { digests, edit, read } = await writeDay();
  const link = "[여기](https://example.com)를 보세요.";
  edit(changeLast(explanation, link));
  const line = read("md").split("\n").indexOf(link) + 1;

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toContain(`line ${line} cannot be taken over: a field holds plain text`);
});

test("by the way that is named, the edit arrives", async () => {
  const { digests, edit, edited, read } = await writeDay();
  const written = read("md");
  edit(changeLast(developerView, `${EDITED}\n\n둘째 문단입니다.`));

  edit(() => written);
  await digests.renderAll();
  edit(changeLast(developerView, EDITED));

  expect(await edited()).toEqual([[], ["developerView"]]);
});

test("what cannot be taken over in a document of this version is told as such, whatever it links to", async () => {
  const { digests, edit, read } = await writeDay();
  await digests.renderAll();
  const date = DigestDate.parse("2026-02-16");
  const next = { date, status: "settled" as const, listed: 9, cards: [] };
  await digests.updateDay(date, () => buildDailyDigest(next));
  expect(read("md")).toContain("2026-02-16.md");
  edit(changeLast(explanation, "[여기](https://example.com)를 보세요."));

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toMatch(/line \d+ cannot be taken over: a field holds plain text/);
});

test("what an earlier version said of a failed card is no edit: the card gets the words of now, and an edit beside it stays", async () => {
  const { digests, edit, edited, read } = await writeDay({ withFailed: true });
  const words = /해당 날짜의 카드를 다음에 만들 때 다시 시도합니다/;
  edit(asWritten((text) => text.replace(words, "다음 실행에서 다시 시도합니다")));
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  edit(changeLast(explanation, EDITED));

  expect(await edited()).toEqual([[], ["explanation"], undefined]);
  await digests.renderAll();

  expect(read("md")).toMatch(words);
  expect(read("md")).not.toContain("다음 실행에서");
  expect(read("md")).toContain(EDITED);
});
