import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { toJson } from "../src/store/to-json.ts";
import { writeHanded } from "../test/support/hand-over.ts";
import { openRequests } from "../test/support/people.ts";
import { makeDay, openReviewArchive, type ReviewArchive } from "../test/support/review-archive.ts";
import { checkOut, git } from "../test/support/runner.ts";
import { makeFolder } from "../test/support/temporary.ts";

const DAYS = ["2026-02-11", "2026-02-12", "2026-02-13"] as const;
const mdOf = (date: string) => `output/daily/2026/${date}.md`;
const jsonOf = (date: string) => `output/daily/2026/${date}.json`;

const filesOf = ({ origin }: ReviewArchive, branch: string) =>
  git(origin, "diff", "--name-only", `main...${branch}`).split("\n");

/** Opens a request for each day, as if nobody had merged since. */
async function openDays(...days: ReturnType<typeof makeDay>[]) {
  const archive = await openReviewArchive();
  const done = await archive.run(...days);
  expect(done.exitCode, done.printed).toBe(0);
  const requestOf = (date: string) =>
    archive.server.open(`papercards/${date}`) ?? expect.fail(`no request of ${date}`);
  return { ...archive, done, requestOf };
}

test("each day is one request with its own files, and no week or index is among them", async () => {
  const archive = await openDays(...DAYS.map((date) => makeDay(date)));

  expect(openRequests(archive.server).map(({ head, title }) => [head, title])).toEqual(
    DAYS.map((date) => [`papercards/${date}`, `Daily Papers ${date}`]),
  );
  for (const date of DAYS) {
    expect(filesOf(archive, `papercards/${date}`)).toEqual([jsonOf(date), mdOf(date)]);
  }
  expect(archive.done.outputs["pull-request-number"]).toBe("3");
  expect(archive.requestOf(DAYS[0]).body).toMatch(/papercards review[\s\S]*papercards:skip/);
});

test("a week is a request of its own, of merged days only, made again after each merge", async () => {
  const archive = await openDays(...DAYS.map((date) => makeDay(date)));
  const { people, run, requestOf, server } = archive;

  people.merge(requestOf("2026-02-12"));
  await run();
  const first = server.open("papercards/2026-W07") ?? expect.fail();
  expect(filesOf(archive, "papercards/2026-W07")).toEqual([
    "output/README.md",
    mdOf("2026-02-12"), // links to its week now
    "output/weekly/2026/2026-W07.json",
    "output/weekly/2026/2026-W07.md",
    "output/weekly/2026/2026-W07.svg",
  ]);
  expect(first.body.match(/^- \[ \]/gm)).toHaveLength(2);

  people.merge(requestOf("2026-02-11"));
  await run();
  const again = server.open("papercards/2026-W07");
  expect(again?.number).toBe(first.number);
  expect(again?.body.match(/^- \[ \]/gm)).toHaveLength(4);
  expect(await archive.settle()).toBe(3);
  expect(await archive.renderChanges()).toBe("");
  expect(git(archive.origin, "branch", "--list", "papercards/*")).toBe("");
});

test("links to a day that was merged later travel with the week, and touch no day that has a request", async () => {
  const archive = await openDays(...DAYS.map((date) => makeDay(date)));
  const { people, run, requestOf } = archive;
  people.merge(requestOf("2026-02-11"));
  people.merge(requestOf("2026-02-12"));
  const before = people.read("main", mdOf("2026-02-11"));

  await run();

  const week = "papercards/2026-W07";
  expect(before).not.toContain("2026-02-12 →");
  expect(people.read(week, mdOf("2026-02-11"))).toContain("[2026-02-12 →](2026-02-12.md)");
  expect(filesOf(archive, week)).not.toContain(mdOf("2026-02-13"));
  expect(filesOf(archive, "papercards/2026-02-13")).toEqual([
    jsonOf("2026-02-13"),
    mdOf("2026-02-13"),
  ]);
  expect(people.read("papercards/2026-02-13", mdOf("2026-02-13"))).toContain("[← 2026-02-12]");
});

