import { join } from "node:path";
import type { AnswerCache } from "../core/ports.ts";
import { Answer } from "../core/question/answer.ts";
import type { Files } from "./files.ts";

/** Keeps each answer as `answers/<two digits>/<fingerprint>.json`, and unusable ones in `rejected/`. */
export function openAnswerCache(cacheFolder: string, files: Files): AnswerCache {
  const pathOf = (kind: "answers" | "rejected", fingerprint: string) =>
    join(cacheFolder, kind, fingerprint.slice(0, 2), `${fingerprint}.json`);
  return {
    recall: (fingerprint) => files.readJson(pathOf("answers", fingerprint), Answer),
    remember: (fingerprint, answer) =>
      files.writeJson(pathOf("answers", fingerprint), answer, Answer),
    reject: (fingerprint) =>
      files.move(pathOf("answers", fingerprint), pathOf("rejected", fingerprint)),
  };
}
