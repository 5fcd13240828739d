/** Characters of the body of a pull request or an issue. GitHub refuses a longer one; a text never has fewer UTF-16 units than characters. */
export const MAX_GITHUB_BODY_CHARS = 65_536;

/** U+2060 WORD JOINER: inserted into what GitHub would act on, it prevents that and is invisible. */
const JOINER = "\u2060";

/**
 * What GitHub makes links and pictures of in plain text, under its own conditions. Each pattern finds the one
 * sign that begins it, with the rest as its group; `\w` and `\b` are those of ASCII, as there.
 *
 * Sources: mentions, issues, commits and emoji are the filters of GitHub's html-pipeline
 * (`@mention_filter.rb`, `@team_mention_filter.rb`, `issue_mention_filter.rb`, `commit_mention_filter.rb`,
 * `emoji_filter.rb`, whose names are those of `db/emoji.json` of github/gemoji, all of `[\w+-]`); mail and web
 * addresses are `extensions/autolink.c` of cmark-gfm 0.29.0.gfm.13.
 */
const ACTS = {
  /** `@user`, `@user..` and `@org/team`; not `mAP@0.5`, not `@user_x`, not `@user.name`. */
  mention: /(?<!\w)@(?=([a-z0-9][a-z0-9-]*(?:\/[a-z0-9][\w-]*|(?![\w/-])(?!\.\w))))/gi,
  /** `a@b.io`, also `a@.b.io` and `a@-b.io`; not `Acc@500m` without a dot, not `IoU@0.5` without a letter behind it. */
  mail: /(?<=[\w.+-])@(?=([\w-]*\.(?=[\w-])(?:[\w-]|\.(?=[\w-]))*[a-z]))/gi,
  /** `#12`, also behind an account or a repository. */
  issue: /(?:#|(?<!\w)GH-)(?=(\d+))/gi,
  /** `:fire:`, `:+1:`, `:100:`: any such name, since new ones come every year. */
  emoji: /:(?=([\w+-]+:))/g,
  /** `https://…`, and every other scheme. */
  address: /:(?=(\/\/))/g,
  host: /(?:www|mailto|xmpp)(?=([.:]))/gi,
  /** `::` at the beginning of a line is a command to the runner of a job that prints the text. */
  command: /^:(?=(:))/g,
} as const;

/** The beginning or the whole of a commit's id, as a word: GitHub links those that its repository has. */
const COMMIT = /\b[0-9a-f]{7,40}\b/gi;

/** GitHub takes six digits for no commit. */
const COMMIT_PART = /[0-9a-f]{6}(?=[0-9a-f])/gi;

/** Something that each of these has: most lines have nothing of it. */
const PERHAPS_ACT = /[@#:]|GH-|www|mailto|xmpp|[0-9a-f]{7}/i;

/**
 * The same text to a reader, in which GitHub finds no mention, address, issue, commit or emoji. A joiner also
 * ends what stands before it, such as a host that ended in a digit, so the result is looked at again.
 */
export function breakGithubActs(text: string): string {
  if (!PERHAPS_ACT.test(text)) return text;
  const marked = Object.values(ACTS).reduce(
    (line, pattern) => line.replaceAll(pattern, `$&${JOINER}`),
    text,
  );
  const joined = marked.replaceAll(COMMIT, (id) => id.replaceAll(COMMIT_PART, `$&${JOINER}`));
  return joined === text ? text : breakGithubActs(joined);
}

/** Something that GitHub would act on, whole, and the text on both sides of it. */
type GithubAct = { text: string; before: string; after: string };

/** All of one kind that GitHub would act on in a text. */
export function findGithubActs(text: string, act: keyof typeof ACTS): GithubAct[] {
  return [...text.matchAll(ACTS[act])].map(({ index, 0: sign, 1: rest = "" }) => {
    const end = index + sign.length + rest.length;
    return { text: text.slice(index, end), before: text.slice(0, index), after: text.slice(end) };
  });
}

/**
 * Mathematics, with its signs: `$x$` and `$$x$$`; not `$5 and $6`, `5$ and 6$` or `$5/$6`. The sign that opens it stands
 * before no blank and behind no letter or digit, the one that closes it behind no blank and before no letter or digit.
 * Letters are those of ASCII, so that `$x$는` counts.
 *
 * Source: GitHub's documentation, "Writing mathematical expressions", and what its pages make of prices.
 */
const MATH = /\$\$[^$\n]+\$\$|(?<!\w)\$(?!\s)[^$\n]+(?<!\s)\$(?!\w)/g;

/** All of a text that GitHub would set as mathematics. */
export function findMath(text: string): string[] {
  return text.match(MATH) ?? [];
}

/** All but what GitHub keeps of a heading's text: letters, marks, digits, connecting signs, hyphens and blanks. */
const NOT_IN_ANCHOR = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu;

/** The anchor that GitHub gives to a heading with this text, as long as no heading before it has the same. */
export function toAnchor(heading: string): string {
  return heading.toLowerCase().replaceAll(NOT_IN_ANCHOR, "").replaceAll(" ", "-");
}
