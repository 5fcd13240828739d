import { expect, onTestFinished, test } from "vitest";
import { FAULTS, openFaultyWorld } from "../../support/faulty-world.ts";
import { makeUser } from "../../support/world.ts";

/** A user of a world in which something is wrong. */
async function openFault(name: keyof typeof FAULTS) {
  const world = await openFaultyWorld(FAULTS[name]);
  onTestFinished(world.close);
  const user = makeUser(world.environment.OPENAI_BASE_URL, world.environment);
  return { world, user };
}

const fixOf = (stderr: string) => /\n {2}fix: (.*)\n$/.exec(stderr)?.[1] ?? "";
const beginningWith = ({ source }: RegExp) => new RegExp(`^${source}`);
/** A next step as `doctor` tells it, who advises nobody to look with `doctor`. */
const asDoctorSays = (fix: string) => fix.replace(/; `papercards doctor`[^.]*/, "");
const nextsOf = (stdout: string) =>
  [...stdout.matchAll(/^ +next: (.*)$/gm)].map(([, next]) => next);

test.each<[fault: keyof typeof FAULTS, said: RegExp]>([
  [
    "nothing listens at the model's address",
    /Nothing listens at 127\.0\.0\.1:9 \(ECONNREFUSED\)\./,
  ],
  [
    "a portal answers in the model's place",
    /http:\/\/127\.0\.0\.1:\d+\/v1 answered 200 with an HTML page\./,
  ],
  ["the address lacks /v1", /names no version of the API/],
  [
    "the address has its path twice",
    /requests at \S+\/api\/v1\/api\/v1, which has a part of its path twice/,
  ],
  ["there is no such model", /answered 404: The model `test-model` does not exist\./],
  ["the model follows no schema", /no JSON of the draft's shape, twice \(it has no JSON object\)/],
  ["the model's answers are cut", /met its length limit while the card was written, twice\./],
  [
    "the model writes English",
    /no Korean that a card can use, twice \(explanation is not in plain Korean\)\./,
  ],
  ["the model invents its quotes", /No key point of the answer quotes the abstract, twice\./],
  ["the key is refused", /answered 401: Incorrect API key/],
  ["the account is empty", /exceeded your current quota/],
  ["the server has a fault", /answered 500: Internal server error/],
  [
    "the Hub's token is refused",
    /answered 401\. 127\.0\.0\.1:\d+, which is not huggingface\.co, refused HF_TOKEN\./,
  ],
  [
    "the Hub's mirror wants a token",
    /answered 401\. 127\.0\.0\.1:\d+ answers nobody without a token\./,
  ],
  [
    "nothing listens at the Hub's address",
    /got no answer\. Nothing listens at 127\.0\.0\.1:9 \(ECONNREFUSED\)\./,
  ],
  ["a portal answers in the Hub's place", /is no JSON array/],
])("where %s, a run and `doctor` say so, with the same next step", async (fault, said) => {
  const { user } = await openFault(fault);

  const run = await user.run("run 2026-02-13 --top 1 --quiet");
  const doctor = await user.run("doctor");

  expect([run.code, doctor.code]).toEqual([1, 1]);
  expect(run.stderr).toMatch(said);
  expect(fixOf(run.stderr)).toMatch(beginningWith(FAULTS[fault].act));
  expect(doctor.stdout).not.toContain("papercards doctor");
  expect(nextsOf(doctor.stdout)).toContain(asDoctorSays(fixOf(run.stderr)));
});

test("however many papers meet a model that is not there, its endpoint is asked once what it has", async () => {
  const { user, world } = await openFault("there is no such model");

  await user.run("run 2026-02-13 --top 5 --quiet");

  const asked = world.requests.filter((request) => request.startsWith("GET /v1"));
  expect(asked).toEqual(["GET /v1/models"]);
});

test("where there is no Batch API, the next step names what writes a file for other engines", async () => {
  const { user } = await openFault("the address has its path twice");

  const { stderr } = await user.run("backfill 2026-02-13 2026-02-13 --batch --top 1 --quiet");

  expect(stderr).toMatch(/The endpoint has no Batch API\.\n/);
  expect(fixOf(stderr)).toMatch(/^Run without `--batch`, or .* `papercards batch export`/);
});

test.each(["/v1/v1", "/v1/chat/completions", "/v1/models"])(
  "an address with %s at its end is refused before anything is asked of it",
  async (path) => {
    const { user, world } = await openFault("the server has a fault");

    const { stderr } = await user.run("run 2026-02-13 --top 1 --quiet", {
      environment: { OPENAI_BASE_URL: `${world.origin}${path}` },
    });

    expect(stderr).toMatch(/^SETTINGS: OPENAI_BASE_URL is .*; write \S+:\d+\/v1\.$/m);
    expect(world.requests).toEqual([]);
  },
);
