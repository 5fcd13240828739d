import { KEY_PREFIX } from "../core/printed/key-look.ts";

const NAMED = "it holds the name of a key, and not only the key";

type Forms = readonly (readonly [form: RegExp, what: string])[];

/** What says where a key is to be found, and what it is, as a clause: no server takes that for one. */
const REFERENCES: Forms = [
  [
    /^(?:<.*>|\[.*\]|\(.*\)|\{.*\}|%\w+%|\$[A-Z_][A-Z\d_]*|\$env:\w+|\$\{.*\}|\$\(.*\)|#\{.*\}|@[\w.]+\(.*\))$/s,
    "it is what stands in for a key in examples and templates",
  ],
  [/^[\w.-]*(?:key|token|secret|password)["']?[=:](?!=?$)/i, NAMED],
  [/(?<![A-Z0-9])[A-Z][A-Z0-9]*_(?:[A-Z]+_)?(?:KEY|TOKEN)(?![A-Z0-9])/, NAMED],
  [
    /^(?:[a-z][a-z\d+.-]*:\/\/|(?:arn|env|file|ssm|vault):|(?:env|secrets|vars|process\.env|os\.environ)[./]|(?:~|\.{1,2})\/|\/(?:run|etc|home|root|var|opt|mnt|users)\/)/i,
    "it says where a key is, and is none",
  ],
];

/** What is written for no key, by its form. A server that asks for none takes that as well as any other word. */
const NO_KEYS: Forms = [
  [/^(?:null|undefined|nil|nan|true|false)$/i, "it is what programs write for no value"],
  [
    /(?<![a-z\d])x{4,}(?![a-z\d])|x{6}|(?<![a-z\d])([a-z\d_-])\1{7,}$/i,
    "it holds a row of one sign, as where a key is masked",
  ],
];

/** The beginning of a key without the rest, as of one that was cut or is still to be put in: `sk-`, `sk-or-v1-`. */
const BEGINNING_ALONE = new RegExp(
  `^(?:${KEY_PREFIX}(?:[a-z]{1,8}\\d{0,2}-){0,2}|sk-(?:proj|ant|or))$`,
);

/** The families of models that are best known, with a number. */
const OF_MODEL =
  /^(?:o\d|(?=.*\d)(?:chatgpt|claude|deepseek|exaone|gemini|gemma|glm|gpt|grok|hcx|kimi|llama|mistral|mixtral|qwen|solar))(?![a-z])/;

/** A part of a model's name: a word, a version, a size or a date. A key has rows in which letters and digits mix. */
const PART_OF_MODEL = /^(?:[a-z]{0,10}\d{0,2}[a-z]?|\d{1,8}[a-z]?)$/;

/** Words of which alone no key is made, as examples have them: `your-api-key-here`. */
const TELLING =
  "your|insert|enter|paste|put|replace|change|here|placeholder|example|sample|todo|tbd|fixme|redacted|dummykey|key|token";
const OTHERS =
  "api|openai|anthropic|hugging|face|hf|access|secret|password|sk|proj|me|with|this|the|to|in|real|actual|own|goes|value|set";

const OF_WORDS = new RegExp(`^(?=.*(?:${TELLING}))(?:${TELLING}|${OTHERS})+$`);

/** Longest text that is looked at word by word. Examples are shorter, and keys longer. */
const MOST_CHARS = 64;

/** What a text is that only says where a key is to be found, as a clause that does not repeat it; null for any other. */
export function explainReference(text: string): string | null {
  return findForm(text, REFERENCES);
}

/** What a text is that is written where there is no key, as a clause that does not repeat it; null when it may be one. */
export function explainNoKey(text: string): string | null {
  const what = findForm(text, NO_KEYS);
  if (what !== null) return what;
  if (BEGINNING_ALONE.test(text)) return "it is the beginning of a key without the rest";
  if (isModelName(text)) return "it is the name of a model";
  const letters = text.toLowerCase().replaceAll(/[-_ .]/g, "");
  return letters.length <= MOST_CHARS && OF_WORDS.test(letters)
    ? "it is what stands in for a key in examples"
    : null;
}

function isModelName(text: string): boolean {
  const name = text.toLowerCase().replace(/^.*\//, "");
  return OF_MODEL.test(name) && name.split(/[-.:_]/).every((part) => PART_OF_MODEL.test(part));
}

function findForm(text: string, forms: Forms): string | null {
  return forms.find(([form]) => form.test(text))?.[1] ?? null;
}
