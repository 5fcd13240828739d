import { countEdits } from "../core/count-edits.ts";
import { isOfAnyText } from "./setting-kinds.ts";
import { otherWordsOf } from "./setting-notes.ts";
import { type SettingName, Settings } from "./settings.ts";

/** Whose a name says that it is, and the beginnings of the settings that it may mean, the likeliest first. */
const OWNERS: readonly (readonly [form: RegExp, settings: readonly RegExp[]])[] = [
  [/^PAPER_?CARDS?_?/, [/^/]],
  [/^OPEN_?AI_?/, [/^OPENAI_/, /^PAPERCARDS_/]],
  [/^(?:HF|HUGGING_?FACE)_?/, [/^HF_/]],
  [/^ARXIV_?/, [/^ARXIV_/]],
];

/** Providers that speak Chat Completions, and the words by which others call their keys. */
const PROVIDER_KEY =
  /^(?:OPENROUTER|GROQ|GEMINI|MISTRAL|DEEPSEEK|TOGETHER|FIREWORKS|XAI|UPSTAGE|AZURE_OPENAI|LLM)_API_KEY$/;

/** Words of amounts, which tell no setting from others. */
const OF_AMOUNTS = ["MAX", "MAXIMUM", "MIN", "LIMIT", "CAP", "PER", "TOTAL", "NUMBER", "NUM", "OF"];

/** Longest name that is looked at. A variable of anybody has half of it. */
const MOST_CHARS = 64;

/** Signs of a name for each that may be wrong in it, and how many may be: `GH_TOKEN` is another name than `HF_TOKEN`. */
const SIGNS_PER_EDIT = 7;
const MOST_EDITS = 2;

/**
 * The settings that a name most likely means which is none: by the words that they are declared with, or by a typing
 * error; none when it is another name. Several when they are equally near.
 */
export function findMeant(name: string): SettingName[] {
  const seen = name.normalize("NFKC").toUpperCase();
  const settings = Settings.keyof().options;
  if (seen.length > MOST_CHARS) return [];
  if (settings.some((setting) => setting === seen)) return settings.filter((one) => one === seen);
  if (PROVIDER_KEY.test(seen)) return ["OPENAI_API_KEY"];
  const named = findByWords(seen);
  return named.length > 0 ? named : findTyped(seen);
}

/** The settings all of whose owner's name is made of their words, those with the most of their own words in it. */
function findByWords(name: string): SettingName[] {
  const [form, beginnings = []] = OWNERS.find(([owner]) => owner.test(name)) ?? [];
  const rest = form === undefined ? "" : name.replace(form, "");
  for (const beginning of beginnings) {
    const found = Settings.keyof()
      .options.filter((setting) => beginning.test(setting))
      .map((setting) => ({ setting, own: countOwnWords(rest, setting) }));
    const most = Math.max(...found.map(({ own }) => own));
    if (most >= 0) return found.filter(({ own }) => own === most).map(({ setting }) => setting);
  }
  return [];
}

/** How many words of a setting's own name a text of its words has; -1 for a text that has others, or none that tells. */
function countOwnWords(text: string, setting: SettingName): number {
  const own = setting.split("_");
  const telling = [...own, ...otherWordsOf(Settings.shape[setting])].filter(
    (word) => !OF_AMOUNTS.includes(word) && word !== "PAPERCARDS",
  );
  const others = isOfAnyText(setting) ? [] : OF_AMOUNTS;
  const isMadeOf = new RegExp(`^(?:${[...telling, ...others].join("|")}|S|_)+$`);
  if (!isMadeOf.test(text) || !telling.some((word) => text.includes(word))) return -1;
  return own.filter((word) => text.includes(word)).length;
}

/** The settings that a name is with the fewest wrong signs. */
function findTyped(name: string): SettingName[] {
  const near = Settings.keyof().options.map((setting) => ({
    setting,
    edits: countEdits(name, setting),
  }));
  const least = Math.min(...near.map(({ edits }) => edits));
  const mayBe = ({ setting, edits }: { setting: SettingName; edits: number }) =>
    edits === least && edits <= Math.min(MOST_EDITS, Math.floor(setting.length / SIGNS_PER_EDIT));
  return near.filter(mayBe).map(({ setting }) => setting);
}
