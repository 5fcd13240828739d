import { join } from "node:path";
import type { AnswerCache } from "../core/ports.ts";
import { Answer } from "../core/question/answer.ts";
import type { Files } from "./files.ts";

/** The cache of answers, and what it is pruned by. */
export type StoredAnswers = AnswerCache & {
  /** Removes an answer; tells how many files that were. What is no fingerprint names none. */
  forget: (fingerprint: string) => Promise<number>;
  /**
   * Removes unusable answers that were given before a time, in milliseconds since 1970; tells how many files that
   * were: at most {@link MAX_FORGOTTEN_FILES}.
   */
  forgetRejected: (beforeMs: number) => Promise<number>;
};

/** Unusable answers that one run removes at most: looking at as many takes a tenth of a second. */
const MAX_FORGOTTEN_FILES = 1_000;

/** A fingerprint as a name of a file: one that comes from a document may be anything. */
const FINGERPRINT = /^[\da-f]{64}$/;

/** Keeps each answer as `answers/<two digits>/<fingerprint>.json`, and unusable ones in `rejected/`. */
export function openAnswerCache(cacheFolder: string, files: Files): StoredAnswers {
  const pathOf = (kind: "answers" | "rejected", fingerprint: string) =>
    join(cacheFolder, kind, fingerprint.slice(0, 2), `${fingerprint}.json`);
  const remove = async (path: string) => Number(await files.remove(path));
  return {
    recall: (fingerprint) => files.readJson(pathOf("answers", fingerprint), Answer),
    remember: (fingerprint, answer) =>
      files.writeJson(pathOf("answers", fingerprint), answer, Answer),
    reject: (fingerprint) =>
      files.move(pathOf("answers", fingerprint), pathOf("rejected", fingerprint)),
    forget: async (fingerprint) =>
      FINGERPRINT.test(fingerprint) ? remove(pathOf("answers", fingerprint)) : 0,
    forgetRejected: async (beforeMs) => {
      let removed = 0;
      for await (const path of listRejected(join(cacheFolder, "rejected"), files)) {
        const stamp = files.stamp(path);
        if (stamp !== null && stamp.writtenMs < beforeMs) removed += await remove(path);
        if (removed === MAX_FORGOTTEN_FILES) break;
      }
      return removed;
    },
  };
}

async function* listRejected(folder: string, files: Files): AsyncGenerator<string> {
  for (const digits of await files.list(folder)) {
    for (const name of await files.list(join(folder, digits))) {
      if (FINGERPRINT.test(name.replace(/\.json$/, ""))) yield join(folder, digits, name);
    }
  }
}
