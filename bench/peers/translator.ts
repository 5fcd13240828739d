import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Peer } from "./peer.ts";
import { openPeerModel } from "./peer-model.ts";
import { PEER_PAPERS } from "./peer-papers.ts";

const VERSION = "5.1.0";
const PROGRAM = "node_modules/i18n-ai-translate/build/i18n-ai-translate.js";
const Translations = z.record(z.string(), z.string());

/** A translator of an application's texts, here of a file of abstracts, in batches of the size that it chooses. */
export const TRANSLATOR = makeTranslator({
  name: `i18n-ai-translate ${VERSION}`,
  difference:
    "translates the abstracts alone, two or three in a question as drawn by lot, and has each batch verified",
  flags: [],
});

/** The same, asking about each paper by itself and with a schema, as papercards does. */
export const TRANSLATOR_ONE_BY_ONE = makeTranslator({
  name: `i18n-ai-translate ${VERSION}, \`--batch-size 1 --prompt-mode json\``,
  difference: "the same, one abstract in a question, with a schema",
  flags: ["--batch-size", "1", "--prompt-mode", "json"],
});

type Options = { name: string; difference: string; flags: readonly string[] };

/** Its command with 8 questions at once and no pause between them. */
function makeTranslator({ flags, ...described }: Options): Peer {
  return {
    ...described,
    packages: [`i18n-ai-translate@${VERSION}`],
    openModel: openPeerModel,
    prepare: ({ folder, packages }) => {
      const texts = PEER_PAPERS.map(({ id, abstract }) => [id.replace(".", "-"), abstract]);
      const input = join(folder, "en.json");
      writeFileSync(input, JSON.stringify(Object.fromEntries(texts)));
      const files = ["--input", input, "--output-languages", "ko"];
      const model = ["--engine", "chatgpt", "--model", "bench-model"];
      const pace = ["--concurrency", "8", "--rate-limit-ms", "0"];
      return [join(packages, PROGRAM), "translate", ...files, ...model, ...pace, ...flags];
    },
    countGood: (folder) => {
      const texts = Translations.parse(JSON.parse(readFileSync(join(folder, "ko.json"), "utf8")));
      return Object.values(texts).filter((text) => text !== "").length;
    },
  };
}
