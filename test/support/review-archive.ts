import { cpSync } from "node:fs";
import { join } from "node:path";
import { buildDailyDigest, type DailyDigest } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { toJson } from "../../src/store/to-json.ts";
import { type GithubServer, openGithubServer } from "./github-server.ts";
import { writeHanded } from "./hand-over.ts";
import { makeDraft, makeDraftedCard, makePaper } from "./make.ts";
import { openPeople, openRequests, type People } from "./people.ts";
import { checkOut, git, makeOrigin, type StepResult } from "./runner.ts";
import { makeFolder } from "./temporary.ts";

/** An archive in review mode: a bare repository, the stand-in for GitHub, and people. */
export type ReviewArchive = {
  origin: string;
  server: GithubServer;
  people: People;
  /** What the job that publishes does with these days; with none, what it does after a merge. */
  run: (...days: DailyDigest[]) => Promise<StepResult>;
  /** Runs, and merges what is open, until nothing is. Returns how many requests were merged. */
  settle: () => Promise<number>;
  /** Whether `render` changes no byte of what is merged. */
  renderChanges: () => Promise<string>;
};

/** Opens an archive without a digest, or a copy of another one as it is now. */
export async function openReviewArchive(
  from?: Pick<ReviewArchive, "origin" | "server">,
): Promise<ReviewArchive> {
  const origin = from === undefined ? makeOrigin() : join(makeFolder(), "origin.git");
  if (from !== undefined) cpSync(from.origin, origin, { recursive: true });
  const server = await openGithubServer(origin, structuredClone(from?.server.kept ?? []));
  const people = openPeople(origin);
  const run: ReviewArchive["run"] = async (...days) => {
    const temporary = makeFolder();
    if (days.length > 0) {
      const files = new Map(
        days.map((day) => [`daily/${day.date.slice(0, 4)}/${day.date}.json`, toJson(day)]),
      );
      writeHanded({ files }, join(temporary, "papercards"));
    }
    const step = days.length > 0 ? "publish" : "refresh";
    return checkOut(origin, temporary).step({ ...server.environment, INPUT_STEP: step });
  };
  return {
    ...{ origin, server, people, run },
    settle: async () => {
      let merged = 0;
      for (let round = 0; round < 10; round += 1) {
        const done = await run();
        if (done.exitCode !== 0) throw new Error(done.printed);
        const open = openRequests(server);
        if (open.length === 0) return merged;
        for (const request of open) people.merge(request);
        merged += open.length;
      }
      throw new Error("There is always another pull request.");
    },
    renderChanges: async () => {
      const { folder } = checkOut(origin);
      const { runCommand } = await import("./world.ts");
      await runCommand("render", { environment: {}, cwd: folder });
      return git(folder, "status", "--porcelain", "-uall");
    },
  };
}

/** A day with two cards of its own. */
export function makeDay(
  date: string,
  { upvotes = 70, ...draft }: Partial<ReturnType<typeof makeDraft>> & { upvotes?: number } = {},
): DailyDigest {
  const number = date.replaceAll("-", "").slice(4);
  const cards = [1, 2].map((index) => {
    const paper = makePaper({
      id: `2602.${number}${index}`,
      title: `Paper ${index} of ${date}`,
      upvotes: upvotes + index,
    });
    return makeDraftedCard({
      paper,
      image: null,
      draft: makeDraft({ oneLine: `${date}의 ${index}번 카드입니다.`, ...draft }),
    });
  });
  return buildDailyDigest({ date: DigestDate.parse(date), status: "settled", listed: 9, cards });
}
