import { expect, test } from "vitest";
import { measureContrast } from "../support/contrast.ts";
import { findViolations } from "../support/look-at-page.ts";
import { BUSY_DAY, openFaultyCard } from "../support/review-pages.ts";

const style = (selector: string, name: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`;

test.each(["dark", "light"] as const)(
  "with forced colours on %s what is lit or current has an outline",
  async (colorScheme) => {
    const { page } = await openFaultyCard({ colorScheme, forcedColors: "active" });
    await page.locator('.point[data-quote="keyPoints[1]"] .shown').first().hover();
    await page.locator(".pane mark.lit").waitFor();
    const outlined = [
      ".point.lit",
      ".pane mark.lit",
      "#cards [aria-current=page]",
      ".filters [aria-current]",
    ];

    for (const selector of outlined) {
      expect(await page.evaluate(style(selector, "outlineStyle"))).toBe("solid");
    }
  },
);

test.each(["dark", "light"] as const)(
  "with forced colours on %s every text can be read: of a card, before publishing, and in the list of days",
  async (colorScheme) => {
    const { page, origin } = await openFaultyCard({ colorScheme, forcedColors: "active" });
    await page.locator(".fold").click();
    await page.locator('.point[data-quote="keyPoints[1]"] .shown').first().hover();
    await page.locator(".pane mark.lit").waitFor();
    const marks = await page.locator("mark.found, mark.quote").count();
    const card = await measureContrast(page);
    await page.goto(`${origin}/${BUSY_DAY}/publish`);
    const publish = await measureContrast(page);
    await page.goto(origin);
    const inbox = await measureContrast(page);

    expect(marks).toBeGreaterThan(8);
    expect([card.seen > 100, publish.seen > 20, inbox.seen > 5]).toEqual([true, true, true]);
    expect({ card: card.faint, publish: publish.faint, inbox: inbox.faint }).toEqual({
      card: [],
      publish: [],
      inbox: [],
    });
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
