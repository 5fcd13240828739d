import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { findAttribute } from "../../src/sources/find-attribute.ts";
import { network } from "../support/network.ts";
import { makeSources } from "../support/sources.ts";

const HUB = "https://huggingface.co";
const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");

/** The API is down; the page is this. */
function servePage(html: string): void {
  network.use(
    http.get(`${HUB}/api/daily_papers`, () => new HttpResponse("gone", { status: 404 })),
    http.get(`${HUB}/papers/date/:date`, () => HttpResponse.html(html)),
  );
}

const MB = 1_000_000;
const nothing = /api\/daily_papers\S+ answered 404/;

test.each([
  ["300,000 elements in one another", "<div>".repeat(300_000)],
  ["5 MB of elements in one another", "<div>".repeat(MB)],
  ["5 MB of elements that are never closed", "<a ".repeat(1_700_000)],
  ["5 MB of comments that never end", "<!--".repeat(1_250_000)],
  ["an attribute of 5 MB", `<div data-props="${"a".repeat(5 * MB)}">`],
  ["an attribute of 5 MB of quotes", `<div data-props="${"&quot;".repeat(800_000)}">`],
  ["an attribute of 5 MB of half entities", `<div data-props="${"&".repeat(5 * MB)}">`],
  ["800,000 attributes", `<div ${"data-props ".repeat(450_000)}>`],
  ["an attribute that is nested deeply", `<div data-props="${"[".repeat(5 * MB)}">`],
  ["more than 5 MiB", " ".repeat(6 * MB)],
])("a page of %s is no listing, and it takes seconds to see that", async (_, html) => {
  servePage(html);
  const startedAtMs = performance.now();

  await expect(makeSources().sources.fetchListing(DAY, LATER)).rejects.toThrow(nothing);

  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
});

test("what is text, comment or script is not taken for the page's own data", async () => {
  const planted = "data-props='{\"dailyPapers\":[{}]}'";
  servePage(`<p>${planted}</p><!-- <i ${planted}> --><script>"<i ${planted}>"</script>`);

  await expect(makeSources().sources.fetchListing(DAY, LATER)).rejects.toThrow(nothing);
});

test.each([
  ["double quotes", '<i data-props="{&quot;a&quot;: &#x27;&lt;">', ['{"a": \'<']],
  ["single quotes", "<i class=x data-props='{\"a\"'>", ['{"a"']],
  ["no quotes", "<i data-props=a>", ["a"]],
  ["no value", "<i data-props><b data-props=''>", ["", ""]],
  ["other names", '<i data-propsy="a" xdata-props="b" DATA-PROPS="c">', ["c"]],
])("an attribute is found with %s", (_, html, values) => {
  expect(findAttribute(html, "data-props")).toEqual(values);
});
