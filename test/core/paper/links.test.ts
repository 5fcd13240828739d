import fc from "fast-check";
import { expect, test } from "vitest";
import { findLinks } from "../../../src/core/paper/find-links.ts";
import { toCodeUrl, toProjectUrl } from "../../../src/core/paper/links.ts";
import { toImageUrl } from "../../../src/core/paper/paper.ts";
import { readDay, recordedDays } from "../../support/recorded.ts";
import { rounds } from "../../support/rounds.ts";

test.each([
  "https://github.com/owner/name",
  "https://github.com/owner/name.git",
  "http://github.com/owner/name/tree/main?tab=readme#usage",
  "https://github.com/owner/name///",
  "https://github.com/owner/name\n",
  "https://github.com/owner/\nname",
  "https://github.com/\r\n  owner/name",
  "https:// github.com/owner/name",
  "https://github.com/owner/ name",
  "https://github.com/owner/name%0A",
  "\u200bhttps://github.com/owner/name\ufeff",
  "github.com/owner/name",
  "//github.com/owner/name",
  "http//github.com/owner/name",
  "www.github.com/owner/name",
  "https://www.github.com/owner/name",
  "HTTPS://GitHub.com/owner/name",
  "git@github.com:owner/name.git",
  "ssh://git@github.com/owner/name.git",
  "git://github.com/owner/name.git",
  "git+https://github.com/owner/name.git",
  "github.com:owner/name",
  "https:\\\\github.com\\owner\\name",
  "https://github.com/owner/name)",
  "(https://github.com/owner/name).",
  "https://github.com/owner/name,",
  "<https://github.com/owner/name>",
  "`github.com/owner/name`",
  "[code](https://github.com/owner/name)",
  "Code: https://github.com/owner/name",
  "git clone https://github.com/owner/name",
  "https://github.com/owner/name (official)",
  "https://github.com/owner/name, https://github.com/other/one",
  "https://github.com/owner/name,https://github.com/other/one",
  "https://github.com/owner/name;https://github.com/other/one",
  "https://github.com/owner/namehttps://github.com/other/one",
  '<a href="https://github.com/owner/name">code</a>',
  "<a class=link href='https://github.com/owner/name' target=_blank>https://github.com/…</a>",
  "<p>https://github.com/owner/name</p>",
  "https://github.com/owner/name。",
  "https://github.com/owner/name、https://github.com/other/one",
  "https://github.com/owner/name，code",
  "https://github.com/owner/name（code）",
  "https://github.com/owner/name(code)",
  "https://github.com/owner/name&quot;",
  "https：//github.com/owner/name",
  "｢https://github.com/owner/name｣",
  "「https://github.com/owner/name」。",
  "https：／／github.com／owner／name",
  "ssh://git@ssh.github.com:443/owner/name.git",
  "ssh://git@github.com:22/owner/name.git",
  "https://github.com/owner/name\nhttps://github.com/other/one",
  "\\url{https://github.com/owner/name}",
  "\\href{https://github.com/owner/name}{code}",
  "Code at \\textbf{\\url{https://github.com/owner/name}}.",
  "{\\tt github.com/owner/name}",
  "https:\\/\\/github.com\\/owner\\/name",
  "https://github\\.com/owner/name\\#readme",
])("the code at %j is found", (text) => {
  expect(toCodeUrl(text)).toBe("https://github.com/owner/name");
});

test.each([
  ["https://github.com/lab-x/margin\\_model", "lab-x/margin_model"],
  ["https://github.com/lab\\_x/margin", "lab_x/margin"],
  ["https://github.com/lab-x/margin\\\\_model", "lab-x/margin_model"],
  ["\\url{https://github.com/lab\\_x/margin\\_model}", "lab_x/margin_model"],
  ["github.com\\lab-x\\margin", "lab-x/margin"],
])("of a name that is escaped in %j nothing is cut off", (text, name) => {
  expect(toCodeUrl(text)).toBe(`https://github.com/${name}`);
});

