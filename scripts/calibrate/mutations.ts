import type { ReferenceCard } from "./cards.ts";
import { changeNumbers, changeUnits, convertUnits } from "./change-numbers.ts";
import { FOREIGN_NAMES } from "./foreign-names.ts";
import { pick } from "./random.ts";

/** A damaged (or rightly converted) sentence and the card it is checked against. */
type Mutant = { card: ReferenceCard; before: string; after: string };

type Mutation = {
  name: string;
  make: (card: ReferenceCard) => Mutant[];
};

/** Sentences in which praise is put in front, and what in a source would make it right. */
const PRAISE: readonly { words: string; rightWith: RegExp }[] = [
  {
    words: "세계 최초로",
    rightWith: /first|pioneer|unprecedented|never|no (?:prior|existing|previous)/i,
  },
  { words: "SOTA 성능으로", rightWith: /state[- ]of[- ]the[- ]art|sota/i },
  {
    words: "최고의 성능으로",
    rightWith:
      /state[- ]of[- ]the[- ]art|sota|best|highest|top|leading|surpass|outperform|superior/i,
  },
  {
    words: "획기적인 방법으로",
    rightWith: /breakthrough|revolution|ground|innovat|paradigm|transform/i,
  },
];
const HANJA = ["方法", "性能", "模型", "數據", "結果", "学習"];

/** Every way of damaging a card, by name, each seeded by the card so that every run makes the same. */
export const MUTATIONS: readonly Mutation[] = [
  { name: "a number changed", make: (card) => perText(card, changeNumbers) },
  { name: "a unit changed", make: (card) => perText(card, changeUnits) },
  { name: "a number converted rightly", make: (card) => perText(card, convertUnits) },
  { name: "a name added", make: (card) => perText(card, addName) },
  { name: "a sentence in English", make: (card) => perText(card, toEnglish) },
  { name: "Hanja put in", make: (card) => perText(card, addHanja) },
  { name: "praise added", make: (card) => perText(card, addPraise) },
];

function perText(
  card: ReferenceCard,
  change: (card: ReferenceCard, text: string, at: number) => string[],
): Mutant[] {
  return card.texts.flatMap((before, at) =>
    change(card, before, at).map((after) => ({ card, before, after })),
  );
}

/** One well-known name that the source does not hold, put before the sentence. */
function addName(card: ReferenceCard, text: string, at: number): string[] {
  const source = lettersOf(`${card.title} ${card.abstract}`);
  const foreign = FOREIGN_NAMES.filter((name) => !source.includes(lettersOf(name)));
  const name = foreign[pick(foreign.length, card.id, at)];
  return [pick(2, card.id, at, "where") === 0 ? `${name}에서 ${text}` : `${name}보다 나은 ${text}`];
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}

function toEnglish(card: ReferenceCard, _text: string, at: number): string[] {
  const sentences = card.abstract.replaceAll(/\s+/g, " ").split(/(?<=\.) /);
  return [sentences[at % sentences.length] ?? card.title];
}

function addHanja(card: ReferenceCard, text: string, at: number): string[] {
  if (/\p{Script=Han}/u.test(text)) return []; // it has some of its own
  const words = text.split(" ");
  const place = pick(words.length, card.id, at, "hanja");
  return [words.toSpliced(place, 0, HANJA[at % HANJA.length] ?? "方法").join(" ")];
}

function addPraise(card: ReferenceCard, text: string, at: number): string[] {
  const praise = PRAISE[at % PRAISE.length];
  const source = `${card.title} ${card.abstract}`;
  return praise && !praise.rightWith.test(source) ? [`${praise.words} ${text}`] : [];
}
