import { STRUCTURED_MODES } from "../../core/choices.ts";
import {
  type Form,
  hasParts,
  hasSystem,
  listKeywords,
  listParameters,
  schemaOf,
  TYPE_LIST,
} from "./form.ts";
import { type WireError, wordsOf } from "./wire-error.ts";
import type { WireRequest } from "./wire-request.ts";

/** What went out, in which form, and whether the endpoint has answered such a question in it before. */
export type SentForm = { form: Form; request: WireRequest; isTaken: boolean };

/** A form without what an endpoint would not take, and what to say about it. */
export type Concession = { form: Form; notice: string };

/** What a refusal says, and of what. */
type Refusal = SentForm & { status: number; words: string; param: string };

/** Words for something that is not known or not wanted, as opposed to one out of its range. */
const UNWANTED =
  /unsupported|unrecogni[sz]ed|unknown|unexpected|not (?:\w+ )?support|not (?:permitted|allowed|available|enabled|implemented|accepted|valid|recogni[sz]ed)|can ?not|can't|does(?: not|n't)|do(?: not|n't)|extra|additional|forbidden|disabled|deprecated|invalid|no longer/i;

/** Statuses with which endpoints refuse a parameter; 404 is OpenRouter's when no provider takes it. */
const STATUSES: readonly number[] = [400, 404, 422];

/** Ways to concede, the first that finds something. Each leaves less, so that they come to an end. */
const WAYS: readonly ((refusal: Refusal) => Concession | null)[] = [
  leaveParameterOut,
  joinParts,
  joinSystem,
  leaveKeywordsOut,
  renameTokenParameter,
  leaveAliasOut,
  leaveExtrasOut,
  loosenStructure,
];

/** The form to send in instead, when a refusal is about the form; null when it is about something else. */
export function findConcession(
  sent: SentForm,
  status: number,
  error: WireError,
): Concession | null {
  const words = wordsOf(error);
  const isUnnamed = words.includes("requested parameters");
  const isOfTemplate = status === 500 && refusesSystem(words);
  if (!STATUSES.includes(status) && !isOfTemplate) return null;
  if (status === 404 && !isUnnamed) return null;
  // What was taken once is not refused because of a word in the refusal of another question.
  if (sent.isTaken && !UNWANTED.test(words)) return null;
  const refusal = { ...sent, status, words, param: error.param ?? "" };
  for (const way of WAYS) {
    const found = way(refusal);
    if (found !== null) return found;
  }
  return null;
}

/** Words of a model, or of its chat template, that knows no system message; engines tell a template's with 500, too. */
const SYSTEM_ROLE =
  /\b(?:system|developer)['"`]? (?:role|message|prompt|instruction)s?\b|\broles?\b.{0,60}['"`:] ?['"`]?(?:system|developer)\b/i;
const TURNS =
  /\broles must alternate|\bonly user(?:,| and) (?:assistant|model)|\b(?:start|begin)s? with (?:a |the )?(?:role )?['"`]?user\b|\bfirst (?:message|role)\b.{0,30}\buser\b|\bbe ['"`]user['"`] or ['"`](?:assistant|model)['"`]|\bpermitted: '(?:user|assistant|model)', '(?:user|assistant|model)'/i;

function refusesSystem(words: string): boolean {
  return TURNS.test(words) || (SYSTEM_ROLE.test(words) && UNWANTED.test(words));
}

function joinSystem({ form, request, words, isTaken }: Refusal): Concession | null {
  if (isTaken || form.isWithoutSystem || !hasSystem(request) || !refusesSystem(words)) {
    return null;
  }
  return {
    form: { ...form, isWithoutSystem: true },
    notice: `${form.profile.name} refused the system message; from here on its text stands before the user's.`,
  };
}

/** Keywords without which a schema has no shape any more. */
const SHAPE: readonly string[] = [
  "type",
  "properties",
  "items",
  "required",
  "anyOf",
  "oneOf",
  "$ref",
];

const TYPE_LISTS =
  /\b(?:list|array|union|multiple)s?\b[^.\n]{0,20}\btypes?\b|\btypes?\b[^.\n]{0,40}\b(?:list|array|union|multiple)/i;

function leaveKeywordsOut({ form, request, words }: Refusal): Concession | null {
  const schema = schemaOf(request);
  if (schema === null || schema === undefined) return null;
  const keywords = listKeywords(schema).filter((keyword) => !SHAPE.includes(keyword));
  const named = keywords.filter((keyword) =>
    keyword === TYPE_LIST ? TYPE_LISTS.test(words) : namesKeyword(words, keyword),
  );
  if (named.length === 0) return null;
  const without = new Set([...form.withoutKeywords, ...named]);
  const list = named.map((name) => (name === TYPE_LIST ? "lists of types" : name)).join(", ");
  return {
    form: { ...form, withoutKeywords: without },
    notice: `${form.profile.name} refused ${list} in the schema; from here on it goes without.`,
  };
}

/** A keyword that is an ordinary word counts in quotes only. */
function namesKeyword(words: string, keyword: string): boolean {
  const snake = keyword.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return namesExactly(words, keyword) || (snake !== keyword && namesExactly(words, snake));
}

function namesExactly(words: string, name: string): boolean {
  const isOrdinary = /^[a-z]+$/.test(name);
  const exact = escapeForPattern(name);
  return isOrdinary
    ? new RegExp(
        `["'\`“‘]${exact}["'\`”’]|\\b(?:parameter|argument|field|property|keyword|key|input):? ${exact}\\b`,
        "i",
      ).test(words)
    : new RegExp(`(?<![\\w-])${exact}(?![\\w-])`).test(words);
}

function leaveParameterOut({ form, request, words, param }: Refusal): Concession | null {
  const sent = listParameters(request);
  const path = param.split(/[.[\]/]+/);
  const named =
    sent.find((name) => path.includes(name)) ??
    sent.find((name) => namesExactly(words, name)) ??
    sent.find((name) => listInside(request, name).some((inner) => namesExactly(words, inner)));
  return named === undefined ? null : withoutParameters(form, [named]);
}

/** Names inside a parameter, such as those of an object of its own. */
function listInside(request: WireRequest, name: string): string[] {
  const value: unknown = Reflect.get(request, name);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}

function withoutParameters(form: Form, names: readonly string[]): Concession {
  return {
    form: { ...form, withoutParameters: new Set([...form.withoutParameters, ...names]) },
    notice: `${form.profile.name} refused ${names.join(", ")}; from here on ${names.length === 1 ? "it is" : "they are"} not sent.`,
  };
}

/** Goes from the older name to the newer and then to none, never back. */
function renameTokenParameter({ form, words }: Refusal): Concession | null {
  const { name, tokenParameter } = form.profile;
  if (tokenParameter === null) return null;
  if (!/max_(?:completion_)?tokens/i.test(words) || !UNWANTED.test(words)) return null;
  const next = tokenParameter === "max_tokens" ? "max_completion_tokens" : null;
  const instead = next === null ? "no limit is sent" : `${next} is sent`;
  return {
    form: { ...form, profile: { ...form.profile, tokenParameter: next } },
    notice: `${name} refused ${tokenParameter}; from here on ${instead}.`,
  };
}

/** A message as a list of parts, where an endpoint wants a text. */
function joinParts({ form, request, words, param }: Refusal): Concession | null {
  const isAboutMessages = /\bcontent\b|\bmessages\b/i.test(`${param} ${words}`);
  const wantsText = /\bstring\b|\bstr\b|sequence|\barray\b|\blist\b|\bparts?\b|\btype\b/i.test(
    words,
  );
  if (!hasParts(request) || !isAboutMessages || !wantsText || TURNS.test(words)) return null;
  return {
    form: { ...form, isPlainText: true },
    notice: `${form.profile.name} refused messages in parts; from here on each is one text.`,
  };
}

/** Parameters that refusals call by another name. */
const ALIASES: readonly (readonly [string, RegExp])[] = [
  ["temperature", /temperature/i],
  ["reasoning_effort", /reasoning|\bthinking\b|\beffort\b/i],
  ["service_tier", /service tier|\bflex\b/i],
  ["prompt_cache_key", /prompt cach|cache[_ ]key/i],
];

function leaveAliasOut({ form, request, words }: Refusal): Concession | null {
  if (!UNWANTED.test(words)) return null;
  const sent = listParameters(request);
  const found = ALIASES.find(([name, alias]) => sent.includes(name) && alias.test(words));
  return found === undefined ? null : withoutParameters(form, [found[0]]);
}

const UNNAMED =
  /requested parameters|(?:unknown|unrecogni[sz]ed|unsupported|unexpected|extra|additional)\b.{0,40}\b(?:param|argument|field|propert|key|input)/i;

/** What shapes no answer goes first, where a refusal does not say which parameter it is about. */
const SHAPES_ANSWER: readonly string[] = ["temperature", "reasoning_effort", "provider"];

function leaveExtrasOut({ form, request, words }: Refusal): Concession | null {
  const extras = listParameters(request).filter((name) => !SHAPES_ANSWER.includes(name));
  return UNNAMED.test(words) && extras.length > 0 ? withoutParameters(form, extras) : null;
}

const STRUCTURE =
  /response_?format|json_schema|json_object|\bjson[-_ ]?mode\b|structured[-_ ]?output|grammar|guided|schema|requested parameters/i;

function loosenStructure({ form, words }: Refusal): Concession | null {
  const { name, structured } = form.profile;
  const next = STRUCTURED_MODES[STRUCTURED_MODES.indexOf(structured) + 1];
  if (!STRUCTURE.test(words) || next === undefined) return null;
  const instead = next === "prompt" ? "the prompt alone asks for JSON" : `${next} is asked for`;
  return {
    form: { ...form, profile: { ...form.profile, structured: next } },
    notice: `${name} refused ${structured}; from here on ${instead}.`,
  };
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