test.each([
  ...[",", ";", "|", "&", ", ", "、", "，", "；", "。", "·", "→", " / ", "》《", "\t"],
  ...["，代码：", "、code:", "，项目主页", "（code）", ",www.", " 와 ", ";Code: "],
])("of two addresses with %j between them each is one of its own", (joint) => {
  const second = joint.endsWith("www.") ? "github.com/me/y" : "https://github.com/me/y";

  expect(toProjectUrl(`https://lab.io/x${joint}https://lab.io/y`)).toBe("https://lab.io/x");
  expect(toCodeUrl(`https://lab.io/x${joint}${second}`)).toBe("https://github.com/me/y");
});

test.each(["", "/", ")", "*", "**", "?id=3", "#a", "%20", "'", "†"])(
  "of two addresses that touch behind %j each is one of its own",
  (end) => {
    const [first] = findLinks(`https://lab.io/x${end}https://lab.io/y`);

    expect(first?.href).toMatch(/^https:\/\/lab\.io\/x(?:\/|%20|\?id=3&?|#a)?$/);
    expect(toProjectUrl(`see https://lab.io/x${end}https://lab.io/y now`)).toBe(first?.href);
    expect(toCodeUrl(`https://github.com/me/x${end}https://github.com/you/y`)).toBe(
      "https://github.com/me/x",
    );
    expect(toCodeUrl(`https://lab.io/x${end}https://github.com/me/y`)).toBe(
      "https://github.com/me/y",
    );
  },
);

test.each([
  ["https://lab.io/x", "HTTPS://GitHub.com/me/y"],
  ["HTTPS://lab.io/x", ",HTTPS://github.com/me/y"],
  ["https://lab.io/x", ";WWW.GitHub.com/me/y"],
  ["https://lab.io/x", ",GitHub.com/me/y"],
  ["https://lab.io/x", "Https://github.com/me/y"],
])("the address %s ends where it touches %s, whatever letters are capitals", (first, second) => {
  expect(findLinks(first + second).map(({ href }) => href)).toEqual([
    "https://lab.io/x",
    expect.stringMatching(/^https:\/\/(?:www\.)?github\.com\/me\/y$/),
  ]);
});

test.each([
  "https://web.archive.org/web/2024/HTTPS://lab.io/x",
  ...["https://pkg.go.dev/github.com/me/y", "https://a.io/?u=HTTPS://b.io/"],
  ...["https://web.archive.org/web/2024/https://lab.io/x", "https://archive.ph/https://lab.io/x"],
  ...["https://r.jina.ai/https://lab.io/x", "https://a.io/?u=https://b.io/&v=https://c.io"],
  ...["https://web.archive.org/web/https://lab.io/x", "https://a.io/view?src=https://lab.io/x"],
  ...["https://a.io/?urls=https://b.io,https://c.io", "https://a.io/@37.5,127,15z"],
  ...["https://ko.wikipedia.org/wiki/한국", "https://zh.wikipedia.org/wiki/《红楼梦》"],
  ...["https://a.io/Poincaré", "https://a.io/wiki/Bose–Einstein"],
  ...["https://a.io/wiki/K-팝", "https://a.io/?q=논문", "https://a.io/$x"],
  "https://a.io/go?u=https://b.io&x=1",
])("%s is one address", (address) => {
  expect(toProjectUrl(address)).toBe(new URL(address).href.replace("%E3%80%8B", ""));
});

test.each(["입니다", "에서 공개", "项目主页", "和https://lab.io/y", "와 https://lab.io/y", "です"])(
  "where an address that touches %s ends cannot be said, as with the name of a repository",
  (behind) => {
    for (const address of ["https://lab.io/x", "https://lab.io", "https://github.com/me/y"]) {
      expect([toProjectUrl(address + behind), toCodeUrl(address + behind)]).toEqual([null, null]);
    }
  },
);

test.each([
  ...[
    ["https://lab.io/$", "{name}"].join(""),
    "https://lab.io/$NAME/",
    "https://lab.io/#{name}",
    "https://lab.io/%s",
    "https://lab.io/x%",
  ],
  ...[
    "https://your-project.github.io",
    "https://yourname.github.io/x",
    "https://username.github.io",
  ],
  ...["https://lab.github.io/PROJECT_NAME", "https://github.com/your-org/your-repo"],
  ...["https://github.com/username/repo", "https://example.com/project", "https://www.example.org"],
])("%s is a template, and no link", (text) => {
  expect(findLinks(text)).toEqual([]);
});

test("a slash at the end of an address is its own", () => {
  expect(toProjectUrl("https://lab.io/x/，https://lab.io/y")).toBe("https://lab.io/x/");
});

test.each([
  "https://lab.io/x†",
  "https://lab.io/x*",
  "*https://lab.io/x*",
  "see https://lab.io/x** or not",
  "https://lab.io/x’s",
  "https://lab.io/x — soon",
  "https://lab.io/x–",
])("a sign behind an address is none of it: %s", (text) => {
  expect(toProjectUrl(text)).toBe("https://lab.io/x");
});

test.each(["your-nerf.github.io", "usernames.org", "yourtts.io", "yours.ai"])(
  "%s is an address like others",
  (host) => {
    expect(toProjectUrl(`https://${host}/a`)).toBe(`https://${host}/a`);
  },
);

/** Ways in which TeX, HTML, Markdown, JSON and addresses write an underscore within a name. */
const UNDERSCORES = [
  ...[
    "_",
    "\\_",
    "\\\\_",
    "\\_{}",
    "{\\_}",
    "{_}",
    "$\\_$",
    "$_$",
    "$\\_{}$",
    "$\\mathrm{\\_}$",
    "\\(\\_\\)",
  ],
  ...["\\textunderscore{}", "\\textunderscore ", "{\\textunderscore}", "\\string_", "\\protect\\_"],
  ...[
    "\\char95 ",
    '\\char"5F ',
    "\\symbol{95}",
    "\\texttt{\\_}",
    "\\mbox{\\_}",
    "\\ensuremath{\\_}",
  ],
  ...[
    "\\detokenize{_}",
    "\\allowbreak\\_\\allowbreak{}",
    "\\_\\allowbreak ",
    "\\discretionary{}{}{}\\_",
  ],
  ...[
    "&#95;",
    "&#x5f;",
    "&#X5F;",
    "&lowbar;",
    "&UnderBar;",
    "&amp;#95;",
    "&#95",
    "%5F",
    "%5f",
    "\\%5F",
  ],
  ...[
    "\\u005f",
    "\\x5f",
    "＿",
    "<span>_</span>",
    "<b>\\_</b>",
    "<wbr>_",
    "_<wbr/>",
    "_<!-- -->",
    "_&shy;",
  ],
  ...["_\u200b", "\u00ad_", "_&#8203;", "_\n", "\n_"],
];

/** Ways to write something that cannot be seen within a name, or a hyphen that may be none. */
const NOTHINGS = [
  ...[
    "{}",
    "\\allowbreak ",
    "\\allowbreak{}",
    "\\linebreak ",
    "\\discretionary{}{}{}",
    "\\penalty0 ",
  ],
  ...["\\hspace{0pt}", "\\relax{}", "<wbr>", "&shy;", "&#173;", "&ZeroWidthSpace;", "\u2060", "\n"],
];

/** Signs and commands that leave open what the name is. */
const RIDDLES = [
  ...[
    "\\-",
    "\\/",
    "\\foo ",
    "\\foo{}",
    "\\foo{x}",
    "$\\sim x$",
    "$_{2}$",
    "$_2$",
    "\\,",
    "\\!",
    '\\"',
    "\\'",
  ],
  ...[
    "&foo;",
    "&#0;",
    "\u2013",
    "\u2014",
    "\u203f",
    "*_*",
    "**",
    "{",
    "}",
    "\ufffd",
    "%FF",
    "%E2%80%8B",
  ],
  ...["\\_ ", " _", "- ", "\\$", "^"],
];

const owners = fc.constantFrom("lab-x", "labx", "Lab9");
const pieces = fc.constantFrom("margin", "model", "v2", "x");
const frames = fc.constantFrom(
  ...[
    "@",
    "(@)",
    "Code: @.",
    "\\url{@}",
    "\\href{@}{code}",
    "\\footnote{Code at \\url{@}.}",
    "{\\tt @}",
  ],
  ...['<a href="@">code</a>', "[code](@)", "<@>", "@, and more", "@ (official)", "See @ for it"],
);
const write = (frame: string, address: string) =>
  frame.replace("@", () => `https://github.com/${address}`);

test("however the underscores of a name are written, the link is the one that was meant, or none", () => {
  const name = fc.array(fc.tuple(pieces, fc.constantFrom(...UNDERSCORES)), {
    ...{ minLength: 1, maxLength: 3 },
  });
  fc.assert(
    fc.property(owners, name, pieces, frames, (owner, parts, last, frame) => {
      const written = parts.map(([piece, sign]) => `${piece}${sign}`).join("") + last;
      const meant = `https://github.com/${owner}/${parts.map(([piece]) => `${piece}_`).join("")}${last}`;
      expect([meant, null]).toContain(toCodeUrl(write(frame, `${owner}/${written}`)));
    }),
    rounds(300),
  );
});

test.each(UNDERSCORES)("an underscore written as %j is one", (sign) => {
  expect(toCodeUrl(`https://github.com/lab/mar${sign}gin`)).toBe("https://github.com/lab/mar_gin");
  expect(toProjectUrl(`https://a.io/mar${sign}gin`)?.replace(/%5f/i, "_")).toBe(
    "https://a.io/mar_gin",
  );
});

test.each(NOTHINGS)("%j in a name is nothing", (nothing) => {
  expect(toCodeUrl(`https://github.com/lab/mar${nothing}gin`)).toBe(
    "https://github.com/lab/margin",
  );
});

test.each(RIDDLES)(
  "of a name with %j in it nobody can say what it is, and no link is made",
  (riddle) => {
    expect(toCodeUrl(`https://github.com/lab/mar${riddle}gin`)).toBeNull();
    expect(toCodeUrl(`Code at https://github.com/la${riddle}b/margin now`)).toBeNull();
  },
);

test.each([
  ["https://a.io/\\~{}ada", "https://a.io/~ada"],
  ["https://a.io/$\\sim$ada", "https://a.io/~ada"],
  ["https://a.io/\\textasciitilde ada", "https://a.io/~ada"],
  ["https://a.io/?x=1&amp;y=2", "https://a.io/?x=1&y=2"],
  ["\\url{https://a.io/a\\_b}", "https://a.io/a_b"],
])("the page at %j is %j", (text, url) => {
  expect(toProjectUrl(text)).toBe(url);
});

test.each(["\\foo{}", "\\-", "&foo;"])("a page with %j in its address is none", (riddle) => {
  expect(toProjectUrl(`https://a.io/mar${riddle}gin`)).toBeNull();
});

test.each([
  ["$^1$", "margin"],
  ["\\footnote{x}", "margin"],
  ["\\\\ Project page", "margin"],
  ["\\n", "margin"],
  ["\\cite{a}", "margin"],
  ["{here}.", "margin"],
  ["{this https URL}", "margin"],
  ["{https://github.com/lab/margin}", "margin"],
  ["{\\color{blue}{Github}}.", "margin"],
  ["**, and more", "margin"],
])("what stands behind a name as %j is no part of it", (behind, name) => {
  expect(toCodeUrl(`https://github.com/lab/margin${behind}`)).toBe(
    `https://github.com/lab/${name}`,
  );
});

test.each([
  "",
  "not a url",
  "javascript:alert(1)",
  "https://github.com",
  "https://github.com/owner",
  "https://github.com/owner/..",
  "https://github.com/owner/%2f<b>",
  "https://github.com.evil.example/owner/name",
  "https://evil.example/github.com/owner/name",
  "https://evil.example/ github.com/owner/name",
  "https://evil.example/?to=https://github.com/owner/name",
  "https://github.com@evil.example/owner/name",
  "https://user:pass@github.com/owner/name",
  "https://github.com:pass@evil.example/owner/name",
  "git@evil.example:github.com/owner/name",
  "ftp://github.com/owner/name",
  "https://gist.github.com/owner/name",
  "https://github.com:8443/owner/name",
  "https://github.com/owner/náme",
  "https://github.com/owner/이름",
  "https://github.com/owner/%ff",
  '<a href="https://evil.example/">https://github.com</a>',
  "https://githubXcom/owner/name",
  `https://github.com/owner/name${" ".repeat(2_000)}`,
])("at %j there is no code to link", (text) => {
  expect(toCodeUrl(text)).toBeNull();
});

test.each([
  "https://github.com/owner/name?tab=readme&amp;x=1",
  "https://github.com/owner/name&amp;x=1",
  "https://github.com/topics/llm https://github.com/owner/name",
])("of %j the repository is found", (text) => {
  expect(toCodeUrl(text)).toBe("https://github.com/owner/name");
});

test.each([
  "topics/llm",
  "features/copilot",
  "orgs/laboratory",
  "sponsors/owner",
  "Search/x",
  "settings/profile",
])("github.com/%s is GitHub's own page and no repository", (path) => {
  expect(toCodeUrl(`https://github.com/${path}`)).toBeNull();
});

test("whatever a text holds, its links are of the web, without a login, and code is on GitHub", () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      ..."github.com|evil.io|https:|git@|/|//|:|@|\\|\n| |a|.|?|#|%20|(|]".split("|"),
    ),
  });
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { protocol, username, password } of findLinks(text)) {
        expect(protocol).toMatch(/^https?:$/);
        expect([username, password]).toEqual(["", ""]);
      }
      expect(toCodeUrl(text) ?? "https://github.com/a/a").toMatch(
        /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/,
      );
    }),
  );
});

