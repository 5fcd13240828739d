import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The floor plan: which rooms of src/ each room may import from. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  config: ["core"],
  sources: ["core"],
  llm: ["core"],
  store: ["core"],
  web: ["core"],
  pipeline: ["core", "sources", "llm", "store"],
  cli: ["core", "config", "sources", "llm", "store", "web", "pipeline"],
  index: ["core", "config", "sources", "llm", "store", "pipeline"],
};

/** The rooms that may use an outside package; zod may be used anywhere. */
const HOME_OF: Readonly<Record<string, readonly string[]>> = {
  openai: ["llm"],
  "p-queue": ["llm"],
  "@pydantic/genai-prices": ["llm"],
  "p-retry": ["llm", "sources"],
  cheerio: ["sources"],
  sharp: ["store"],
  vega: ["store"],
  commander: ["cli"],
  listr2: ["cli"],
  hono: ["web"],
  "@hono/node-server": ["web"],
  diff: ["web"],
  "node:process": ["cli.ts"],
};

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const isProgram = (path: string) => path === "cli.ts";
const roomOf = (path: string) =>
  isProgram(path) ? "cli" : (path.split("/")[0] ?? "").replace(/\.ts$/, "");
const importsOf = (file: string) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(
    ([, target = ""]) => target,
  );

test.each(files)("%s imports only what its room may", (file) => {
  const room = roomOf(file);
  const rooms = importsOf(file)
    .filter((target) => target.startsWith("."))
    .map((target) => roomOf(join(dirname(file), target)));

  expect(rooms.filter((other) => ![room, ...(MAY_IMPORT[room] ?? [])].includes(other))).toEqual([]);
});

test.each(files)("%s uses outside packages only where they live", (file) => {
  const packages = importsOf(file)
    .filter((target) => !target.startsWith("."))
    .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? "");

  const misplaced = packages.filter((name) => {
    const homes = name === "zod" ? undefined : HOME_OF[name];
    if (homes !== undefined) return !homes.includes(isProgram(file) ? "cli.ts" : roomOf(file));
    return name !== "zod" && (!name.startsWith("node:") || roomOf(file) === "core");
  });
  expect(misplaced).toEqual([]);
});

test("process is used in cli.ts alone, and core knows no clock", () => {
  const offenders = files.filter((file) => {
    const source = readFileSync(join("src", file), "utf8");
    return roomOf(file) === "core"
      ? /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bfetch\(/.test(source)
      : !isProgram(file) && /\bprocess\.(?:env|argv|exit|stdout|stderr|on|cwd)\b/.test(source);
  });

  expect(offenders).toEqual([]);
});
