import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A bound of the program, as its source declares it. */
export type Limit = {
  name: string;
  value: number;
  /** The doc comment: what is bounded, and why by this much. */
  note: string;
  /** The source file, below the repository. */
  file: string;
};

/** A constant at the top level of a file that bounds what the outside can lengthen, with its doc comment. */
const DECLARATION =
  /(?:\/\*\*(?<note>(?:(?!\*\/)[\s\S])*)\*\/\n)?^(?:export )?const (?<name>MAX_[A-Z0-9_]+|[A-Z0-9_]+_(?:TIMEOUT|DEADLINE)_MS)(?:: number)? =\s*(?<value>[^;]+);/gm;

/** A product of plain numbers, such as `5 * 60_000`. */
const PRODUCT = /^[\d_.]+(?: \* [\d_.]+)*$/;

/**
 * Every bound that the source declares, by file and name.
 *
 * @throws {Error} naming a bound without a doc comment, or with a value that is no product of plain numbers.
 */
export function listLimits(): Limit[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .toSorted()
    .flatMap((path) => readLimits(join("src", path)));
}

/** The page that lists every bound, by folder. */
export function renderLimits(limits: readonly Limit[]): string {
  const byRoom = Map.groupBy(limits, ({ file }) => file.split("/").slice(0, 2).join("/"));
  const tables = [...byRoom].map(([room, rows]) =>
    [`## \`${room}/\``, "", HEAD, ...rows.map(renderRow), ""].join("\n"),
  );
  return `${INTRODUCTION}\n${tables.join("\n")}`;
}

const HEAD = "| bound | value | what it bounds, and why | declared in |\n| --- | --- | --- | --- |";

const INTRODUCTION = `# Limits

Whatever the outside can lengthen has a bound: every wait, body, file, loop, nesting and picture. Each is a constant where it is
enforced, and an error names the bound that was met. This page is made from the source by \`npm run generate\`.
`;

function readLimits(file: string): Limit[] {
  return [...readFileSync(file, "utf8").matchAll(DECLARATION)].map(({ groups = {} }) => {
    const { name = "", note = "", value = "" } = groups;
    if (note === "") throw new Error(`${file}: ${name} has no doc comment.`);
    if (!PRODUCT.test(value)) throw new Error(`${file}: ${name} is no product of plain numbers.`);
    return { name, value: multiply(value), note: toLine(note), file };
  });
}

function multiply(product: string): number {
  return product
    .replaceAll("_", "")
    .split(" * ")
    .reduce((result, factor) => result * Number(factor), 1);
}

function toLine(comment: string): string {
  return comment
    .replaceAll(/^\s*\*/gm, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .trim();
}

function renderRow({ name, value, note, file }: Limit): string {
  return `| \`${name}\` | ${describe(name, value)} | ${note.replaceAll("|", "\\|")} | \`${file}\` |`;
}

/** A value with the unit of its name. */
function describe(name: string, value: number): string {
  const unit = name.split("_").at(-1) ?? "";
  if (unit === "MS") return describeSpan(value);
  if (unit === "BYTES")
    return value < 1_000_000 ? `${group(value)} bytes` : `${inMegabytes(value)} MB`;
  return unit === "PIXELS" || unit === "CHARS" ? `${group(value)} ${WORDS[unit]}` : group(value);
}

/** The largest unit of which a span has at least two, or else seconds; a day is no unit for 36 hours. */
function describeSpan(valueMs: number): string {
  const spans = [
    { name: "days", ms: 86_400_000 },
    { name: "h", ms: 3_600_000 },
    { name: "min", ms: 60_000 },
  ];
  const fitting = spans.find(({ ms }) => valueMs >= 2 * ms && valueMs % ms === 0);
  return fitting === undefined ? `${valueMs / 1000} s` : `${valueMs / fitting.ms} ${fitting.name}`;
}

const WORDS = { PIXELS: "pixels", CHARS: "characters" };

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace(/\.0$/, "");
}

function group(value: number): string {
  return value.toLocaleString("en");
}