const IMAGE = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2602.00001.png";

test.each([
  IMAGE,
  ` ${IMAGE}\n`,
  IMAGE.replace("https://", ""),
  IMAGE.replace("papers/", "papers/\n"),
])("the picture at %j is found", (text) => {
  expect(toImageUrl(text)).toBe(IMAGE);
});

test.each([
  ["https://project.github.io", "https://project.github.io/"],
  [" https://sites.google.com/view/adc-robot", "https://sites.google.com/view/adc-robot"],
  ["project.github.io/page\n", "https://project.github.io/page"],
  ["[page](https://project.github.io/page)", "https://project.github.io/page"],
  ["http://innoeval.zjukg.cn/", "http://innoeval.zjukg.cn/"],
  ["http://innoeval.zjukg.cn:80/a", "http://innoeval.zjukg.cn/a"],
  ["https://project.org./a", "https://project.org./a"],
  ["https://huggingface.co/datasets/owner/name", "https://huggingface.co/datasets/owner/name"],
  ["Coming soon: https://project.github.io", "https://project.github.io/"],
])("the project's page at %j is %j", (text, url) => {
  expect(toProjectUrl(text)).toBe(url);
});

test.each([
  "https://lab.github.io/my%20project/index.html",
  "https://a.io/a%0Ab%2Fc?q=x%20y#:~:text=hello%20world",
  "https://en.wikipedia.org/wiki/Composition_(RL)",
  "https://doi.org/10.1000/182(2)",
  "https://a.io/Fig.Two!",
  "http://a.io/a/?b=1&copy=2",
])("of %j, which is an address, each sign is kept", (address) => {
  expect(toProjectUrl(address)).toBe(address);
});

