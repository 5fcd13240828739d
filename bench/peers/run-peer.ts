import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { measureNode } from "../measure-process.ts";
import type { Peer, PeerCase } from "./peer.ts";

/** Longer than any peer takes, so that one that hangs does not keep the bench. */
const TIMEOUT_MS = 600_000;

/** How a program fared once. */
export type PeerRun = {
  seconds: number;
  calls: number;
  peak: number;
  good: number;
  exitCode: number | null;
};

/** Starts a program in a folder of its own, below the one of its packages, with a model of its own. */
export async function runPeer(peer: Peer, packages: string, answers: PeerCase): Promise<PeerRun> {
  const folder = mkdtempSync(join(packages, "run-"));
  const model = await peer.openModel(answers);
  try {
    const { seconds, exitCode } = await measureNode(peer.prepare({ folder, packages }), {
      ...{ folder, environment: model.environment, exitCode: null, timeoutMs: TIMEOUT_MS },
    });
    const good = peer.countGood(folder);
    return { seconds, exitCode, good, calls: model.calls(), peak: model.peak() };
  } finally {
    await model.close();
  }
}
