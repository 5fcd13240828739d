import { expect, test } from "vitest";
import { FAULTS } from "../support/faults.ts";
import { openModelServer } from "../support/model-server.ts";
import { makePapers } from "../support/papers.ts";
import { makeUser, serveHub } from "../support/world.ts";

const DAY = "2026-02-13";
const PAPERS = makePapers(20);

/** The papers as the Hub lists them. */
const ITEMS = PAPERS.map(({ id, title, abstract, upvotes, authors, codeUrl }) => ({
  paper: {
    id,
    title,
    summary: abstract,
    upvotes,
    authors: authors.map((name) => ({ name })),
    githubRepo: codeUrl,
  },
}));

type Row = {
  fault: keyof typeof FAULTS;
  /** On which requests about the papers that meet it: the first, all, or all of all papers. */
  when: "once" | "for ever" | "everywhere";
  calls: number;
  good: number;
  failed: number;
  exit: number;
};

// Faults of the line and of the server are in test/llm, where nobody waits for their repetition.
test.each<Row>([
  { fault: "fenced", when: "for ever", calls: 20, good: 20, failed: 0, exit: 0 },
  { fault: "<think> before it", when: "for ever", calls: 20, good: 20, failed: 0, exit: 0 },
  { fault: "cut JSON", when: "once", calls: 24, good: 20, failed: 0, exit: 0 },
  { fault: "Hanja", when: "once", calls: 24, good: 20, failed: 0, exit: 0 },
  { fault: "cut by length", when: "once", calls: 24, good: 20, failed: 0, exit: 0 },
  { fault: "wrong shape", when: "for ever", calls: 24, good: 16, failed: 4, exit: 3 },
  { fault: "English text", when: "for ever", calls: 24, good: 16, failed: 4, exit: 3 },
  {
    fault: "quotes that are not in the abstract",
    when: "for ever",
    calls: 24,
    good: 16,
    failed: 4,
    exit: 3,
  },
  {
    fault: "one quote that is not in the abstract",
    when: "for ever",
    calls: 24,
    good: 20,
    failed: 0,
    exit: 0,
  },
  { fault: "refusal", when: "for ever", calls: 20, good: 16, failed: 4, exit: 3 },
  { fault: "refusal", when: "everywhere", calls: 20, good: 0, failed: 20, exit: 1 },
  { fault: "bad key", when: "everywhere", calls: 8, good: 0, failed: 20, exit: 1 },
  { fault: "unknown model", when: "everywhere", calls: 8, good: 0, failed: 20, exit: 1 },
  { fault: "no quota", when: "everywhere", calls: 8, good: 0, failed: 20, exit: 1 },
])("$fault, $when: at most $calls calls, $good good cards, exit $exit", async (row) => {
  serveHub({ [DAY]: ITEMS });
  const server = await openModelServer(PAPERS, (request) => {
    const isMet = row.when === "everywhere" || request.index % 5 === 4;
    return isMet && (row.when !== "once" || request.count === 1) ? FAULTS[row.fault](request) : {};
  });
  const user = makeUser(server.url);

  const { code, stdout, stderr } = await user.run(`run ${DAY} --top 0 --json`);
  await server.close();

  const report = JSON.parse(stdout);
  expect(code, stderr).toBe(row.exit);
  expect(report.calls).toBeLessThanOrEqual(row.calls);
  expect(server.requests).toHaveLength(report.calls);
  if (row.exit !== 1) {
    expect(report.calls).toBe(row.calls);
    expect(report.digests).toMatchObject([{ ok: row.good, failed: row.failed }]);
  }
  expect(stderr.match(/^MODEL: .*\.$/gm) ?? []).toHaveLength(row.exit === 1 ? 1 : 0);
});