test("every address of plain signs that ends in none of a sentence is kept as it is", () => {
  const signs = fc.string({
    ...{ unit: fc.constantFrom(..."a|Z|0|_|-|.|~|/|?|#|%20|%2F|!|(b)|=|+|@|:|,|;".split("|")) },
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.constantFrom("http", "https"), signs, (scheme, path) => {
      const address = `${scheme}://a.io/${path}z`;
      fc.pre(!address.includes("...")); // an address that was cut
      expect(toProjectUrl(address)).toBe(new URL(address).href);
    }),
  );
});

test.each([
  ["https://a.io/my\\%20page", "https://a.io/my%20page"],
  ["see https://a.io/my%20page, too", "https://a.io/my%20page"],
  ["[page](https://a.io/a_(b))", "https://a.io/a_(b)"],
  ["the page (https://a.io/a_(b)), and more", "https://a.io/a_(b)"],
  ["the page (https://a.io/a)", "https://a.io/a"],
])("in %j the address is %j, with its escapes and the brackets that it opens", (text, address) => {
  expect(toProjectUrl(text)).toBe(address);
});

test.each([
  "A$^2$Net",
  "R$^{2}$D",
  "A\\(^2\\)Net",
  "A<sup>2</sup>Net",
  "A<sub>2</sub>",
  "A\\textsuperscript{2}Net",
])("a repository called %s cannot be linked, and its first letters are another's", (name) => {
  expect(toCodeUrl(`https://github.com/owner/${name}`)).toBeNull();
  expect(toProjectUrl(`https://github.com/owner/${name}`)).toBeNull();
});

