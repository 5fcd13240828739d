import { FUNCTION_NAMES } from "./symbols.ts";

/** Commands that only set what they hold, or how it is broken into lines. */
const SETTING: ReadonlySet<string> = new Set(
  [
    "text textbf textit textsc texttt textsf textrm textup textmd textsl textnormal emph",
    "mathbf mathit mathrm mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm operatorname",
    "bf it em sc tt rm sf sl cal bfseries itshape scshape ttfamily rmfamily sffamily mdseries normalfont",
    "underline uline overline widehat widetilde mbox hbox fbox textsuperscript textsubscript ensuremath url path nolinkurl",
    "left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits",
    "tiny footnotesize small normalsize large Large allowbreak nobreakdash noindent centering protect relax num si unit",
  ].flatMap((line) => line.split(" ")),
);

/** Commands that write a few characters. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...toPairs("textemdash —;textendash –;ldots ...;dots ...;cdots ...;textellipsis ..."),
  ...toPairs("textquotedblleft “;textquotedblright ”;textquoteleft ‘;textquoteright ’;lq ‘;rq ’"),
  ...toPairs(
    "ss ß;o ø;O Ø;l ł;L Ł;ae æ;AE Æ;oe œ;OE Œ;aa å;AA Å;dh ð;DH Ð;th þ;TH Þ;dj đ;ng ŋ;i ı;j ȷ",
  ),
  ...toPairs(
    "textbackslash \\;textasciicircum ^;textunderscore _;textbar |;S §;copyright ©;euro €",
  ),
  ...toPairs("eg e.g.;ie i.e.;etc etc.;etal et al.;vs vs.;wrt w.r.t.;cf cf.;aka a.k.a."),
  ...[...FUNCTION_NAMES].map((name): [string, string] => [name, name]),
  ...toPairs("bmod mod;pmod mod;Pr Pr"),
  ...toPairs("quad ;qquad ;enspace ;thinspace ;newline ;nobreakspace ;par ;space ;item ").map(
    ([name]): [string, string] => [name, " "],
  ),
]);

/** Commands of which the first argument, if any, is not part of the sentence: a key, an address, a note. */
const ASIDE: ReadonlySet<string> = new Set(
  "footnote footnotetext footnotemark xspace thanks cite citep citet citealp citeauthor citeyear ref eqref autoref label href textcolor color begin end".split(
    " ",
  ),
);

/** Commands whose argument is a length, and which write a space of it. */
const SPACING: ReadonlySet<string> = new Set("hspace vspace hskip".split(" "));

/** What stands around an argument, or between two of them: the stroke of a fraction, the quotation marks of a word. */
const AROUND: ReadonlyMap<string, Around> = new Map([
  ...toKinds("frac tfrac dfrac nicefrac sfrac", { before: "", after: "", between: "/" }),
  ...toKinds("SI qty", { before: "", after: "", between: " " }),
  ...toKinds("enquote", { before: "“", after: "”", between: "" }),
]);

type Around = { before: string; after: string; between: string };

/** Control symbols: a backslash and one sign. All others stand for their sign. */
const CONTROL_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...[..." ,;:>\\\n\t"].map((sign): [string, string] => [sign, " "]),
  ...[..."()[]!-/@*{}"].map((sign): [string, string] => [sign, ""]),
  ["|", "∥"],
]);

/** What a command does: it writes something, also around its arguments, or it puts its first argument aside. */
export type Command = { written: string } | Around | "aside" | "spacing" | "unknown";

/** Looks up a command by its name, without backslash. */
export function findCommand(name: string): Command {
  if (ASIDE.has(name)) return "aside";
  if (SPACING.has(name)) return "spacing";
  const around = AROUND.get(name);
  if (around !== undefined) return around;
  const written = WRITTEN.get(name) ?? (SETTING.has(name) ? "" : undefined);
  return written === undefined ? "unknown" : { written };
}

/** Commands that only set their argument, by names that are no words: some abstracts have lost the backslash. */
const BARE = /(?<![A-Za-z\\])(?:(?:text|math)[a-z]{2,}|boldsymbol|operatorname|emph)$/;

/** The command without its backslash that ends a text in front of a brace, as in `textit{O}bstacles`; else nothing. */
export function readBareSetting(before: string): string {
  const name = BARE.exec(before)?.[0] ?? "";
  return SETTING.has(name) ? name : "";
}

/** What a backslash and a sign write: `\%` a percent sign, `\,` a space. */
export function readControlSymbol(sign: string): string {
  return CONTROL_SYMBOLS.get(sign) ?? sign;
}

function toKinds(names: string, around: Around): [string, Around][] {
  return names.split(" ").map((name) => [name, around]);
}

function toPairs(line: string): [string, string][] {
  return line.split(";").map((entry) => {
    const [name = "", ...rest] = entry.split(" ");
    return [name, rest.join(" ")];
  });
}
