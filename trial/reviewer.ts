import { expect } from "vitest";
import { comeIn, type Reviewer } from "../test/support/review-page.ts";
import { startPapercards } from "../test/support/start-papercards.ts";

/** A person with a review page in a process of its own. */
type PersonAtWork = {
  /** Changes every card of theirs in several rounds, publishing each; answers what they wrote last. */
  changeAll: () => Promise<{ id: string; text: string }[]>;
  leave: () => Promise<void>;
};

const ROUNDS = 4;

/** Times that somebody else's change is looked at before one's own is sent again. */
const MOST_TRIES = 20;

/** Starts `papercards review` for a person who looks after these cards. */
export async function startReviewer(
  day: string,
  ids: readonly string[],
  place: { folder: string; environment: Record<string, string> },
): Promise<PersonAtWork> {
  const page = startPapercards(["review", day, "--no-open"], place);
  const url = await new Promise<string>((resolve) => {
    let printed = "";
    page.process.stderr?.on("data", (chunk) => {
      printed += String(chunk);
      const address = /Open (http:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const reviewer = await comeIn({ url, port: Number(new URL(url).port) });
  return {
    changeAll: async () => {
      const written = new Map<string, string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const id of ids) {
          const text = `${id}의 ${round}번째 글입니다.`;
          await insist(reviewer, `/cards/${id}/edit`, { path: "oneLine", text });
          written.set(id, text);
        }
        await insist(reviewer, "/publish", {});
      }
      return [...written].map(([id, text]) => ({ id, text }));
    },
    leave: async () => {
      page.process.kill("SIGINT");
      await page.ended;
    },
  };
}

/** Sends an act with the newest revision, again and again while somebody else was faster. */
async function insist(reviewer: Reviewer, path: string, body: object): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const { status, text } = await reviewer.act(path, body);
    if (status === 200) return;
    expect(status, text).toBe(409);
  }
  expect.fail(`${path} is refused again and again.`);
}