test("a space that is escaped is no way to make one name of two words", () => {
  expect(toCodeUrl("https://github.com/owner/my%20name")).toBeNull();
});

test("where a point may end a sentence or be part of a name, no link is made", () => {
  expect(toCodeUrl("Code at https://github.com/owner/name.We show more")).toBeNull();
  expect(toCodeUrl("https://github.com/owner/Name.Core")).toBe(
    "https://github.com/owner/Name.Core",
  );
});

test.each([
  "Ours: https://github.com/me/my-repo.We compare with https://github.com/other/base",
  "https://github.com/me/A$^2$Net (built on https://github.com/other/base)",
  "https://github.com/me/my%20repo and https://github.com/other/base",
])("behind an address that cannot be judged, another one does not count: %s", (text) => {
  expect(toCodeUrl(text)).toBeNull();
});

test.each([
  "https://me@github.com/me/repo https://github.com/other/base",
  "me@github.com:me/repo.git https://github.com/other/base",
  "https://[bad https://github.com/other/base",
  "https://evil.example\\@good https://github.com/other/base",
  "https://exa mple.com/x https://github.com/other/base",
  "https://ex<x>ample.io/p https://github.com/other/base",
  "ftp://me.io/repo https://github.com/other/base",
  "https;//github.com/me/repo https://github.com/other/base",
  "e.g.https://me.io/repo https://github.com/other/base",
  "https://me..io/repo https://github.com/other/base",
  "https://github.com/me /repo https://github.com/other/base",
])("an address that cannot be read as a whole ends the search: %s", (text) => {
  expect(findLinks(text)).toEqual([]);
});

