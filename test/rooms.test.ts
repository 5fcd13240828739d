import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The floor plan: which rooms of src/ each room may import from. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  http: ["core"],
  config: ["core"],
  sources: ["core", "http"],
  model: ["core", "http"],
  drafting: ["core", "model"],
  store: ["core"],
  site: ["core"],
  delivery: ["core", "http"],
  pipeline: ["core", "sources", "model", "drafting", "store", "site"],
  web: ["core"],
  cli: [
    "core",
    "http",
    "config",
    "sources",
    "model",
    "drafting",
    "store",
    "site",
    "delivery",
    "pipeline",
    "web",
  ],
  index: ["core", "http", "config", "sources", "model", "drafting", "store", "pipeline"],
};

/** The folders of core in the order of the data: each may import from those before it; ports import all. */
const WAY_OF_THE_DATA = [
  "paper",
  "question",
  "draft",
  "checks",
  "verification",
  "card",
  "digest",
  "review",
];

/** The folders of model: each may import from these others, and from the files beside the folders. */
const INSIDE_MODEL: Readonly<Record<string, readonly string[]>> = {
  provider: [],
  wire: ["provider"],
  limits: [],
  batch: ["provider", "wire"],
};

/** The rooms that may use an outside package; zod may be used anywhere. */
const HOME_OF: Readonly<Record<string, readonly string[]>> = {
  undici: ["http"],
  "@huggingface/hub": ["sources", "delivery"],
  openai: ["model"],
  "p-queue": ["model", "store"],
  "@pydantic/genai-prices": ["model"],
  "p-retry": ["sources"],
  cheerio: ["sources"],
  htmlparser2: ["sources"],
  sharp: ["store"],
  commander: ["cli"],
  "string-width": ["cli"],
  hono: ["web", "site"],
  "@hono/node-server": ["web"],
  diff: ["web"],
  "node:process": ["cli.ts"],
};

/** Files that fit a screen when a folder is listed. */
const MOST_FILES = 20;

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
const ownImportsOf = (file: string) =>
  importsOf(file)
    .filter((target) => target.startsWith("."))
    .map((target) => join(dirname(file), target));
const arrows = files.flatMap((from) => ownImportsOf(from).map((to) => ({ from, to })));
const tell = ({ from, to }: { from: string; to: string }) => `${from} -> ${to}`;

test("every room imports only from the rooms that the floor plan allows", () => {
  const wrong = arrows.filter(({ from, to }) => {
    const [room, other] = [roomOf(from), roomOf(to)];
    return room !== other && !(MAY_IMPORT[room] ?? []).includes(other);
  });

  expect(wrong.map(tell)).toEqual([]);
});

test("inside core no arrow runs against the way of the data", () => {
  const stationOf = (path: string) => WAY_OF_THE_DATA.indexOf(path.split("/")[1] ?? "");

  const wrong = arrows.filter(
    ({ from, to }) =>
      roomOf(from) === "core" && from !== "core/ports.ts" && stationOf(to) > stationOf(from),
  );

  expect(wrong.map(tell)).toEqual([]);
});

test("inside model, wire and limits know nothing of each other, nor of batches", () => {
  const folderOf = (path: string) => /^model\/([^/]+)\//.exec(path)?.[1] ?? null;

  const wrong = arrows.filter(({ from, to }) => {
    const [folder, other] = [folderOf(from), folderOf(to)];
    if (folder === null || other === null || folder === other) return false;
    return !(INSIDE_MODEL[folder] ?? []).includes(other);
  });

  expect(wrong.map(tell)).toEqual([]);
});

test("a folder inside a folder of core imports nothing from the folder around it", () => {
  const wrong = arrows.filter(({ from, to }) => {
    const around = dirname(dirname(from));
    return around.startsWith("core/") && dirname(to) === around;
  });

  expect(wrong.map(tell)).toEqual([]);
});

test("every outside package is used only in the room where it lives", () => {
  const misplaced = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !target.startsWith("."))
      .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? "")
      .filter((name) => {
        const homes = name === "zod" ? undefined : HOME_OF[name];
        if (homes !== undefined) return !homes.includes(isProgram(file) ? "cli.ts" : roomOf(file));
        return name !== "zod" && (!name.startsWith("node:") || roomOf(file) === "core");
      })
      .map((name) => `${file}: ${name}`),
  );

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

/** Of `node:net`, what only reads addresses. */
const READS_ADDRESSES = /import \{ BlockList, isIP \} from "node:net"/;

test("the network is reached through src/http alone", () => {
  const offenders = files.filter((file) =>
    /(?<![.\w])fetch\(|"node:(?:http|https|http2|net|dgram)"/.test(
      readFileSync(join("src", file), "utf8").replace(READS_ADDRESSES, ""),
    ),
  );

  expect(offenders).toEqual([]);
});

test("every folder fits a screen", () => {
  const sizes = Object.entries(Object.groupBy(files, (file) => dirname(file)));

  expect(sizes.filter(([, inside = []]) => inside.length > MOST_FILES)).toEqual([]);
});

test("no file name stands twice, but for a command that bears the name of what it makes", () => {
  const named = Object.groupBy(
    files.filter((file) => !file.startsWith("cli/commands/")),
    (file) => basename(file),
  );

  expect(Object.values(named).filter((paths = []) => paths.length > 1)).toEqual([]);
});
