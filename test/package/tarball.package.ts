import { execFile, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePng } from "../support/make-png.ts";

const execute = promisify(execFile);

/** A stranger's environment: npm hands its own settings on to what it starts. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")),
);

const folder = mkdtempSync(join(tmpdir(), "papercards-"));
const installed = join(folder, "node_modules/papercards");
const program = join(installed, "dist/cli.js");
const changed = { before: "", after: "" };

/** Runs a command where the package is installed. */
async function run(
  command: string,
  ...args: string[]
): Promise<{ stdout: string; stderr: string }> {
  return execute(command, args, { cwd: folder, env: environment });
}

async function readStatus(): Promise<string> {
  return (await execute("git", ["status", "--porcelain"])).stdout;
}

beforeAll(async () => {
  changed.before = await readStatus();
  await execute("npm", ["pack", "--pack-destination", folder], { env: environment });
  changed.after = await readStatus();
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  await run("npm", "init", "--yes");
  await run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("packing changes no file of the checkout", () => {
  expect(changed.after).toBe(changed.before);
});

test("the package tells its version", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));

  const { stdout } = await run("npx", "--no-install", "papercards", "--version");

  expect(stdout).toBe(`${version}\n`);
});

test("the demo makes the bundled day outside a checkout", async () => {
  await run("npx", "--no-install", "papercards", "demo");

  for (const name of ["2026-02-13.json", "2026-02-13.md"]) {
    const path = join("output/daily/2026", name);
    expect(readFileSync(join(folder, path), "utf8")).toBe(
      readFileSync(join("examples/2026-02-13", path), "utf8"),
    );
  }
});

test("the stack of a bug names our lines, and nothing of the bundle that is published", async () => {
  const bug = "Date.prototype.toISOString = () => { throw new Error('torn') }";
  const preload = `--import=data:text/javascript,${encodeURIComponent(bug)}`;

  const { stderr } = await run("node", preload, program, "demo", "--output", "torn").catch(
    (error) => error,
  );

  const [, file = "", line] = /BUG: Error: torn[\s\S]*?(src\/\S+\.ts):(\d+):\d+/.exec(stderr) ?? [];
  expect(readFileSync(file, "utf8").split("\n")[Number(line) - 1]).toContain(".toISOString(");
  expect(stderr).not.toContain("papercards/dist/");
});

test("the review page has its script in one file, with all that its modules say and do", () => {
  const script = readFileSync(join(installed, "dist/public/review.js"), "utf8");
  const modules = globSync("public/*.js").map((file) => readFileSync(file, "utf8"));
  const said = modules.flatMap((text) => text.match(/[가-힣][가-힣 .]+[가-힣]/g) ?? []);
  const events = modules.flatMap((text) => text.match(/(?<=addEventListener\(\s*")\w+/g) ?? []);

  expect(said.length).toBeGreaterThan(20);
  expect([...said, ...events].filter((words) => !script.includes(words))).toEqual([]);
  expect(script).not.toMatch(/\bimport\b/);
});

test("the process that converts pictures starts from the package", async () => {
  const file = pathToFileURL(join(installed, "dist/cli/conversion-process.js"));
  const tell = `import { CONVERSION_PROGRAM } from "${file}"; console.log(CONVERSION_PROGRAM);`;
  const { stdout } = await run("node", "--input-type=module", "--eval", tell);

  const converted = spawnSync("node", ["--input-type=module", "--eval", stdout], {
    ...{ cwd: folder, env: environment, input: makePng(8, 8) },
  });

  expect(converted.stdout.subarray(1, 5).toString()).toBe("RIFF");
});

test("every package that is loaded is listed as a dependency, and every dependency is loaded", () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const code = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(installed, "dist", name), "utf8"))
    .join("\n");
  const loaded = [...code.matchAll(/(?:\bfrom |\bimport\()"([^"./][^"]*)"/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !target.startsWith("node:"))
    .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0]);

  expect([...new Set(loaded)].toSorted()).toEqual(Object.keys(dependencies).toSorted());
});

test("the program has zod inside, with its license; the library takes the one that is installed", () => {
  const dist = join(installed, "dist");
  const code = readdirSync(join(dist, "cli"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(dist, "cli", name), "utf8"));

  expect(code.filter((text) => text.includes("node_modules/zod/"))).toHaveLength(1);
  expect(readFileSync(join(dist, "cli/zod-license.txt"), "utf8")).toContain("Copyright");
  expect(readFileSync(join(dist, "index.js"), "utf8")).toContain('from "zod"');
});

test("the library and the schema can be imported", async () => {
  const program = `
    import { checkText } from "papercards";
    import schema from "papercards/schema/digest.schema.json" with { type: "json" };
    console.log(typeof checkText, typeof schema);`;

  const { stdout } = await run("node", "--input-type=module", "--eval", program);

  expect(stdout).toBe("function object\n");
});

test("what help, errors and readers are pointed to is in the package", () => {
  const names = readdirSync(installed, { recursive: true });

  expect(names).toEqual(
    expect.arrayContaining([
      ".env.example",
      "docs/errors.md",
      "LICENSE",
      "README.md",
      "schema/digest.schema.json",
    ]),
  );
  expect(names.filter((name) => /^(?:src|test|scripts)\b/.test(String(name)))).toEqual([]);
});

test.each(["README.md", "README.ko.md"])(
  "%s has no link that leads nowhere on npm's page",
  (name) => {
    const readme = readFileSync(join(installed, name), "utf8");
    const targets = [...readme.matchAll(/(?:\]\(|\bsrc="|\bsrcset=")([^)"]+)/g)].map(
      ([, target = ""]) => target,
    );

    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !/^(?:https:\/\/|#)/.test(target))).toEqual([]);
  },
);
