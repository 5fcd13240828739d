import { median } from "../figure.ts";
import { ARXIV_LOOP } from "./arxiv-loop.ts";
import type { Comparison } from "./comparison.ts";
import { installPeer } from "./install-peer.ts";
import { NEWSLETTER } from "./newsletter.ts";
import { PAPERCARDS } from "./papercards.ts";
import type { Peer, PeerCase } from "./peer.ts";
import { PEER_PAPERS } from "./peer-papers.ts";
import { type PeerRun, runPeer } from "./run-peer.ts";
import { TRANSLATOR, TRANSLATOR_ONE_BY_ONE } from "./translator.ts";

const ROUNDS = 3;

/** What 20 answers of 500 ms take, 8 at once. */
const FLOOR_SECONDS = 1.5;

const GOOD: PeerCase = { answerMs: 500, isBad: false };

/** Tells what is asked and what comes of it, not the time, so nobody waits for these answers. */
const BAD: PeerCase = { answerMs: 0, isBad: true };

const PEERS = [PAPERCARDS, ARXIV_LOOP, TRANSLATOR, TRANSLATOR_ONE_BY_ONE, NEWSLETTER];

/** A program that takes part until something fails. */
type Contestant = {
  peer: Peer;
  runs: Map<PeerCase, PeerRun[]>;
  failure: string | null;
};

/** Runs papercards and its peers in turns, with the same papers and answers. What cannot be installed, or fails, is told. */
export async function benchPeers(): Promise<Comparison> {
  const contestants: Contestant[] = PEERS.map((peer) => ({
    ...{ peer, failure: null },
    runs: new Map([GOOD, BAD].map((answers) => [answers, []])),
  }));
  for (const answers of [GOOD, BAD]) {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const contestant of contestants) await compete(contestant, answers);
    }
  }
  return { columns: COLUMNS, rows: contestants.map(toRow), note: NOTE };
}

async function compete(contestant: Contestant, answers: PeerCase): Promise<void> {
  const { peer, runs, failure } = contestant;
  if (failure !== null) return;
  try {
    const run = await runPeer(peer, installPeer(peer.packages), answers);
    if (!answers.isBad) expectWhole(run);
    runs.get(answers)?.push(run);
  } catch (error) {
    const [line = ""] = String(error).split("\n");
    contestant.failure = line.slice(0, 200);
  }
}

/** Good answers that do not lead to good results are no fault of a program's, but of how it is used here. */
function expectWhole({ good, exitCode }: PeerRun): void {
  if (good === PEER_PAPERS.length && exitCode === 0) return;
  throw new Error(
    `${good} of ${PEER_PAPERS.length} papers from good answers, exit code ${exitCode}`,
  );
}

const COLUMNS = [
  "program",
  "at once",
  "wall",
  `x ${FLOOR_SECONDS} s`,
  "calls",
  "bad JSON: calls",
  "good papers",
  "exit code",
  "what it does",
];

function toRow({ peer, runs, failure }: Contestant): string[] {
  if (failure !== null) return [peer.name, `not measured: ${failure}`];
  const middle = (answers: PeerCase, of: (run: PeerRun) => number) =>
    median((runs.get(answers) ?? []).map(of));
  const seconds = middle(GOOD, (run) => run.seconds);
  return [
    peer.name,
    `${middle(GOOD, (run) => run.peak)}`,
    `${seconds.toFixed(2)} s`,
    (seconds / FLOOR_SECONDS).toFixed(2),
    `${middle(GOOD, (run) => run.calls)}`,
    `${middle(BAD, (run) => run.calls)}`,
    `${middle(BAD, (run) => run.good)}`,
    `${middle(BAD, (run) => run.exitCode ?? Number.NaN)}`,
    peer.difference,
  ];
}

const NOTE = `The same ${PEER_PAPERS.length} recorded abstracts, ${GOOD.answerMs} ms an answer whatever is asked, in turns, ${ROUNDS} rounds, medians; wall is the whole process.
${FLOOR_SECONDS} s is what ${PEER_PAPERS.length} answers take, 8 at once; who asks about several papers in one question can be below it. "At once" is the most that was seen
under way, with the setting for 8 where there is one. For "bad JSON" and what follows, each answer about every fifth paper is cut in the middle, and all
come without a wait; good papers are those with a result of the model's (of ${PEER_PAPERS.length}). The programs do different things, so this compares what a day takes in
waits and calls, not what is written. Versions are exact; what they depend on is the newest that they allow.`;
