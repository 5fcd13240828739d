import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { countCards } from "../../src/core/card/shown-cards.ts";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { digestPath } from "../../src/core/output-paths.ts";
import { complete } from "../../test/support/model-server.ts";
import { readDay } from "../../test/support/recorded.ts";
import { openRecordedWorld } from "../../test/support/recorded-world.ts";
import { installPackage } from "../installed-package.ts";
import type { Peer, PeerCase, PeerModel } from "./peer.ts";
import { createGauge } from "./peer-model.ts";
import { BAD_PAPERS, cutAnswer, PEER_DAY, PEER_PAPERS } from "./peer-papers.ts";

/** Ourselves, packed and installed; it has the Hub's listing and artefacts to fetch, too. */
export const PAPERCARDS: Peer = {
  name: "papercards",
  packages: [],
  difference: "cards of checked sentences with quotes, kept as Markdown and JSON; asks once again",
  openModel: openWorld,
  prepare: () => [installPackage(), "run", PEER_DAY, "--top", `${PEER_PAPERS.length}`],
  countGood: (folder) => {
    const path = join(folder, "output", digestPath("daily", PEER_DAY, "json"));
    return countCards(DailyDigest.parse(JSON.parse(readFileSync(path, "utf8")))).ok;
  },
};

async function openWorld({ answerMs, isBad }: PeerCase): Promise<PeerModel> {
  const gauge = createGauge();
  const world = await openRecordedWorld(new Map([[PEER_DAY, readDay(PEER_DAY)]]), {
    delayMs: 0,
    answerOtherwise: (asked) => {
      if (!isBad || asked.kind !== "question") return null;
      if (BAD_PAPERS.every(({ title }) => title !== asked.title)) return null;
      return { status: 200, body: complete(cutAnswer(asked.draft)) };
    },
  });
  world.onAsked(() => gauge.during(() => sleep(answerMs)));
  const environment = { ...world.environment, PAPERCARDS_CONCURRENCY: "8" };
  return { environment, ...gauge, close: world.close };
}
