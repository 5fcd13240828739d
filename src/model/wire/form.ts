import type { Profile } from "../provider/profiles.ts";
import type { WireRequest } from "./wire-request.ts";

/** The form in which questions go out: the profile's, without what the endpoint has refused to take. */
export type Form = {
  profile: Profile;
  /** Names that are left out, wherever they stand in a request. */
  withoutParameters: ReadonlySet<string>;
  /** Keywords that are left out of the schema; what they say is checked here anyway. */
  withoutKeywords: ReadonlySet<string>;
  /** Whether a message is one text, and not a list of parts. */
  isPlainText: boolean;
  /** Whether the system's text stands before the user's, and not in a message of its own. */
  isWithoutSystem: boolean;
  /** The most tokens that may be asked for; null for no such limit. */
  mostTokens: number | null;
  /** How often that was lowered. */
  roomSteps: number;
};

/** What stands for a list of types, as a keyword that is refused. */
export const TYPE_LIST = "type[]";

/** The form of a profile of which nothing was refused yet. */
export function toForm(profile: Profile): Form {
  return {
    profile,
    withoutParameters: new Set(),
    withoutKeywords: new Set(),
    isPlainText: false,
    isWithoutSystem: false,
    mostTokens: profile.mostOutput,
    roomSteps: 0,
  };
}

/** How many tokens may be asked for, where so many are wanted. */
export function boundRoom({ mostTokens }: Form, wanted: number): number {
  return mostTokens === null ? wanted : Math.min(wanted, mostTokens);
}

/** A request without what was refused. */
export function applyForm(request: WireRequest, form: Form): WireRequest {
  const { withoutParameters, withoutKeywords, isPlainText, isWithoutSystem } = form;
  let sent = request;
  if (isWithoutSystem) sent = { ...sent, messages: joinSystem(sent.messages) };
  if (isPlainText) sent = { ...sent, messages: sent.messages.map(joinParts) };
  if (withoutParameters.size > 0) sent = leaveOut(sent, withoutParameters);
  if (withoutKeywords.size > 0) sent = withSchema(sent, withoutKeywords);
  return sent;
}

/** Names that every request has, or that have rules of their own. */
const KEPT: readonly string[] = ["model", "messages", "response_format", "stream"];
const TOKEN_PARAMETERS: readonly string[] = ["max_tokens", "max_completion_tokens"];
const KEPT_IN_MESSAGES: readonly string[] = ["role", "content", "type", "text"];

/** The names in a request that may be left out of it, the nested ones of messages and of other fields too. */
export function listParameters({ messages, ...request }: WireRequest): string[] {
  const names = Object.keys(request).filter(
    (name) => !KEPT.includes(name) && !TOKEN_PARAMETERS.includes(name),
  );
  const parts = messages.flatMap((message) => [
    message,
    ...(Array.isArray(message.content) ? message.content : []),
  ]);
  const inMessages = parts
    .flatMap((part) => Object.keys(part))
    .filter((name) => !KEPT_IN_MESSAGES.includes(name));
  return [...new Set([...names, ...inMessages])];
}

/** Whether a message of a request is a list of parts. */
export function hasParts({ messages }: WireRequest): boolean {
  return messages.some(({ content }) => Array.isArray(content));
}

/** Whether a request has a system message, and a user's that may hold its text. */
export function hasSystem({ messages: [first, second] }: WireRequest): boolean {
  return first?.role === "system" && second?.role === "user";
}

/** The schema in a request; null when it has none. */
export function schemaOf({ response_format }: WireRequest): unknown {
  return response_format?.type === "json_schema" ? response_format.json_schema.schema : null;
}

function leaveOut(request: WireRequest, names: ReadonlySet<string>): WireRequest {
  const keep = <Value extends object>(value: Value): Value => {
    const kept = { ...value };
    for (const name of Object.keys(kept)) if (names.has(name)) Reflect.deleteProperty(kept, name);
    return kept;
  };
  const messages = request.messages.map((message) => {
    const kept = keep(message);
    if (Array.isArray(kept.content)) Reflect.set(kept, "content", kept.content.map(keep));
    return kept;
  });
  return { ...keep(request), messages };
}

type WireMessage = WireRequest["messages"][number];

function joinParts(message: WireMessage): WireMessage {
  if (!Array.isArray(message.content)) return message;
  const joined = { ...message };
  Reflect.set(joined, "content", textOf(message));
  return joined;
}

function textOf({ content }: WireMessage): string {
  if (!Array.isArray(content)) return content ?? "";
  return content.map((part) => ("text" in part ? part.text : "")).join("");
}

function joinSystem(messages: readonly WireMessage[]): WireMessage[] {
  const [system, user, ...others] = messages;
  if (system?.role !== "system" || user?.role !== "user") return [...messages];
  const content = `${textOf(system)}\n\n${textOf(user)}`;
  return [{ role: "user", content }, ...others];
}

function withSchema(request: WireRequest, keywords: ReadonlySet<string>): WireRequest {
  const format = request.response_format;
  if (format?.type !== "json_schema" || format.json_schema.schema === undefined) return request;
  const schema: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(format.json_schema.schema)) schema[name] = value;
  const loosened = withoutSchemaKeywords(schema, keywords);
  return {
    ...request,
    response_format: { ...format, json_schema: { ...format.json_schema, schema: loosened } },
  };
}

/** Where a schema holds schemas by name: names there are fields, and no keywords. */
const BY_NAME: readonly string[] = ["properties", "$defs", "definitions", "patternProperties"];

function withoutSchemaKeywords(
  schema: Record<string, unknown>,
  keywords: ReadonlySet<string>,
): Record<string, unknown> {
  const entries = Object.entries(schema)
    .filter(([name]) => !keywords.has(name))
    .map(([name, value]) => [name, loosenValue(name, value, keywords)] as const);
  const loosened = Object.fromEntries(entries);
  const { type, ...rest } = loosened;
  return keywords.has(TYPE_LIST) && Array.isArray(type)
    ? { ...rest, anyOf: type.map((one) => ({ type: one })) }
    : loosened;
}

function loosenValue(name: string, value: unknown, keywords: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => loosenValue("", one, keywords));
  if (!isRecord(value)) return value;
  if (!BY_NAME.includes(name)) return withoutSchemaKeywords(value, keywords);
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, loosenValue("", one, keywords)]),
  );
}

/** The keywords of a schema, those of the schemas inside it too, with what stands for a list of types. */
export function listKeywords(schema: unknown, name = ""): string[] {
  if (Array.isArray(schema)) return [...new Set(schema.flatMap((one) => listKeywords(one)))];
  if (!isRecord(schema)) return [];
  const inside = Object.entries(schema).flatMap(([key, value]) => listKeywords(value, key));
  const own = BY_NAME.includes(name) ? [] : Object.keys(schema);
  const lists = Array.isArray(schema.type) && !BY_NAME.includes(name) ? [TYPE_LIST] : [];
  return [...new Set([...own, ...lists, ...inside])];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
