import { type SettingName, Settings } from "./settings.ts";

/** What other programs call our settings. */
const OTHER_NAMES: Partial<Record<SettingName, readonly string[]>> = {
  OPENAI_BASE_URL: [
    ...["OPENAI_API_BASE", "OPENAI_API_BASE_URL", "OPENAI_API_URL", "OPENAI_API_ENDPOINT"],
    ...["OPENAI_ENDPOINT", "PAPERCARDS_BASE_URL"],
  ],
  OPENAI_API_KEY: [
    ...["OPENROUTER", "GROQ", "GEMINI", "MISTRAL", "DEEPSEEK", "TOGETHER", "FIREWORKS"],
    ...["XAI", "UPSTAGE", "AZURE_OPENAI", "PAPERCARDS"],
  ].map((owner) => `${owner}_API_KEY`),
  OPENAI_MODEL: ["OPENAI_MODEL_NAME", "OPENAI_API_MODEL", "PAPERCARDS_MODEL"],
  HF_TOKEN: [
    ...["HF_API_TOKEN", "HF_API_KEY", "HUGGINGFACE_TOKEN", "HUGGINGFACE_API_KEY"],
    ...["HUGGINGFACEHUB_API_TOKEN", "HUGGINGFACE_HUB_TOKEN", "HUGGING_FACE_HUB_TOKEN"],
  ],
};

/** Signs of a name for each that may be wrong in it, and how many may be: `GH_TOKEN` is another name than `HF_TOKEN`. */
const SIGNS_PER_EDIT = 7;
const MOST_EDITS = 2;

/**
 * The settings that a name most likely means which is none: by what other programs call them, by some of their
 * words, or by a typing error; none when it is another name. Several when they are equally near.
 */
export function findMeant(name: string): SettingName[] {
  const seen = name.normalize("NFKC").toUpperCase();
  const settings = Settings.keyof().options;
  const known = settings.filter(
    (setting) => setting === seen || OTHER_NAMES[setting]?.includes(seen),
  );
  if (known.length > 0) return known;
  const near = settings.map((setting) => ({ setting, edits: countEdits(seen, setting) }));
  const least = Math.min(...near.map(({ edits }) => edits));
  const typed = near.filter(
    ({ setting, edits }) =>
      edits === least && edits <= Math.min(MOST_EDITS, Math.floor(setting.length / SIGNS_PER_EDIT)),
  );
  if (typed.length > 0) return typed.map(({ setting }) => setting);
  return settings.filter((setting) => isOfWords(seen, setting));
}

/** Whether a name has the first word of a setting and some of its others: `OPENAI_KEY`, `PAPERCARDS_MAX_COST`. */
function isOfWords(name: string, setting: SettingName): boolean {
  const [first = "", ...others] = name.split("_");
  const [own, ...words] = setting.split("_");
  return first === own && others.length > 0 && others.every((word) => words.includes(word));
}

/** How many signs are put in, left out, replaced or exchanged with the next one between two texts. */
function countEdits(from: string, to: string): number {
  let [above, row]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (isSame ? 0 : 1),
        isSwap ? at(above, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [above, row] = [row, next];
  }
  return at(row, to.length);
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Number.POSITIVE_INFINITY;
}
