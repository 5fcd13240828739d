import { countEdits } from "../core/count-edits.ts";
import { isOfAnyText } from "./setting-kinds.ts";
import { otherWordsOf } from "./setting-notes.ts";
import { type SettingName, Settings, WorkflowSettings } from "./settings.ts";

const NAMES = Settings.keyof().options;

/** Whose a name says that it is, and the beginnings of the settings that it may mean, the likeliest first. */
const OWNERS: readonly (readonly [form: RegExp, settings: readonly RegExp[]])[] = [
  [/^PAPER_?CARDS?_?/, [/^/]],
  [/^OPEN_?AI_?/, [/^OPENAI_/, /^PAPERCARDS_/]],
  [/^(?:HF|HUGGING_?FACE)_?/, [/^HF_/]],
  [/^ARXIV_?/, [/^ARXIV_/]],
];

/** Names that can only be for this program or for others that ask such a model. */
const OF_OURS = /^(?:PAPER_?CARDS?|OPEN_?AI)_/i;

/** Providers that speak Chat Completions, and the words by which programs call any of them. */
const PROVIDERS =
  "(?:OPEN_?AI|OPENROUTER|GROQ|GEMINI|MISTRAL|DEEPSEEK|TOGETHER|FIREWORKS|XAI|UPSTAGE|LLM)";

/** The ends of names by which programs call what is a setting here, whatever stands before. */
const ENDS: readonly (readonly [end: RegExp, setting: SettingName])[] = [
  [new RegExp(`(?:^|_)${PROVIDERS}_API_KEY$`), "OPENAI_API_KEY"],
  [/(?:^|_)(?:BASE_?UR[LI]|API_?BASE)(?:_?V?\d)?$/, "OPENAI_BASE_URL"],
  [new RegExp(`(?:^|_)${PROVIDERS}(?:_\\w+)?_(?:ENDPOINT|BASE_PATH)$`), "OPENAI_BASE_URL"],
  [/(?:^|_)MAX_?COST(?:_USD)?$/, "PAPERCARDS_MAX_COST_USD"],
];

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
  if (seen.length > MOST_CHARS) return [];
  if (NAMES.some((setting) => setting === seen)) return NAMES.filter((one) => one === seen);
  if (Object.hasOwn(WorkflowSettings.shape, seen)) return [];
  const named = findByWords(seen);
  if (named.length > 0) return named;
  const typed = findTyped(seen);
  return typed.length === 0 && isOfOurs(seen) ? findByEnd(seen) : typed;
}

/** The settings that a name may mean by its end, whoever's it is: other programs have such names, too. */
export function findByEnd(name: string): SettingName[] {
  if (name.length > MOST_CHARS) return [];
  const found = ENDS.find(([end]) => end.test(name.toUpperCase()));
  return found === undefined ? [] : [found[1]];
}

/** Whether a name can only be for this program or for others that ask such a model. */
export function isOfOurs(name: string): boolean {
  return OF_OURS.test(name);
}

/** The settings all of whose owner's name is made of their words, those with the most of their own words in it. */
function findByWords(name: string): SettingName[] {
  const [form, beginnings = []] = OWNERS.find(([owner]) => owner.test(name)) ?? [];
  const rest = form === undefined ? "" : name.replace(form, "");
  for (const beginning of beginnings) {
    const found = NAMES.filter((setting) => beginning.test(setting)).map((setting) => ({
      setting,
      own: countOwnWords(rest, setting),
    }));
    const most = Math.max(...found.map(({ own }) => own));
    if (most >= 0) return found.filter(({ own }) => own === most).map(({ setting }) => setting);
  }
  return [];
}

/** The words of each setting: those of its own name, those that tell it, and what a name is that is made of them alone. */
const WORDS_OF = new Map(
  NAMES.map((setting) => {
    const own = setting.split("_");
    const telling = [...own, ...otherWordsOf(Settings.shape[setting])].filter(
      (word) => !OF_AMOUNTS.includes(word) && word !== "PAPERCARDS",
    );
    const others = isOfAnyText(setting) ? [] : OF_AMOUNTS;
    const isMadeOf = new RegExp(`^(?:${[...telling, ...others].join("|")}|S|_)+$`);
    return [setting, { own, telling, isMadeOf }] as const;
  }),
);

/** How many words of a setting's own name a text of its words has; -1 for a text that has others, or none that tells. */
function countOwnWords(text: string, setting: SettingName): number {
  const words = WORDS_OF.get(setting);
  if (!words?.isMadeOf.test(text) || !words.telling.some((word) => text.includes(word))) return -1;
  return words.own.filter((word) => text.includes(word)).length;
}

/** The settings that a name is with the fewest wrong signs. */
function findTyped(name: string): SettingName[] {
  const near = NAMES.filter((setting) => Math.abs(setting.length - name.length) <= MOST_EDITS).map(
    (setting) => ({ setting, edits: countEdits(name, setting) }),
  );
  const least = Math.min(...near.map(({ edits }) => edits));
  const mayBe = ({ setting, edits }: { setting: SettingName; edits: number }) =>
    edits === least && edits <= Math.min(MOST_EDITS, Math.floor(setting.length / SIGNS_PER_EDIT));
  return near.filter(mayBe).map(({ setting }) => setting);
}
