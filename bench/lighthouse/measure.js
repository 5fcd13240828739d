// Prints the scores of one page on mobile settings, the median of three runs, as JSON: node measure.js <address>.
import { argv, stdout } from "node:process";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const runs = [];
for (let run = 0; run < RUNS; run += 1) {
  const page = await browser.newPage();
  const result = await lighthouse(
    argv[2],
    { onlyCategories: CATEGORIES, logLevel: "error" },
    undefined,
    page,
  );
  runs.push(result.lhr);
  await page.close();
}
await browser.close();

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const scores = Object.fromEntries(
  CATEGORIES.map((name) => [
    name,
    Math.round(100 * median(runs.map(({ categories }) => categories[name].score))),
  ]),
);
const failed = Object.values(runs[0].audits)
  .filter(
    ({ score, scoreDisplayMode }) =>
      score !== null && score < 0.9 && scoreDisplayMode !== "informative",
  )
  .map(({ id, score }) => `${id} ${score}`);
stdout.write(`${JSON.stringify({ scores, failed })}\n`);
