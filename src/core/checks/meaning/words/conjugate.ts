const FIRST = 0xac00;
const VOWELS = 28;
const LEADS = 588;

/** Consonants at the end of a syllable, by their place in Unicode. */
const [NIEUN, DIGEUT, RIEUL, RIEUL_MIEUM, MIEUM, BIEUP, SIOT, SSANG_SIOT] = [
  4, 7, 8, 10, 16, 17, 19, 20,
];
/** Vowels of a syllable, by their place in Unicode, and what each becomes before 어. */
const [A, EO, O, WA, U, WO, EU, I, YEO] = [0, 4, 8, 9, 13, 14, 18, 20, 6];
const BEFORE_EO = new Map([
  [O, WA],
  [U, WO],
  [I, YEO],
]);

type Syllable = { lead: number; vowel: number; tail: number };

/** The beginnings of all forms of a verb or adjective in its dictionary form: 넓히다 is 넓히, 넓힌, 넓힐, 넓힘, 넓힙, 넓혀, 넓혔. */
export function conjugate(form: string): string[] {
  const isIrregular = form.endsWith("*");
  const stem = form.replace(/다\*?$/, "");
  if (stem === form) return [form];
  const [before, last] = [stem.slice(0, -1), split(stem.slice(-1))];
  if (stem.endsWith("하")) return [stem, ...open(before, last), `${before}해`, `${before}했`];
  if (last.tail === 0) return [stem, ...open(before, last), ...past(before, last)];
  if (last.tail === RIEUL) {
    const tails = [0, NIEUN, BIEUP, RIEUL_MIEUM];
    return [stem, ...tails.map((tail) => before + join({ ...last, tail }))];
  }
  return isIrregular ? [stem, ...bend(before, last)] : [stem];
}

/** The forms of a stem that ends in a vowel and takes a consonant. */
function open(before: string, last: Syllable): string[] {
  return [NIEUN, RIEUL, MIEUM, BIEUP].map((tail) => before + join({ ...last, tail }));
}

/** The forms with 어 or 아 of a stem that ends in a vowel. */
function past(before: string, last: Syllable): string[] {
  if (last.vowel !== EU) return [0, SSANG_SIOT].map((tail) => before + withEo(last, tail));
  const earlier = split(before.slice(-1));
  const vowel = earlier.vowel === A || earlier.vowel === O ? A : EO;
  const isReu = join(last) === "르" && !before.endsWith("따");
  const root = isReu ? before.slice(0, -1) + join({ ...earlier, tail: RIEUL }) : before;
  return [0, SSANG_SIOT].map((tail) => root + join({ ...last, vowel, tail }));
}

function withEo(last: Syllable, tail: number): string {
  return join({ ...last, vowel: BEFORE_EO.get(last.vowel) ?? last.vowel, tail });
}

/** The forms of a stem whose last consonant changes: 돕다, 묻다, 잇다. */
function bend(before: string, last: Syllable): string[] {
  const bare = { ...last, tail: last.tail === DIGEUT ? RIEUL : 0 };
  if (last.tail === DIGEUT || last.tail === SIOT) {
    return ["으", "은", "을", "음", "어", "었"].map((end) => before + join(bare) + end);
  }
  const ends = before === "" && last.vowel === O ? ["와", "왔"] : ["워", "웠"];
  return ["우", "운", "울", "움", ...ends].map((end) => before + join(bare) + end);
}

function split(syllable: string): Syllable {
  const code = syllable.charCodeAt(0) - FIRST;
  const tail = code % VOWELS;
  return {
    lead: Math.floor(code / LEADS),
    vowel: Math.floor((code % LEADS) / VOWELS),
    tail,
  };
}

function join({ lead, vowel, tail }: Syllable): string {
  return String.fromCharCode(FIRST + lead * LEADS + vowel * VOWELS + tail);
}
