/** How a person reads TeX: written for the tests alone, apart from the reader that they test. */
const SHOWN: readonly [RegExp, string][] = [
  [/\\(?:textsc|textbf|textit|texttt|emph|uline|mathbf|mathrm|text|url)\s*\{([^{}]*)\}/g, "$1"],
  [/\{\\(?:it|em|bf)\s+([^{}]*)\}/g, "$1"],
  [/\\(textemdash|textgreater|textrightarrow) ?/g, "<$1>"],
  [/<textemdash>/g, "—"],
  [/<textgreater>/g, ">"],
  [/<textrightarrow>/g, "→ "],
  [/\\eg\b/g, "e.g."],
  [/\\ie\b/g, "i.e."],
  [/\\etc\b/g, "etc."],
  [/\^\{?\\?circ\}?|\{\\deg\}/g, "°"],
  [/\\([%&_#])/g, "$1"],
  [/\\\$/g, "$$"],
  [/\\(?:allowbreak|nobreakdash) ?|\\[()]/g, ""],
  [/\\[, ]/g, "\u2009"],
  [/\\~/g, "~"],
  [/\\'s\b/g, "’s"],
  [/\\(\d)/g, "$$$1"],
  [/\\([A-Za-z]+)(?:\{\})?/g, "$1"],
  [/``/g, "“"],
  [/''/g, "”"],
  [/---/g, "—"],
  [/--/g, "–"],
  [/(?<=[\w)\].,])~(?=[A-Za-z([])/g, "\u00a0"],
  [/(?<=\d)times/g, "×"],
  [/\{sim\}|(?<![A-Za-z])sim!?(?=\d)(?!2real)/g, "∼"],
  [/\{approx\}|(?<![A-Za-z])approx ?(?=\d)/g, "≈"],
  [/(?<![A-Za-z])leq ?(?=\d)/g, "≤"],
  [/(?<![A-Za-z])geq ?(?=\d)/g, "≥"],
  [/rightarrow/g, " → "],
  [/[{}]/g, ""],
];

const ACCENTS: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  '"': "\u0308",
};

/** An abstract as a page shows it: commands, quotation marks, ties, accents and what is left of symbols. */
export function readAsPerson(abstract: string): string {
  const accented = abstract.replaceAll(
    /(?<=[\w-]|\()\\(['"`^])([aeiouAEIOU])/g,
    (_, sign: string, letter: string) => `${letter}${ACCENTS[sign]}`.normalize("NFC"),
  );
  return SHOWN.reduce((text, [pattern, shown]) => text.replaceAll(pattern, shown), accented);
}

/** The same as plain typing has it: straight quotation marks, no accent, `x` and `->`. */
export function typeAsPerson(abstract: string): string {
  return readAsPerson(abstract)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[“”]/g, '"')
    .replaceAll("’", "'")
    .replaceAll(/[—–]/g, "-")
    .replaceAll("×", "x")
    .replaceAll("∼", "~")
    .replaceAll("→", "->")
    .replaceAll(/[\u00a0\u2009]/g, " ");
}

/** The same as copied from a printed page: ligatures, and every fifth long word split at a line's end. */
export function copyFromPrint(abstract: string): string {
  return readAsPerson(abstract)
    .replaceAll("ffi", "ﬃ")
    .replaceAll("fi", "ﬁ")
    .replaceAll("fl", "ﬂ")
    .split(" ")
    .map((word, index) => {
      if (index % 5 !== 2 || !/^[a-z]{7,}$/.test(word)) return word;
      return `${word.slice(0, 3)}-\n${word.slice(3)}`;
    })
    .join(" ");
}
