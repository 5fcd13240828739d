import { DailyDigest, type StoredDigest } from "../../core/digest/digest.ts";
import type { Files } from "../files.ts";
import { toJson } from "../to-json.ts";
import { beside } from "./digest-names.ts";
import { announceData } from "./superseded.ts";

/** Tells the document beside a digest's data that other data comes; of a new day an empty one, that shows no card. */
export async function announce(path: string, data: StoredDigest, files: Files): Promise<void> {
  const document = beside(path, "md");
  const [markdown, now] = [await files.read(document), await files.read(path)];
  if (now !== null && now === toJson(data)) return;
  if (markdown === null) {
    if (now !== null || data.kind === "weekly") return;
    return files.write(document, announceData("", data, { ...data, cards: [] }));
  }
  const stored = data.kind === "daily" ? await files.readJson(path, DailyDigest) : null;
  await files.write(document, announceData(markdown, data, stored));
}