test.each([
  ["README.md", "Index.HTML", "paper.pdf", "Fig.Two"],
  ["Coming.Soon", "to.be.announced", "Socket.IO", "Mistral.AI"],
  ["A.Smith/B.Jones", "Owner.AI/Repo", "A$^2$/B", "e.g./i.e."],
])("%s, %s, %s and %s are no addresses, and hide none", (...words) => {
  for (const word of words) {
    expect(findLinks(word)).toEqual([]);
    expect(toProjectUrl(`${word} https://me.io/a`)).toBe("https://me.io/a");
  }
});

test("behind the page of an owner, another owner's repository may stand for one that has lost its name", () => {
  expect(
    toCodeUrl("at https://github.com/me/ repo, from https://github.com/other/base"),
  ).toBeNull();
  expect(toCodeUrl("by https://github.com/me at https://github.com/me/repo")).toBe(
    "https://github.com/me/repo",
  );
});

test("an address that ends in a slash does not swallow the one behind it", () => {
  expect(toCodeUrl("https://github.com/me/ https://github.com/me/repo")).toBe(
    "https://github.com/me/repo",
  );
  expect(toProjectUrl("https://me.io/a / https://me.io/b")).toBe("https://me.io/a");
});

test("nor does another page behind such an address, but one behind a word of mathematics does", () => {
  expect(toProjectUrl("https://me.io/a.Our method, see https://you.io")).toBeNull();
  expect(toProjectUrl("With $x \\star y$ at https://me.io/a")).toBe("https://me.io/a");
});

test.each([
  ...[
    "https://lab.io/very-long-na…",
    "https://lab.io/very-long-na...",
    "https://lab.io/very-long-na …",
  ],
  ...["https://lab.io/na...me", "https://lab.io/na…me", "see https://lab.io/na… for more"],
])("an address that was cut is no link: %s", (text) => {
  expect(findLinks(text)).toEqual([]);
});