const [FIRST, SECOND, THIRD] = DAYS;

/** What people do to the three open requests before they are merged. */
function disturb({ people, requestOf }: Awaited<ReturnType<typeof openDays>>): void {
  people.updateBranch(requestOf(FIRST));
  people.edit(`papercards/${SECOND}`, "README.md", (text) => `${text}formatted\n`, "Format");
  people.edit(`papercards/${THIRD}`, mdOf(THIRD), (text) =>
    text.replace(/정답을 자동으로.*/, EDITED),
  );
}

const EDITED = "사람이 고친 문장입니다.";

/** Two of the orders; `review-orders` has all of five days. */
const ORDERS = [
  [DAYS[1], DAYS[0], DAYS[2]],
  [DAYS[2], DAYS[1], DAYS[0]],
] as const;

test.each(ORDERS)(
  "merged as %s, %s, %s, with everything that people do between, nothing conflicts and nothing is lost",
  async (...order) => {
    const archive = await openDays(...DAYS.map((date) => makeDay(date)));
    const { origin, people, run, requestOf } = archive;
    people.merge(requestOf(order[0] ?? FIRST));
    disturb({
      ...archive,
      requestOf: (date) => (date === order[0] ? requestOf(order[1] ?? FIRST) : requestOf(date)),
    });
    const done = await run();
    expect(done.exitCode, done.printed).toBe(0);
    for (const date of order.slice(1)) {
      people.merge(requestOf(date));
      await run();
    }
    await archive.settle();

    for (const date of DAYS) expect(people.read("main", mdOf(date))).toContain(date);
    expect(people.read("main", "output/README.md")).toContain(`[${THIRD}]`);
    expect(await archive.renderChanges()).toBe("");
    expect(git(origin, "branch", "--list", "papercards/*")).toBe("");
    const isEditedMerged = order[0] === THIRD;
    if (!isEditedMerged) expect(people.read("main", jsonOf(THIRD))).toContain(EDITED);
    if (order[0] !== SECOND) expect(people.read("main", "README.md")).toContain("formatted");
  },
);

test("after Update branch, a request still is the program's: it is renewed on the newest base, and ticks stay", async () => {
  const archive = await openDays(makeDay(FIRST), makeDay(SECOND));
  const { origin, people, requestOf, run } = archive;
  people.merge(requestOf(FIRST));
  people.updateBranch(requestOf(SECOND));
  const request = requestOf(SECOND);
  request.body = request.body.replace("- [ ] 1", "- [x] 1");
  const ticked = request.body;

  await run();

  expect(git(origin, "rev-parse", `papercards/${SECOND}~1`)).toBe(git(origin, "rev-parse", "main"));
  expect(requestOf(SECOND).body).toBe(ticked);
  const [card] = makeDay(SECOND).cards;
  await run(makeDay(SECOND, { uncertainty: "다른 메모입니다." }));
  expect(requestOf(SECOND).body).not.toContain("- [x]");
  expect(card?.status).toBe("ok");
});

test("a formatter's commit elsewhere stays, and the branch is brought onto the newest base below it", async () => {
  const archive = await openDays(makeDay(FIRST), makeDay(SECOND));
  const { origin, people, requestOf, run } = archive;
  people.merge(requestOf(FIRST));
  people.edit(`papercards/${SECOND}`, "README.md", (text) => `${text}formatted\n`, "Format");

  await run(makeDay(SECOND, { uncertainty: "새 메모입니다." }));

  const branch = `papercards/${SECOND}`;
  expect(people.read(branch, "README.md")).toContain("formatted");
  expect(people.read(branch, jsonOf(SECOND))).toContain("새 메모입니다.");
  expect(git(origin, "merge-base", "main", branch)).toBe(git(origin, "rev-parse", "main"));
});

