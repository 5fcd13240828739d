import { z } from "zod";
import { explainAddress } from "./explain-address.ts";
import { explainInterests } from "./explain-interests.ts";
import { explainKey } from "./explain-key.ts";
import { explainName } from "./explain-name.ts";

/** A key, or a token: no more than what a header can carry, and not the place of one. */
export const Key = z.string().superRefine((text, context) => report(context, explainKey(text)));

/** An address of the web, with a path perhaps, and nothing in it that is secret or that requests replace. */
export const Endpoint = z
  .string()
  .superRefine((text, context) => report(context, explainAddress(text)));

/** A repository on the Hub: its owner and its name. */
export const RepositoryName = z.string().regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/, {
  error: "it takes owner and name of a data set, such as name/papers",
});

/** Where a site is read: an address with a path perhaps, and nothing behind it. */
export const SiteAddress = z.string().superRefine((text, context) => {
  const url = URL.parse(text);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && !/[\s?#@<>"'\\]/.test(text);
  if (!isPlain) report(context, "it takes a whole address, such as https://name.github.io/papers/");
});

/** Words with commas between them, for papers that come first. */
export const InterestList = z
  .string()
  .superRefine((text, context) => report(context, explainInterests(text)));

/** A number as people write it: digits, and a fraction perhaps. */
const DIGITS = { whole: /^\d{1,9}$/, any: /^(?=\.?\d)\d{0,9}(?:\.\d{1,9})?$/ } as const;

/** A whole number within bounds. */
export function wholeNumber(range: Range) {
  return numberOf("whole", range);
}

/** A number within bounds, with a fraction perhaps. */
export function anyNumber(range: Range) {
  return numberOf("any", range);
}

/** One of a few words. */
export function choiceOf<const Choices extends readonly string[]>(choices: Choices) {
  return z.enum(choices, { error: `it takes one of ${choices.join(", ")}` });
}

/** The words of a switch: those of YAML 1.1, in which workflows are written, and 1 and 0. */
const WORDS = {
  yes: ["true", "yes", "on", "1", "y"],
  no: ["false", "no", "off", "0", "n"],
} as const;

/** A switch. It takes no other word for no, since somebody wanted something with it. */
export const Switch = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z.enum([...WORDS.yes, ...WORDS.no], {
      error: `it takes one of ${[...WORDS.yes, ...WORDS.no].join(", ")}`,
    }),
  )
  .transform((word) => WORDS.yes.some((yes) => yes === word));

/** A name, of a model or a folder. */
export const Name = z.string().superRefine((text, context) => report(context, explainName(text)));

/** A word that goes to the model's API as it is. */
export const Word = z.string().regex(/^[A-Za-z]{2,16}$/, { error: "it takes one word in letters" });

/** Bounds of a number, both included. */
type Range = { min: number; max?: number };

function numberOf(kind: keyof typeof DIGITS, { min, max = Number.POSITIVE_INFINITY }: Range) {
  const noun = kind === "whole" ? "a whole number" : "a number";
  const bounds = max === Number.POSITIVE_INFINITY ? `, ${min} or more` : ` from ${min} to ${max}`;
  const error = `it takes ${noun}${bounds}`;
  return z
    .string({ error })
    .regex(DIGITS[kind], { error })
    .transform(Number)
    .pipe(z.number().min(min, { error }).max(max, { error }));
}

function report(context: z.core.$RefinementCtx<string>, problem: string | null): void {
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
}
