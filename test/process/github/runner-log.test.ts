import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openGithubServer } from "../../support/github-server.ts";
import { openLoopback } from "../../support/loopback.ts";
import { makePaper } from "../../support/make.ts";
import { complete, refuse } from "../../support/model-server.ts";
import {
  checkOut,
  type Inputs,
  makeOrigin,
  type Runner,
  refusePushes,
  type StepResult,
} from "../../support/runner.ts";
import { isRunnerCommand } from "../../support/runner-command.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, openWorld } from "../../support/two-jobs.ts";

/** What a runner would take for commands, at a line's start, inside a line, and hidden. */
const COMMANDS = [
  "##[add-mask]true",
  "a ##[set-output name=mode;]none",
  "x\n::add-mask::true",
  "x\r::set-output name=mode::none",
  "::stop-commands::never",
  "  ::error file=a.ts,line=1::x",
  "\u200B::add-mask::true",
  "#\u200B#[add-mask]true",
  "%0A::add-mask::true",
  "##vso[task.setvariable variable=mode]none",
  "x\u2028##[error]y",
];

/** Our own annotations, which the program means. */
const OWN = /^::(?:error|warning|notice) title=[^\n]*?::/;

function expectNoForeignCommand({ printed }: StepResult): void {
  const commands = printed
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map((line) => line.replace(OWN, ""))
    .filter(isRunnerCommand);
  expect(commands).toEqual([]);
}

/** Makes and publishes a day on runners of its own, in both ways, and returns what became of each step. */
async function play(inputs: Inputs, spoil: (runner: Runner, origin: string) => void = () => {}) {
  const steps: StepResult[] = [];
  for (const review of ["false", "true"]) {
    const [origin, temporary] = [makeOrigin(), makeFolder()];
    const runner = checkOut(origin, temporary);
    spoil(runner, origin);
    const { environment } = await openGithubServer(origin);
    const asked = { ...environment, INPUT_DATE: DAY, INPUT_REVIEW: review, ...inputs };
    steps.push(await runner.step({ ...asked, INPUT_STEP: "generate" }));
    const publisher = checkOut(origin, temporary);
    steps.push(await publisher.step({ ...asked, INPUT_STEP: "publish" }));
  }
  return steps;
}

const hostileItems = COMMANDS.map((title, index) => ({
  paper: {
    id: `2602.${String(index).padStart(5, "0")}`,
    title,
    summary: `${makePaper().abstract} ${title}`,
    upvotes: index,
    authors: [],
  },
}));
const openHostile = () => openWorld(new Map([[DAY, hostileItems]]));

test("titles and abstracts form no command of the runner, whatever step they go through", async () => {
  const steps = await play({ ...(await openHostile()), PAPERCARDS_TOP: "0" });

  expect(steps.map(({ exitCode }) => exitCode)).toEqual([
    expect.anything(),
    0,
    expect.anything(),
    0,
  ]);
  for (const step of steps) expectNoForeignCommand(step);
});

test.each([
  ["refuses in them", 400, (words: string) => refuse(words)],
  ["answers with them", 200, (words: string) => complete(words)],
  ["calls itself by them", 200, (words: string) => complete("{}", { model: words })],
  ["sends a page of them", 502, (words: string) => `<html>${words}</html>`],
])("a model that %s forms no command of the runner", async (_, status, toBody) => {
  const world = await openHostile();
  let asked = 0;
  const model = await openLoopback((_request, response) => {
    const words = COMMANDS[asked % COMMANDS.length] ?? "";
    asked += 1;
    const body = toBody(words);
    response.writeHead(status === 502 && asked > 3 ? 400 : status);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  onTestFinished(model.close);

  const steps = await play({
    ...world,
    OPENAI_BASE_URL: `${model.origin}/v1`,
    PAPERCARDS_TOP: "0",
    PAPERCARDS_CONCURRENCY: "1",
  });

  expect(steps.map(({ printed }) => printed).join("")).toMatch(/^::\w+ title=/m);
  for (const step of steps) expectNoForeignCommand(step);
});

test("inputs and settings form no command of the runner", async () => {
  const names = ["DATE", "FROM", "WEEK", "TOP", "BRANCH", "DRY_RUN", "REVIEW", "DEADLINE_MINUTES"];
  const settings = ["INPUT_OUTPUT", "INPUT_MODEL", "INPUT_BASE_URL", "PAPERCARDS_IMAGES"];
  const runner = checkOut(makeOrigin());

  for (const name of [...names.map((input) => `INPUT_${input}`), ...settings]) {
    for (const command of COMMANDS) {
      const step = await runner.step({ INPUT_STEP: "publish", [name]: command });

      expectNoForeignCommand(step);
    }
  }
});

test("names of files and the words of a server form no command of the runner", async () => {
  const world = { ...(await openHostile()), PAPERCARDS_TOP: "1" };
  const names = COMMANDS.filter((name) => !/\0/.test(name));

  const steps = await play(world, (runner, origin) => {
    refusePushes(origin, COMMANDS.join("\n"));
    for (const name of names) {
      for (const folder of ["output", "output/daily/2026", "output/images"]) {
        const path = join(runner.folder, folder, `${name.replaceAll("/", "")}.json`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, "{");
      }
    }
  });

  expect(steps[1]?.printed).toMatch(/^::error title=GIT::/m);
  for (const step of steps) expectNoForeignCommand(step);
});
