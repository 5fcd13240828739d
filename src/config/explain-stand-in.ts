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
  const letters = text.toLowerCase().replaceAll(/[-_ .]/g, "");
  return letters.length <= MOST_CHARS && OF_WORDS.test(letters)
    ? "it is what stands in for a key in examples"
    : null;
}

function findForm(text: string, forms: Forms): string | null {
  return forms.find(([form]) => form.test(text))?.[1] ?? null;
}
