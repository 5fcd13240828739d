import { expect, test } from "vitest";
import { findViolations } from "../support/look-at-page.ts";
import { openFaultyCard } from "../support/review-pages.ts";

const style = (selector: string, name: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`;

test.each(["dark", "light"] as const)(
  "with forced colours on %s every mark can be read, and what is lit or current has an outline",
  async (colorScheme) => {
    const { page } = await openFaultyCard({ colorScheme, forcedColors: "active" });
    await page.locator('.point[data-quote="keyPoints[1]"] .shown').first().hover();
    await page.locator(".pane mark.lit").waitFor();
    const text = await page.evaluate(style("body", "color"));
    const marks = await page.evaluate(
      "[...document.querySelectorAll('mark')].map((mark) => getComputedStyle(mark).color)",
    );
    const outlined = [
      ".point.lit",
      ".pane mark.lit",
      "#cards [aria-current=page]",
      ".filters [aria-current]",
    ];

    expect(new Set(Array.isArray(marks) ? marks : [])).toEqual(new Set([text]));
    for (const selector of outlined) {
      expect(await page.evaluate(style(selector, "outlineStyle"))).toBe("solid");
    }
  },
);

test("an error, a warning and a matter of style differ by more than their colour", async () => {
  const { page } = await openFaultyCard();
  const lines = await Promise.all(
    ["error", "warning", "style"].map((kind) =>
      page.evaluate(style(`mark.${kind}`, "textDecorationStyle")),
    ),
  );
  const names = await page.locator(".findings li strong").allTextContents();

  expect(new Set(lines).size).toBe(3);
  expect(names.every((name) => /^(오류|주의|다듬기) · \S/.test(name))).toBe(true);
});

test.each(["dark", "light"] as const)(
  "nobody is kept out where everything is open: %s",
  async (colorScheme) => {
    const { page, problems } = await openFaultyCard({ colorScheme });
    await page.locator(".fold").click();
    await page.locator('.point[data-quote="keyPoints[0]"] .shown').first().click();
    await page.locator(".editor:visible").waitFor();

    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