test.each([
  ...["https://lab.io/<project>", "https://lab.io/&lt;your project&gt;", "https://lab.io/<title>"],
  ...["https://lab.io/[project]", "https://lab.io/{project}", "https://github.com/{owner}/name"],
])("an address with a place for a name is no link: %s", (text) => {
  expect(findLinks(text)).toEqual([]);
});

test.each(["https://lab.io/<br>", "<p>https://lab.io/</p>", "https://lab.io/<a id=x>"])(
  "an element of HTML behind an address, as in %s, is no place for a name",
  (text) => {
    expect(toProjectUrl(text)).toBe("https://lab.io/");
  },
);

test.each([
  ...["https://lab.io/my page.html", "lab.io/my page", "https://lab.io/ my page"],
  ...["https://lab.io/my -page", "https://lab.io/my page.html, https://base.io/"],
])("where a space may belong to an address, no link is made: %s", (text) => {
  expect(findLinks(text)).toEqual([]);
});

test.each([
  ...["https://lab.io/z (code)", "https://lab.io/z https://base.io", "https://lab.io/z, and more"],
  ...["https://lab.io/z and https://base.io", "https://lab.io/z | code", "Page: https://lab.io/z"],
])("a space that ends an address is none of it: %s", (text) => {
  expect(toProjectUrl(text)).toBe("https://lab.io/z");
});

test.each([
  ...["https://lab.io:8443/demo", "https://user:word@lab.io/demo", "http://localhost/demo"],
  ...["https://192.168.0.1/demo", "https://machine.lan/demo", `https://lab.io/${"x".repeat(600)}`],
])("behind an address that is not linked no other one is: %s", (address) => {
  expect(toProjectUrl(`${address}, https://base.io/`)).toBeNull();
});

test.each(["repo.We", "repo.Code"])("at its end a text may go on with a sentence: %s", (name) => {
  expect(toCodeUrl(`https://github.com/me/${name}`)).toBeNull();
  expect(toCodeUrl(`Code at https://github.com/me/${name}`)).toBeNull();
});

test("a new sentence on the next line is no part of an address", () => {
  expect(toCodeUrl("https://github.com/owner/name.\nWe show more")).toBe(
    "https://github.com/owner/name",
  );
  expect(toCodeUrl("https://github.com/owner/name.\nWe")).toBe("https://github.com/owner/name");
});

test("words with a point and a slash are no address unless they are written like one", () => {
  expect(toProjectUrl("Node.js/React")).toBeNull();
  expect(toProjectUrl("see ASP.NET/MVC")).toBeNull();
  expect(toProjectUrl("HTTPS://A.IO/b")).toBe("https://a.io/b");
  expect(toProjectUrl("OpenLab.github.io/page")).toBe("https://openlab.github.io/page");
  expect(toProjectUrl("Project: OpenLab.github.io/page")).toBe("https://openlab.github.io/page");
  expect(toCodeUrl("GITHUB.COM/Owner/Repo")).toBe("https://github.com/Owner/Repo");
});

test.each([
  "",
  "Coming soon.",
  "javascript:alert(1)",
  "data:text/html,<script>",
  "file:///etc/passwd",
  "ftp://project.org/page",
  "mailto:ada@project.org",
  "https://user:word@project.org/",
  "https://localhost/page",
  "https://machine.lan/page",
  "https://machine.local/page",
  "https://127.0.0.1/page",
  "https://0x7f.1/page",
  "https://[::1]/page",
  "https://project.org:8080/page",
  `https://project.org/${"x".repeat(600)}`,
  "x".repeat(100_000),
])("at %j there is no project's page", (text) => {
  expect(toProjectUrl(text)).toBeNull();
});

test("the project's pages of all recorded days are kept as they are, but for their ends", () => {
  for (const item of recordedDays().flatMap(readDay)) {
    const { projectPage } = Object(item).paper;
    if (projectPage === undefined) continue;
    expect(toProjectUrl(projectPage)).toBe(new URL(projectPage.trim()).href);
  }
});
