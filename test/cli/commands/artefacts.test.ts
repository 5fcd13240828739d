import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { complete, type ModelScript } from "../../support/model-server.ts";
import { network } from "../../support/network.ts";
import { readDay } from "../../support/recorded.ts";
import { openRecordedModel, readDailyDigest, readOutput } from "../../support/recorded-run.ts";
import { makeUser, serveHub } from "../../support/world.ts";

const DAY = "2026-02-13";
const NEXT_DAY = "2026-02-16";
const PAPERS = "https://huggingface.co/api/papers/:id";
const MARKDOWN = `daily/2026/${DAY}.md`;

async function open(environment = {}, script: ModelScript = () => ({})) {
  serveHub({ [DAY]: readDay(DAY), [NEXT_DAY]: readDay(NEXT_DAY) });
  const model = await openRecordedModel([...readDay(DAY), ...readDay(NEXT_DAY)], script);
  return { model, user: makeUser(model.url, { PAPERCARDS_TOP: "2", ...environment }) };
}

/** Answers about papers in place of the Hub, and counts the requests. */
function servePapers(answer: (id: string) => Response): { ids: string[] } {
  const seen = { ids: [] as string[] };
  network.use(
    http.get(PAPERS, ({ params }) => {
      seen.ids.push(String(params.id));
      return answer(String(params.id));
    }),
  );
  return seen;
}

const withModels = (id: string, models: readonly object[], organization: string) =>
  HttpResponse.json({
    id,
    organization: { name: organization },
    ...{ linkedModels: models, numTotalModels: models.length },
    ...{ linkedDatasets: [], numTotalDatasets: 0, linkedSpaces: [], numTotalSpaces: 0 },
  });

const MODELS = [
  { id: "RUCBM/G-OPD-1.5B", gated: "manual", likes: 3 },
  { id: "stranger/copy-of-it", gated: false, likes: 900 },
];
const sentAbout = (requests: readonly { body: unknown }[]) =>
  requests.map(({ body }) => JSON.stringify(body)).join("\n");

test("a card, its data and its question hold the paper's own, and nothing of strangers but their number", async () => {
  const { model, user } = await open();
  servePapers((id) => withModels(id, MODELS, "rucbm"));

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect([code, stderr]).toEqual([0, expect.not.stringContaining("looked up")]);
  const { cards } = readDailyDigest(user, DAY);
  expect(cards[0]?.artefacts).toEqual({
    models: { own: [{ name: "RUCBM/G-OPD-1.5B", gated: true }], mentions: 1 },
    datasets: { own: [], mentions: 0 },
    spaces: { own: [], mentions: 0 },
  });
  expect(readOutput(user, MARKDOWN)).toContain(
    "**공개**: 코드 링크 없음 · [모델](https://huggingface.co/RUCBM/G-OPD-1.5B) (승인 필요) · Hub에 데이터·Space 없음 · 언급 1 | **원문**: [arXiv](https://arxiv.org/abs/2602.09877)",
  );
  expect(sentAbout(model.requests)).toContain("RUCBM/G-OPD-1.5B");
  expect(sentAbout(model.requests)).not.toContain("stranger");
});

test("a Hub that is out of quota fails no card and no day, and is not asked about any other day", async () => {
  const { user } = await open();
  const seen = servePapers(() => new HttpResponse("", { status: 429 }));

  const { code, stdout, stderr } = await user.run(`backfill ${DAY} ${NEXT_DAY} --json`);

  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 4 });
  expect(seen.ids.length).toBeLessThanOrEqual(4); // those that were in flight
  expect(stderr).toContain("not everything that the Hub has of 2 papers could be looked up");
  expect(readOutput(user, MARKDOWN)).toContain("Hub 미조회 | **원문**");
});

test("a paper that the Hub lists and has no page of is told as that, and not as a look-up that failed", async () => {
  const { user } = await open();
  servePapers(() => new HttpResponse("", { status: 404 }));
  for (const kind of ["models", "datasets", "spaces"]) {
    network.use(http.get(`https://huggingface.co/api/${kind}`, () => HttpResponse.json([])));
  }

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect(code, stderr).toBe(0);
  expect(stderr).toContain(`${DAY}: the Hub lists 2 papers of which it has no page (404);`);
  expect(stderr).not.toContain("could be looked up");
  expect(readOutput(user, MARKDOWN)).toContain("Hub에 없음");
});

test("a second run looks up nothing, asks nothing and changes nothing", async () => {
  const { user } = await open();
  const seen = servePapers((id) => withModels(id, MODELS, "rucbm"));
  await user.run(`run ${DAY}`);
  const before = [readOutput(user, MARKDOWN), seen.ids.length];
  servePapers((id) => withModels(id, [], "rucbm"));

  const again = await user.run(`run ${DAY} --refresh --json`);

  expect(JSON.parse(again.stdout)).toMatchObject({ calls: 0 });
  expect([readOutput(user, MARKDOWN), seen.ids.length]).toEqual(before);
});

test("a failed card keeps its line, and what was found is not looked up again", async () => {
  const refusal = { body: complete(null, { refusal: "I cannot help with that." }) };
  const { user } = await open({}, ({ paper }) => (paper.id === "2602.09877" ? refusal : {}));
  const seen = servePapers((id) => withModels(id, MODELS, "rucbm"));

  const { code } = await user.run(`run ${DAY}`);
  await user.run(`run ${DAY}`);

  expect(code).toBe(3);
  expect(readOutput(user, MARKDOWN)).toMatch(
    /모델\]\(https:\/\/huggingface\.co\/RUCBM\/G-OPD-1\.5B\)[^#]+카드를 만들지 못했습니다/,
  );
  expect(seen.ids).toHaveLength(2);
});

test("the demo looks up nothing", async () => {
  const { user } = await open();
  const seen = servePapers(() => new HttpResponse("", { status: 500 }));

  const { code } = await user.run("demo");

  expect([code, seen.ids]).toEqual([0, []]);
  expect(readOutput(user, MARKDOWN)).toContain("Hub 미조회");
});
