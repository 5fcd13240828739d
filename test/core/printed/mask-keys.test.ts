import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { maskingOf } from "../../../src/core/printed/mask-keys.ts";
import { readDay } from "../../support/recorded.ts";
import { rounds } from "../../support/rounds.ts";

const KEYS = {
  ordinary: "sk-proj-a1B2c3D4e5F6g7H8",
  "with signs that texts escape": `pa"ss$wo/rd+1<2>3&4\\5%6'`,
  "not of ASCII": "비밀번호-é1234567",
  long: `eyJhbGciOi.${[..."abcd"].map((seed) => createHash("sha512").update(seed).digest("base64url")).join("")}.abc-def_123`,
} as const;

const toEach = (text: string, spell: (sign: string) => string) => [...text].map(spell).join("");
const hexOf = (sign: string) =>
  [...sign].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const percent = (sign: string) =>
  [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  const letters = groups.map(
    (group) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(group.padEnd(5, "0"), 2)],
  );
  return letters.join("").padEnd(Math.ceil(letters.length / 8) * 8, "=");
}

const FORMS: Readonly<Record<string, (key: string) => string>> = {
  "as it is": (key) => key,
  "in capitals": (key) => key.toUpperCase(),
  "escaped as JSON": (key) => JSON.stringify(key).slice(1, -1),
  "escaped as JSON in JSON": (key) => JSON.stringify(JSON.stringify(key)),
  "by the numbers of its signs": (key) => toEach(key, hexOf),
  "percent-encoded where needed": encodeURIComponent,
  "percent-encoded twice": (key) => encodeURIComponent(encodeURIComponent(key)),
  "percent-encoded throughout": (key) => toEach(key, percent),
  "percent-encoded here and there": (key) =>
    [...key].map((sign, index) => (index % 3 === 0 ? percent(sign) : sign)).join(""),
  "in base64": (key) => Buffer.from(key).toString("base64"),
  "in base64 for addresses": (key) => Buffer.from(key).toString("base64url"),
  "in base64 behind a user": (key) => Buffer.from(`user:${key}`).toString("base64"),
  "in base64 behind one letter": (key) => Buffer.from(`u:${key}\n`).toString("base64"),
  "in base64, percent-encoded": (key) =>
    encodeURIComponent(Buffer.from(`ab${key}`).toString("base64")),
  "in base64 of its percent-encoding": (key) =>
    Buffer.from(encodeURIComponent(key)).toString("base64"),
  backwards: (key) => [...key].toReversed().join(""),
  "with zero-width characters": (key) => [...key].join("\u200B"),
  "with line breaks": (key) => key.replaceAll(/(.{5})/gu, "$1\r\n"),
  "in hexadecimal digits": (key) => Buffer.from(key).toString("hex"),
  "by the numbers of its signs in braces": (key) =>
    toEach(key, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`),
  "by the long numbers of its signs": (key) =>
    toEach(key, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`),
  "in octal numbers of its bytes": (key) =>
    [...Buffer.from(key)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  "in hexadecimal numbers of its bytes": (key) =>
    [...Buffer.from(key)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  "in hexadecimal digits, backwards": (key) =>
    [...Buffer.from(key).toString("hex").toUpperCase()].toReversed().join(""),
  "as a dump in lines": (key) => {
    const lines =
      Buffer.from(key)
        .toString("hex")
        .match(/.{1,32}/g) ?? [];
    return lines.map((line) => line.replaceAll(/..../g, "$& ")).join("\n     ");
  },
  "in base64 of UTF-16": (key) => Buffer.from(key, "utf16le").toString("base64"),
  "in base64 of UTF-16, the other way round": (key) =>
    Buffer.from(key, "utf16le").swap16().toString("base64"),
  "in base64 of base64": (key) => btoa(Buffer.from(key).toString("base64")),
  "in base64 of base64, behind a user": (key) => btoa(`a:${Buffer.from(key).toString("base64")}`),
  "in base64, backwards": (key) => [...Buffer.from(key).toString("base64")].toReversed().join(""),
  "in base32": (key) => toBase32(Buffer.from(key)),
  "in base32, behind a user": (key) => toBase32(Buffer.from(`me:${key}`)),
  "in binary digits": (key) =>
    [...Buffer.from(key)].map((byte) => byte.toString(2).padStart(8, "0")).join(" "),
  "as a list of numbers": (key) => [...Buffer.from(key)].join(","),
  "in octal numbers": (key) =>
    toEach(key, (sign) =>
      sign < "\u0080" ? `\\${sign.charCodeAt(0).toString(8).padStart(3, "0")}` : sign,
    ),
  "as in mail": (key) =>
    [...Buffer.from(key)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(""),
  "as entities of HTML": (key) => toEach(key, (sign) => `&#${sign.codePointAt(0)};`),
};

/** Encodings that are not looked for in a key as long as this. */
const SHORT_ONLY = /UTF-16|base64 of base64|base32|binary/;

const CASES = Object.entries(KEYS).flatMap(([kind, key]) =>
  Object.entries(FORMS)
    .filter(([form]) => kind !== "long" || !SHORT_ONLY.test(form))
    .map(([form, spell]) => ({ kind, form, key, text: spell(key) })),
);

test.each(CASES)("a key that is $kind is masked $form", ({ key, text }) => {
  const masked = maskingOf([key])(`before ${text} then`);

  expect(masked).toMatch(/^before .{0,9}\[key\].{0,9} then$/su);
});

const BETWEEN = {
  "a colour": "\u001B[0m",
  "a colour of one character": "\u009B31m",
  "an escaped colour": "\\u001b[38;5;1m",
  "a NUL": "\0",
  "a tab": "\t",
  "a space": " ",
  "a line break and its indentation": "\r\n      ",
  "an escaped line break": "\\n",
  "the end of a string": '" +\n  "',
  "a tag": "<br>",
  "a dash": "—",
} as const;
const SPLIT = ["sk-proj-Q7rTz9Wm4LkXcVbNhYgUjIkOlPq", "9f8e7d6c5b4a39281706f5e4d3c2b1a0"];

test.each(Object.entries(BETWEEN))("%s anywhere in a key hides no part of it", (_, between) => {
  for (const key of SPLIT) {
    for (let at = 1; at < key.length; at += 1) {
      const text = `bad key ${key.slice(0, at)}${between}${key.slice(at)} end.`;

      expect(maskingOf([key])(text)).toBe("bad key [key] end.");
      expect(maskingOf([key])(maskingOf([])(text))).not.toContain(`${key.slice(-3)} end.`);
    }
  }
});

test.each(SPLIT)("%s is masked with a space between all its signs, and full-width", (key) => {
  const wide = toEach(key, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

  expect(maskingOf([key])(`a ${[...key].join(" ")} b ${wide} c`)).toBe("a [key] b [key] c");
});

test("a short password is masked with signs between its letters, wide and in a list", () => {
  const spaced = [..."hunter2"].join(" ");
  const text = `a ${spaced} ! b h-u-n-t-e-r-2-! c ｈｕｎｔｅｒ２！ d ${JSON.stringify([..."hunter2!"])} e`;

  expect(maskingOf(["hunter2!"])(text)).toMatch(
    /^a \[key\] ! b \[key\]\S* c \[key\]\S{0,1} d \S{0,2}\[key\]\S* e$/,
  );
});

test("every line of a dump with its offsets is masked", () => {
  for (const key of ["Zx9Qw7Er5Ty3Ui1Op0AsDf", "0123456789abcdef0123456789abcdef"]) {
    const lines =
      Buffer.from(key)
        .toString("hex")
        .match(/.{1,32}/g) ?? [];
    const dump = lines.map(
      (line, index) => `${(index * 16).toString(16).padStart(8, "0")}: ${line}  |${"."}|`,
    );

    const masked = maskingOf([key])(dump.join("\n"));

    for (const line of masked.split("\n")) expect(line).toMatch(/^[\da-f]{8}: \[key\]/);
  }
});

test.each(SPLIT)("pieces of %s are masked, as a cut leaves them", (key) => {
  for (let length = 12; length < key.length; length += 1) {
    for (const piece of [key.slice(0, length), key.slice(-length)]) {
      const masked = maskingOf([key])(`it was ${piece}, and ${piece}…`);

      expect(masked).toMatch(/\[key\].*\[key\]…$/);
      expect(masked).not.toContain(piece.slice(-4));
      expect(masked).not.toContain(piece.slice(0, 8));
    }
  }
});

test("words that a secret is made of are left where they are no secret", () => {
  const mask = maskingOf(["not-needed", "retrieval-model-key-77", "papercards-20260212-x1"]);
  const text = "A retrieval model is not needed on 2026-02-12 (papercards).";

  expect(mask(text)).toBe(text);
});

test("any key is masked in any form, wherever it stands", () => {
  const someKey = fc.string({ minLength: 8, maxLength: 90, unit: "grapheme-ascii" });
  fc.assert(
    fc.property(someKey, fc.constantFrom(...Object.entries(FORMS)), (key, [, spell]) => {
      const text = spell(key);

      expect(maskingOf([key])(`x ${text} y`)).not.toContain(text);
    }),
    rounds(400),
  );
});

test.each([
  ["a key of OpenAI", "Incorrect API key provided: sk-proj-abcdefgh1234"],
  ["a key that a provider has masked", "Incorrect API key: sk-te********7890."],
  ["a token of the Hub", "token hf_abcdefgh is invalid"],
  ["a key of Google", "AIzaSyA1234567890abcdef"],
  ["a token of GitHub", "remote: ghs_16C7e42F292c6912E7710c838347Ae178B4a"],
  ["a token in three parts", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sig-na_ture"],
  ["a header", "Authorization: Basic dXNlcjpwYXNz"],
  ["a bearer", "sent Bearer abc123 to it"],
  ["a password in an address", "https://me:hunter2@example.com/v1"],
  ["a key in an address", "https://example.com/v1?key=abc&x=1"],
])("%s is known by its look", (_, text) => {
  const secret =
    /sk-\S+[^.]|hf_\w+|AIza\w+|ghs_\w+|eyJ\S+|dXNlcjpwYXNz|abc123|hunter2|(?<=key=)abc/.exec(
      text,
    )?.[0];

  expect(maskingOf([])(text)).not.toContain(secret);
});

test("ordinary words are no keys, nor are those that stand for none", () => {
  const text =
    "upsampling, up-to-date skip-connections with sk-learn; the key is none, at ollama:11434";

  expect(maskingOf(["none", "ollama", ""])(text)).toBe(text);
});

test.each(["2026-02-13", "2024-06-24"])(
  "nothing that papers say on %s is taken for a key",
  (day) => {
    const { papers } = parseListing(readDay(day));
    const mask = maskingOf([KEYS.ordinary]);

    const masked = papers.filter(
      ({ title, abstract }) => mask(title + abstract) !== title + abstract,
    );

    expect(masked).toEqual([]);
  },
);

test("a text that is made to be looked at for long is not", () => {
  const mask = maskingOf(Object.values(KEYS));
  const startedAt = performance.now();

  for (const piece of [
    "\\",
    "%25",
    "s",
    " ",
    "\u200B",
    "eyJ",
    "&#0",
    "Authorization",
    "://",
    "Q",
  ]) {
    mask(piece.repeat(20_000 / piece.length));
  }

  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
