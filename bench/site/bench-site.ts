import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { addDays } from "../../src/core/paper/date.ts";
import { openLoopback } from "../../test/support/loopback.ts";
import {
  amountBelow,
  type Figure,
  median,
  millisecondsBelow,
  secondsBelow,
  told,
} from "../figure.ts";
import { installPackage } from "../installed-package.ts";
import { measureNode } from "../measure-process.ts";
import { makeSiteArchive, NEWEST_OF_SITE } from "./make-site-archive.ts";

const DAYS = 2400;
const KILOBYTE = 1024;

/** Builds a site of an archive of five cards a day, brings it up to date, looks at its sizes, searches it, and has its pages judged. */
export async function benchSite(count = DAYS): Promise<Figure[]> {
  const cli = installPackage();
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  makeSiteArchive(join(folder, "output"), count);
  mkdirSync(join(folder, "cache"));
  const build = () => measureNode([cli, "site"], { folder, tellsUsage: true });
  const first = await build();
  makeSiteArchive(join(folder, "output"), 1, addDays(NEWEST_OF_SITE, 1));
  const next = await build();
  const again = await build();
  const site = join(folder, "site");
  const figures = [
    secondsBelow(`site of ${5 * count} cards`, first.seconds, 30),
    amountBelow(`site of ${5 * count} cards, largest size`, first.peakMegabytes, "MB", 400),
    secondsBelow("the same with one more day", next.seconds, 2),
    told("the same, nothing changed", `${again.seconds.toFixed(2)} s`),
    ...weighPages(site),
    millisecondsBelow("a search over all of them, p50", await timeSearch(site), 50),
    ...(await judgePages(site)),
  ];
  rmSync(folder, { recursive: true });
  return figures;
}

/** The largest page of each kind. */
function weighPages(site: string): Figure[] {
  const largest = (folder: string) =>
    Math.max(
      ...readdirSync(join(site, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".html"))
        .map((file) => statSync(join(site, folder, file)).size / KILOBYTE),
    );
  const sizeOf = (file: string) => statSync(join(site, file)).size / KILOBYTE;
  const assets = readdirSync(join(site, "assets"));
  const asset = (ending: string) =>
    assets
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + sizeOf(`assets/${file}`), 0);
  return [
    amountBelow("front page", sizeOf("index.html"), "KB", 60),
    amountBelow("largest page of a paper", largest("papers"), "KB", 60),
    amountBelow("largest page of a day, a card", largest("daily") / 5, "KB", 6),
    amountBelow("styles", asset(".css"), "KB", 10),
    amountBelow("scripts", asset(".js"), "KB", 12),
  ];
}

/** The middle time of a search in milliseconds, by the page's own script, without drawing what is found. */
async function timeSearch(site: string): Promise<number> {
  const { find, readWords, toCard } = await import(
    new URL("../../public/site/search.js", import.meta.url).href
  );
  const cards = readdirSync(join(site, "assets/search"))
    .flatMap((file) => JSON.parse(readFileSync(join(site, "assets/search", file), "utf8")))
    .map(toCard);
  const times = ["강화학습으로", "LLM 추론", "transformer", "없는 말"].flatMap((query) =>
    Array.from({ length: 5 }, () => {
      const start = performance.now();
      find(cards, readWords(query), {});
      return performance.now() - start;
    }),
  );
  return median(times);
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** Lighthouse's scores of four pages, where it is installed: `npm --prefix bench/lighthouse ci`. */
async function judgePages(site: string): Promise<Figure[]> {
  if (!existsSync("bench/lighthouse/node_modules")) return [];
  const server = await openLoopback((request, response) => {
    const path = join(
      site,
      new URL(request.url ?? "/", "http://localhost").pathname.replace(/\/$/, "/index.html"),
    );
    const isThere = existsSync(path);
    response.writeHead(isThere ? 200 : 404, {
      "content-type": TYPES[extname(path)] ?? "text/html; charset=utf-8",
    });
    response.end(isThere ? readFileSync(path) : "");
  });
  const [day = "", paper = ""] = ["daily/2026", "papers"].map((folder) => {
    const newest = readdirSync(join(site, folder))
      .filter((file) => file.endsWith(".html"))
      .toSorted()
      .at(-1);
    return `${folder}/${newest}`;
  });
  const figures: Figure[] = [];
  for (const page of ["", day, paper, "tags/llm.html"]) {
    const { stdout: judged } = await promisify(execFile)(
      process.execPath,
      ["measure.js", `${server.origin}/${page}`],
      {
        cwd: "bench/lighthouse",
        encoding: "utf8",
      },
    );
    const { scores }: { scores: Record<string, number> } = JSON.parse(judged);
    const all = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
    figures.push({
      name: `Lighthouse, /${page.replace(/\d{4}[\d.-]*\d/, "…")}`,
      value: all.join(", "),
      goal: "≥ 95 each",
      isReached: Object.values(scores).every((score) => score >= 95),
    });
  }
  await server.close();
  return figures;
}