test.each(["edit", "amend"] as const)(
  "a reviewer's %s of a document on the branch goes into the data, and what is made later does not undo it",
  async (how) => {
    const archive = await openDays(makeDay(FIRST));
    const { people, requestOf, run, server } = archive;
    const branch = `papercards/${FIRST}`;
    people[how](branch, mdOf(FIRST), (text) => text.replace(/정답을 자동으로.*/, EDITED));

    await run(makeDay(FIRST, { developerView: "모델이 새로 쓴 문장입니다." }));
    const taken = people.read(branch, jsonOf(FIRST));
    await run(makeDay(FIRST, { developerView: "모델이 또 새로 쓴 문장입니다." }));

    expect(taken).toContain(`"developerView": "${EDITED}"`);
    expect(taken).toMatch(/"edited": \[\s*"developerView"/);
    expect(people.read(branch, jsonOf(FIRST))).toBe(taken);
    expect(people.read(branch, mdOf(FIRST))).toContain(EDITED);
    expect(requestOf(FIRST).comments).toEqual([]);
    people.merge(requestOf(FIRST));
    await archive.settle();
    expect(people.read("main", "output/weekly/2026/2026-W07.md")).toContain(EDITED);
    expect(server.kept.filter(({ state }) => state === "open")).toEqual([]);
  },
);

test("an edit that no field can hold stays, and is refused in the open once", async () => {
  const archive = await openDays(makeDay(FIRST));
  const { people, requestOf, run } = archive;
  const branch = `papercards/${FIRST}`;
  people.edit(branch, mdOf(FIRST), (text) =>
    text.replace(/정답을 자동으로.*/, "[여기](https://example.com)"),
  );
  const edited = people.read(branch, mdOf(FIRST));

  const first = await run(makeDay(FIRST, { uncertainty: "새 메모입니다." }));
  await run();

  expect(people.read(branch, mdOf(FIRST))).toBe(edited);
  expect(requestOf(FIRST).comments).toHaveLength(1);
  expect(requestOf(FIRST).comments[0]).toMatch(/line \d+ cannot be taken over/);
  expect(first.printed).toMatch(/::warning title=2026-02-11 is left alone::.*line \d+/);

  people.merge(requestOf(FIRST));
  const merged = await run();
  await run(makeDay(FIRST, { uncertainty: "또 새 메모입니다." }));
  expect(merged.printed).toMatch(/::warning title=An edit is left::.*2026-02-11\.md/);
  expect(people.read("main", mdOf(FIRST))).toBe(edited);
});

test("a reviewer's edit that was merged at once goes into the data by a request of its own", async () => {
  const archive = await openDays(makeDay(FIRST));
  const { people, requestOf, run, server } = archive;
  people.edit(`papercards/${FIRST}`, mdOf(FIRST), (text) =>
    text.replace(/정답을 자동으로.*/, EDITED),
  );
  people.merge(requestOf(FIRST), "squash");

  await run();
  const request = requestOf(FIRST);
  expect(people.read(request.head, jsonOf(FIRST))).toContain(EDITED);
  expect(people.read("papercards/2026-W07", "output/weekly/2026/2026-W07.md")).toContain(EDITED);
  await archive.settle();

  expect(people.read("main", jsonOf(FIRST))).toMatch(/"edited": \[\s*"developerView"/);
  // the day, its edit, the week; and the link of the day to the week, which was merged beside the edit
  expect(server.kept.length).toBe(4);
  expect(await archive.renderChanges()).toBe("");
});

test("a reviewer's edit of the data is rendered, and marked as one", async () => {
  const { people, run } = await openDays(makeDay(FIRST));
  const branch = `papercards/${FIRST}`;
  people.edit(branch, jsonOf(FIRST), (text) =>
    text.replace(/"developerView": ".*?"/, `"developerView": "${EDITED}"`),
  );

  await run(makeDay(FIRST, { uncertainty: "새 메모입니다." }));

  expect(people.read(branch, mdOf(FIRST))).toContain(EDITED);
  expect(people.read(branch, jsonOf(FIRST))).toMatch(/"edited": \[\s*"developerView"/);
});

test("a reviewer's edit of the data that was merged at once is rendered and marked by a request of its own", async () => {
  const archive = await openDays(makeDay(FIRST));
  const { people, requestOf, run } = archive;
  people.edit(`papercards/${FIRST}`, jsonOf(FIRST), (text) =>
    text.replace(/"developerView": ".*?"/, `"developerView": "${EDITED}"`),
  );
  people.merge(requestOf(FIRST), "squash");

  await run();
  expect(people.read(requestOf(FIRST).head, mdOf(FIRST))).toContain(EDITED);
  await archive.settle();

  expect(people.read("main", jsonOf(FIRST))).toMatch(/"edited": \[\s*"developerView"/);
  expect(await archive.renderChanges()).toBe("");
});

test("data that a reviewer has torn is left as it is, and said", async () => {
  const { people, run, requestOf } = await openDays(makeDay(FIRST));
  const branch = `papercards/${FIRST}`;
  people.edit(branch, jsonOf(FIRST), (text) => text.slice(0, 500));

  const done = await run(makeDay(FIRST));

  expect(done.exitCode, done.printed).toBe(0);
  expect(people.read(branch, jsonOf(FIRST))).toHaveLength(500);
  expect(requestOf(FIRST).comments).toHaveLength(1);
});

test("a day with the label is closed, its branch removed, and never proposed again", async () => {
  const archive = await openDays(makeDay(FIRST), makeDay(SECOND));
  const { origin, requestOf, run, server } = archive;
  const request = requestOf(FIRST);
  request.labels.push("papercards:skip");

  await run();
  expect(request.state).toBe("closed");
  expect(git(origin, "branch", "--list", "papercards/*").trim()).toBe(`papercards/${SECOND}`);
  await run(makeDay(FIRST, { uncertainty: "새 메모입니다." }));
  expect(server.open(`papercards/${FIRST}`)).toBeUndefined();
});

test("a closed request is not opened again for what it said, but for something new", async () => {
  const { requestOf, run, server, origin } = await openDays(makeDay(FIRST));
  requestOf(FIRST).state = "closed";
  git(origin, "update-ref", "-d", `refs/heads/papercards/${FIRST}`);

  await run(makeDay(FIRST, { upvotes: 99 }));
  expect(server.open(`papercards/${FIRST}`)).toBeUndefined();
  await run(makeDay(FIRST, { uncertainty: "새 메모입니다." }));
  expect(server.open(`papercards/${FIRST}`)).toBeDefined();
});

test("a week that a reviewer has edited is left alone, and the request says where to edit", async () => {
  const { people, requestOf, run, server } = await openDays(makeDay(FIRST), makeDay(SECOND));
  people.merge(requestOf(FIRST));
  await run();
  const branch = "papercards/2026-W07";
  const path = "output/weekly/2026/2026-W07.md";
  people.edit(branch, path, (text) => text.replace(/정답을 자동으로.*/, EDITED));
  const edited = people.read(branch, path);

  people.merge(requestOf(SECOND));
  await run();
  await run();

  expect(people.read(branch, path)).toBe(edited);
  expect(server.open(branch)?.comments).toHaveLength(1);
});

test.each([
  [
    403,
    "GitHub Actions is not permitted to create or approve pull requests",
    /Settings → Actions → General/,
  ],
  [403, "Resource not accessible by integration", /pull-requests: write/],
  [422, "Validation Failed", /Read what GitHub says/],
])(
  "a refusal of GitHub (%d, %s) is told with its mend, and the next run opens the request",
  async (status, message, fix) => {
    const archive = await openReviewArchive();
    archive.server.refuse("POST /pulls", status, {
      message,
      documentation_url: "https://docs.github.com",
    });

    const done = await archive.run(makeDay(FIRST));

    expect(done.exitCode).toBe(1);
    expect(done.printed).toContain(message);
    expect(done.printed).toMatch(fix);
  },
);

test("weeks are merged in any order, too, and the index ends with all of them", async () => {
  const archive = await openDays(makeDay("2026-02-13"), makeDay("2026-02-16"));
  const { people, requestOf, run, server } = archive;
  for (const date of ["2026-02-13", "2026-02-16"]) people.merge(requestOf(date));
  await run();
  const [older, newer] = ["2026-W07", "2026-W08"].map((week) => server.open(`papercards/${week}`));

  people.merge(newer ?? expect.fail());
  people.merge(older ?? expect.fail());
  const merged = await archive.settle();

  expect(merged).toBe(1);
  expect(server.kept.at(-1)?.title).toBe("Index of Daily Papers, 2026-W08");
  expect(people.read("main", "output/README.md")).toMatch(/2026-W08[\s\S]*2026-W07/);
  expect(await archive.renderChanges()).toBe("");
});

test("two days with one paper, whose picture came in two forms, do not conflict", async () => {
  const archive = await openReviewArchive();
  const { origin, people, server } = archive;
  const propose = async (date: string, color: string) => {
    const day = makeDay(date);
    const [first = expect.fail(), ...others] = day.cards;
    const paper = { ...first.paper, id: "2602.00001" };
    const cards = [{ ...first, paper, image: "images/2602.00001.webp" }, ...others];
    const background = color;
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background } })
      .webp()
      .toBuffer();
    const temporary = makeFolder();
    const files = new Map<string, string | Buffer>([
      [`daily/2026/${date}.json`, toJson({ ...day, cards })],
      ["images/2602.00001.webp", picture],
    ]);
    writeHanded({ files }, join(temporary, "papercards"));
    const step = { ...server.environment, INPUT_STEP: "publish" };
    const done = await checkOut(origin, temporary).step(step);
    expect(done.exitCode, done.printed).toBe(0);
  };
  await propose(FIRST, "red");
  people.edit(`papercards/${FIRST}`, "README.md", (text) => `${text}formatted\n`, "Format");
  await propose(SECOND, "blue");

  for (const request of openRequests(server)) people.merge(request);
  await archive.settle();

  expect(git(origin, "ls-tree", "-r", "--name-only", "main")).toContain("images/2602.00001.webp");
  expect(await archive.renderChanges()).toBe("");
});

test("a request gives way to another version of its day that was published meanwhile", async () => {
  const archive = await openDays(makeDay(FIRST));
  const { origin, people, requestOf, run, server } = archive;
  const request = requestOf(FIRST);
  const other = makeDay(FIRST, { uncertainty: "따로 발행한 메모입니다." });
  const temporary = makeFolder();
  const files = new Map([[`daily/2026/${FIRST}.json`, toJson(other)]]);
  writeHanded({ files }, join(temporary, "papercards"));
  const step = { ...server.environment, INPUT_REVIEW: "", INPUT_STEP: "publish" };
  await checkOut(origin, temporary).step(step);

  await run();

  expect(request.state).toBe("closed");
  expect(people.read("main", jsonOf(FIRST))).toContain("따로 발행한 메모입니다.");
  expect(server.open(`papercards/${FIRST}`)).toBeUndefined();
});

test("data and document that were edited in different ways are left as they are, and said", async () => {
  const { people, run, requestOf } = await openDays(makeDay(FIRST));
  const branch = `papercards/${FIRST}`;
  people.edit(branch, mdOf(FIRST), (text) => text.replace(/정답을 자동으로.*/, EDITED));
  people.edit(branch, jsonOf(FIRST), (text) =>
    text.replace("통하지 않을 수 있음", "안 통할 수 있음"),
  );
  const [data, document] = [people.read(branch, jsonOf(FIRST)), people.read(branch, mdOf(FIRST))];

  await run(makeDay(FIRST, { uncertainty: "새 메모입니다." }));

  expect([people.read(branch, jsonOf(FIRST)), people.read(branch, mdOf(FIRST))]).toEqual([
    data,
    document,
  ]);
  expect(requestOf(FIRST).comments[0]).toContain("both edited");
});
