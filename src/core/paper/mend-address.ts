/** Stands where something in or at an address cannot be judged. An address that holds it is none. */
export const UNJUDGED = "\uFFFD";

/** Rounds in which what is written is taken away, the innermost first; people write one or two. */
const MAX_ROUNDS = 8;

/** Signs of HTML that have a name, as people write them in addresses. */
const NAMED_SIGNS: Readonly<Record<string, string>> = {
  ...{ amp: "&", lowbar: "_", underbar: "_", period: ".", sol: "/", bsol: "\\", colon: ":" },
  ...{ hyphen: "-", dash: "-", nbsp: " ", shy: "", zerowidthspace: "", quot: '"', apos: "'" },
  ...{ lt: "<", gt: ">", num: "#", quest: "?", commat: "@", percnt: "%", lpar: "(", rpar: ")" },
};

/** Elements of HTML that set what is in them and part no words. */
const INLINE =
  "wbr|span|b|i|u|em|strong|code|tt|font|mark|small|nobr|kbd|samp|var|ins|big|a(?![^<>]*href)";

/** Commands of TeX that are set as one sign. */
const SIGN_COMMANDS: readonly (readonly [command: string, sign: string])[] = [
  [String.raw`(?:textunderscore|lowbar|char(?:95|"5F|'137|\x60\\?_)|symbol\{(?:95|"5F)\})`, "_"],
  [String.raw`(?:texthyphen|hyp|textminus|char(?:45|"2D)|symbol\{(?:45|"2D)\})`, "-"],
  [String.raw`(?:textasciitilde|sim|char126|~\{\})`, "~"],
  ["(?:slash|textslash)", "/"],
];

/** Commands of TeX that are set as nothing: where a line may break, how wide a space is, how letters look. */
const UNSEEN =
  String.raw`allowbreak|(?:no)?linebreak|no?break|relax|null|protect|string|penalty-?\d+|discretionary\{\}\{\}\{\}|hspace\*?\{0[a-z]{2}\}|hskip ?0[a-z]{2}|kern ?0[a-z]{2}` +
  "|tt|ttfamily|bf|it|em|rm|sf|sc|sl|small|footnotesize|scriptsize|tiny|normalsize|large|normalfont|urlstyle";

/** What an address goes on with. */
const GOES_ON = /^[./]?[\w-]/;

/** Commands of TeX that set what is in their braces. */
const SETTING =
  /^(?:url|href|path|nolinkurl|texttt|textbf|textit|textsf|textrm|textsc|textnormal|text|emph|mbox|hbox|detokenize|ensuremath|mathtt|mathrm|mathit|mathsf|seqsplit|code|underline)$/;

/** Commands of TeX whose braces hold something that is told beside the text. */
const ASIDE =
  /^(?:footnote|footnotemark|footnotetext|thanks|cite[a-z]?|ref|label|textsuperscript)$/;

/**
 * The text of an address, or with addresses in it, without the ways in which TeX, HTML, Markdown and JSON write signs, line
 * breaks and looks: `mar\_gin`, `mar$\_$gin`, `mar&#95;gin` and `mar{\textunderscore}gin` are all `mar_gin`.
 * What stands in a word and could be read in two ways, or in none, becomes {@link UNJUDGED}.
 */
export function mendAddress(text: string): string {
  const signs = foldSigns(readEntities(readEntities(readUnicodeEscapes(text))));
  const slashes = /[/{]/.test(signs) ? signs : signs.replaceAll(/\\(?=[\p{L}\p{N}\\])/gu, "/");
  return dropTags(readTex(slashes));
}

/** `\u005f` of JSON and source code. */
function readUnicodeEscapes(text: string): string {
  return text.replaceAll(/\\+(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, wide, narrow) =>
    toSign(Number.parseInt(wide ?? narrow, 16)),
  );
}

/** Twice, since `&amp;#95;` is one that was written twice. */
function readEntities(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]{1,6});?/gi, (_, digits) => toSign(Number.parseInt(digits, 16)))
    .replaceAll(/&#(\d{1,7});?/g, (_, digits) => toSign(Number(digits)))
    .replaceAll(
      /&([a-z]{2,20});/gi,
      (_, name) => NAMED_SIGNS[String(name).toLowerCase()] ?? UNJUDGED,
    );
}

function toSign(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : UNJUDGED;
}

/** Full-width signs as those of ASCII, but for those of a sentence or a list, and hyphens that are only set otherwise. */
function foldSigns(text: string): string {
  return text
    .replaceAll(/(?![！（），；［］｛｝])[！-～]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfe_e0),
    )
    .replaceAll(/[\u2010\u2011]/g, "-");
}

function dropTags(text: string): string {
  const tag = `</?(?:${INLINE})(?:\\s[^<>]*)?/?>`;
  const inside = new RegExp(`(?<=[\\w./-])(?:${tag})+(?=[\\w./-])(?!https?:)`, "gi");
  return text
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(inside, "")
    .replaceAll(/(?<=[\w.-])(?:<sub>[^<>]*<\/sub>|<sup>[^<>]*<\/sup>(?=[./]?[\w-]))/gi, UNJUDGED);
}

