import { makeOnce } from "./make-once.ts";

/**
 * Invisible characters that a page or a terminal may interpret: control characters, zero-width and
 * bidirectional marks, Hangul fillers, variation selectors and tags.
 */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFC]/u;

/** The flags of England, Scotland and Wales: a black flag and tags, which would hide any other text. */
const FLAG = String.raw`\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`;

/** An emoji with what chooses its look, and with the joiner that makes one picture of it and the next. */
const EMOJI = String.raw`\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D(?=\p{Extended_Pictographic}))?`;

const KEYCAP = String.raw`[0-9#*]\uFE0F(?=\u20E3)`;

/** Letters of the scripts whose letters join, or do not, as U+200C and U+200D say. */
const JOINING_LETTER = String.raw`(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]`;

/** The signs of Indic scripts after which a joiner changes the letter before it, also at a word's end. */
const VIRAMA = String.raw`[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]`;

/** What stays although it is invisible: without it a reader would see something else. */
const listJoined = () => [
  FLAG,
  EMOJI,
  KEYCAP,
  String.raw`(?<=${JOINING_LETTER})[\u200C\u200D](?=${JOINING_LETTER})`,
  String.raw`(?<=${VIRAMA})[\u200C\u200D]`,
];

const everyInvisible = makeOnce(() => new RegExp(INVISIBLE.source, "gu"));

const joinedOrInvisible = makeOnce(
  () => new RegExp(`(${listJoined().join("|")})|${INVISIBLE.source}`, "gu"),
);

/**
 * A text without its invisible characters, and with a sign for half a character. Those stay that make one
 * emoji of several, a keycap, a flag, or the letters of a script that joins: a reader sees the same as before.
 */
export function dropInvisible(text: string): string {
  const whole = text.toWellFormed();
  if (!INVISIBLE.test(whole)) return whole;
  return whole.replaceAll(joinedOrInvisible(), (_, joined: string | undefined) => joined ?? "");
}

/**
 * What a line of ASCII, Hangul syllables and plain punctuation with single spaces has not. Most lines are such, and nothing is
 * to be cleaned: none of these signs is composed of others, joined to them or invisible.
 */
const PERHAPS_UNCLEAN = /[^ -~가-힣·\u2010-\u2027]| {2}|^ | $/;

/**
 * Foreign text as one line: composed (NFC), without invisible characters, with single spaces. LaTeX,
 * Markdown and HTML are kept, since they are only text here. A clean line is cleaned no further.
 */
export function cleanLine(text: string): string {
  if (!PERHAPS_UNCLEAN.test(text)) return text;
  const line = toLine(text);
  if (line === text) return line;
  const again = toLine(line); // marks that an invisible character had kept apart may change their order
  return toLine(again) === again ? again : toLine(again.replaceAll(everyInvisible(), ""));
}

function toLine(text: string): string {
  return dropInvisible(text.normalize("NFC").replaceAll(/\s{2,}|[^\S ]/gu, " ")) // a single space is one already
    .normalize("NFC") // what an invisible character had kept apart
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Whether a text holds a character that {@link cleanLine} removes, line breaks apart. */
export function hasInvisible(text: string): boolean {
  const line = text.toWellFormed().replaceAll(/\s/gu, " ");
  return dropInvisible(line) !== line;
}

/** The first `atMost` characters of a text, and an ellipsis where it has more. */
export function truncate(text: string, atMost: number): string {
  if (text.length <= atMost) return text;
  const characters = [...text.slice(0, 2 * atMost + 2)]; // no character has more than two units
  return characters.length > atMost ? `${characters.slice(0, atMost).join("")}…` : text;
}

/** What no text that is cut should end with. */
const BEFORE_CUT = /[\s,;:·(“‘"'-]+$/u;

/** A text of at most so many characters, cut between words, with an ellipsis where it has more. One long word is cut itself. */
export function truncateWords(text: string, atMost: number): string {
  const cut = truncate(text, atMost);
  if (cut === text) return text;
  const bare = cut.slice(0, -1);
  const isBetween = /\s/.test(text.charAt(bare.length)) || !bare.includes(" ");
  const whole = isBetween ? bare : bare.slice(0, bare.lastIndexOf(" "));
  return `${whole.replace(BEFORE_CUT, "")}…`;
}

/** Letters that take a whole place on a line of Korean: Hangul, Hanja, kana, full-width signs, emoji. */
const wide = makeOnce(
  () => /[\p{scx=Hang}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\uFF01-\uFF60\p{Extended_Pictographic}]/u,
);

/** Most texts have nothing else. */
const OTHER_THAN_ASCII_OR_HANGUL = /[^\0-\x7f가-힣]/;

/** The width of a text as a line on a phone shows it: 1 for a Hangul syllable, ½ for a Latin letter, a digit, a space. */
export function widthOf(text: string): number {
  if (OTHER_THAN_ASCII_OR_HANGUL.test(text)) {
    return [...text].reduce((width, character) => width + (wide().test(character) ? 1 : 0.5), 0);
  }
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) < 0x80 ? 0.5 : 1;
  return width;
}