function readTex(text: string): string {
  const signs = readSignCommands(text.replaceAll(/\\+/g, "\\"));
  const plain = readMath(readEscapes(signs));
  let [before, read] = ["", plain];
  for (let round = 0; round < MAX_ROUNDS && read !== before; round += 1) {
    [before, read] = [read, readGroups(read)];
  }
  return read
    .replaceAll(/(?<=[^\s:])\\[a-z]+\*?/gi, UNJUDGED)
    .replaceAll(/\\(?:[a-z]+\*?[ \t]*)?/gi, " ");
}

/** Commands of one sign, and of none. TeX swallows the spaces behind a command, and people end it with `{}`. */
function readSignCommands(text: string): string {
  const end = String.raw`(?:(?<![a-z])|(?![a-z]))(?:\{\}|[ \t]+)?`;
  const signs = SIGN_COMMANDS.reduce(
    (read, [command, sign]) => read.replaceAll(new RegExp(`\\\\${command}${end}`, "gi"), sign),
    text.replaceAll(/\\[nrt](?![a-z])/g, "\n"),
  );
  return signs.replaceAll(new RegExp(`\\\\(?:${UNSEEN})${end}`, "g"), "");
}

/**
 * A backslash before a sign. `\-` is a hyphen of Markdown and none of TeX, and `\/` a slash of JSON, where every
 * slash has one, and nothing in TeX.
 */
function readEscapes(text: string): string {
  const areSlashesEscaped = !/(?<!\\)\//.test(text);
  return text
    .replaceAll("\\/", areSlashesEscaped ? "/" : UNJUDGED)
    .replaceAll("\\-", UNJUDGED)
    .replaceAll(/\\([_.#&?=:@%+~])(?:\{\})?/g, "$1")
    .replaceAll(/(?<=[\w.-])\\[^\w\s()[\]](?=[\w.-])/g, UNJUDGED)
    .replaceAll(/\\(?=[^\p{L}\s()[\]])/gu, "");
}

/** A raised sign with a name before and behind it, as in `A$^2$Net`. */
const RAISED_IN_NAME =
  /(?<=[\w.-])(?:\$\{?\^[^$\s]*\$|\\\(\{?\^\S*?\\\))(?=[./]?[\w-])(?!https?:)/g;

/** Signs in mathematics are signs; a raised one behind a name marks a note; all else is no part of a name. */
function readMath(text: string): string {
  return text
    .replaceAll(RAISED_IN_NAME, UNJUDGED)
    .replaceAll(/\$([^$\s]*)\$/g, (_, content) => readFormula(content, UNJUDGED))
    .replaceAll(/\\\((\S*?)\\\)/g, (_, content) => readFormula(content, `(${content})`))
    .replaceAll(/\\(?=[()[\]])/g, "");
}

function readFormula(content: string, otherwise: string): string {
  const sign = content.replaceAll(/\\(?:math|text)[a-z]{0,2}(?=\{)|[{}]/g, "");
  if (/^[_.~/-]+$/.test(sign)) return sign;
  return sign.startsWith("^") ? " " : otherwise;
}

/** Innermost braces: of a command, whose address is set apart from what stands around it, or of a group. */
function readGroups(text: string): string {
  return text.replaceAll(
    /(?:\\([a-z]+)\*?(?:\[[^\]]*\])?)?\{([^{}]*)\}/gi,
    (written: string, command: string | undefined, content: string, at: number) => {
      const [before, after] = [text.charAt(at - 1), text.slice(at + written.length).slice(0, 2)];
      const group = { content, isInWord: /[\w./-]/.test(before), goesOn: GOES_ON.test(after) };
      return command === undefined ? readGroup(group, before) : readCommand(command, group);
    },
  );
}

/** What people write in place of an address that they link. */
const LABEL = /^(?:here|this|link|code|github|project|page|website|demo|data)$/i;

type Group = { content: string; isInWord: boolean; goesOn: boolean };

/** Many abstracts have lost the command of `\href{https://a.io/b}{here}`, and keep `https://a.io/b{here}`; `…/{name}` asks for one. */
function readGroup({ content, isInWord, goesOn }: Group, before: string): string {
  if (!/[\p{L}\p{N}]/u.test(content)) return content;
  if (before === "/") return UNJUDGED;
  if (/https?:|\s/i.test(content) || LABEL.test(content)) return ` ${content} `;
  if (!isInWord && before !== "}") return content;
  return goesOn ? UNJUDGED : ` ${content} `;
}

function readCommand(command: string, { content, isInWord, goesOn }: Group): string {
  if (/[:/]|\w\.\w/.test(content)) return ` ${content} `;
  if (ASIDE.test(command)) return isInWord && goesOn ? UNJUDGED : ` ${content} `;
  if (SETTING.test(command)) return content;
  return isInWord ? UNJUDGED : ` ${content} `;
}
