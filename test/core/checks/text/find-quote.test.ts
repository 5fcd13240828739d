import fc from "fast-check";
import { expect, test } from "vitest";
import { createQuoteFinder } from "../../../../src/core/checks/text/find-quote.ts";
import { rounds } from "../../../support/rounds.ts";

test.each([
  ["a $360^\\circ$ view of it", ["a 360° view", "a 360º view", "a 360◦ view", "a 360 ° view"]],
  ["reach FID=1.5 on it", ["reach FID = 1.5 on it"]],
  ["it takes \\SI{5}{ms} and \\num{5000} steps", ["takes 5 ms and 5000 steps"]],
  ["the \\enquote{new} one", ['the "new" one', "the “new” one"]],
  ["the \\textquotedblleft new\\textquotedblright{} one", ["the “new” one"]],
  ["in Fig.\\nobreakspace 3, a\\hspace{1em}b", ["in Fig. 3, a b"]],
  ["p &lt; 0.05 holds for A &amp; B", ["p < 0.05 holds for A & B"]],
  ["a <b>bold</b> claim on H<sub>2</sub>O", ["a bold claim on H2O"]],
  ["as $\\mathrm{KL}(p\\|q)$ is small", ["as KL(p‖q) is", "as KL(p||q) is", "as KL(p ∥ q) is"]],
  ["as $\\|x\\|_2$ is small", ["as ‖x‖₂ is small", "as ||x||_2 is small"]],
  ["in $\\lfloor n/2 \\rfloor$ steps", ["in ⌊n/2⌋ steps", "in ⌊ n/2 ⌋ steps"]],
  ["the $\\langle a, b \\rangle$ pair", ["the ⟨a, b⟩ pair"]],
  ["that Foo\\xspace is new, Foo\\xspace, too", ["that Foo is new, Foo, too"]],
  ["that Foo\\footnotemark is new", ["that Foo is new"]],
  ["with $x^\\top y$ only", ["with x⊤y only", "with x^⊤ y only", "with x^top y only"]],
  ["the $\\pi^\\star$ policy", ["the π⋆ policy", "the π^⋆ policy", "the pi^star policy"]],
  ["as $x\\not\\in S$ and $a \\not= b$", ["as x ∉ S and a ≠ b", "as x∉S and a≠b"]],
])("%s is found as its reader sees it", (abstract, quotes) => {
  const find = createQuoteFinder(abstract);

  expect(quotes.filter((quote) => find(quote).length !== 1)).toEqual([]);
});

test.each([
  [
    "runs in $O(n\\log n)$ time",
    ["in O(nlog n) time", "in O(n log n) time", "in O(n \\log n) time", "in $O(n\\log n)$ time"],
  ],
  ["runs in O(nlog n) time", ["in O(n log n) time", "in $O(n\\log n)$ time", "in O(nlogn) time"]],
  ["in $\\mathcal{O}(n\\log{n})$ time", ["in O(n log n) time", "in O(n logn) time"]],
  ["in $\\mathcal O(N^2\\log N)$ time", ["in O(N^2 log N) time", "in O(N² log N) time"]],
  ["in $\\Theta(n\\log\\log n)$ steps", ["in Θ(n log log n) steps", "in Θ(nloglog n) steps"]],
  ["in $n\\mathrm{log}n$ steps", ["in n log n steps", "in nlogn steps"]],
  ["in $n \\log_2 n$ steps", ["in n log_2 n steps", "in n log2 n steps"]],
  ["is $\\sin y+\\cos\\theta$ here", ["is sin y + cos θ here", "is sin y+cosθ here"]],
  ["the $\\operatorname{arg\\,max}_y f$ here", ["the arg max_y f here", "the argmax_y f here"]],
  ["the $\\arg\\max_y f$ here", ["the arg max_y f here", "the \\argmax_y f here"]],
  ["of $2\\exp(-y)$ and $k\\ln k$", ["of 2 exp(-y) and k ln k", "of 2exp(-y) and kln k"]],
  ["a $\\min\\max$ game and $a\\bmod b$", ["a min max game", "a minmax game and a mod b"]],
])("functions of %s are found with TeX's spaces around them and without", (abstract, quotes) => {
  const find = createQuoteFinder(abstract);

  expect(quotes.filter((quote) => find(quote).length !== 1)).toEqual([]);
});

test.each(["O(m log n)", "O(n log m)", "O(n n)", "O(n sin n)", "O(n log log n)", "O(n lo g n)"])(
  "another function than O(n log n) is not found: %s",
  (quote) => {
    expect(createQuoteFinder("in $O(n\\log n)$ time")(quote)).toEqual([]);
  },
);

test.each([
  ["as $x\\not\\in S$ holds", "∈ S holds"],
  ["as $x\\not\\in S$ holds", "x ∈ S holds"],
  ["as $A \\not\\subset B$ holds", "A ⊂ B holds"],
  ["as $p \\not\\propto q$ holds", "p ∝ q holds"],
  ["the top of it", "the ⊤ of it"],
])("what %s negates or says in words is not found as %s", (abstract, quote) => {
  expect(createQuoteFinder(abstract)(quote)).toEqual([]);
});

test("a range is no list of two numbers", () => {
  expect(createQuoteFinder("from 0.1~0.3 on")("from 0.1 0.3 on")).toEqual([]);
  expect(createQuoteFinder("from 0.1 0.3 on")("from 0.1~0.3 on")).toEqual([]);
});

test.each([
  ["a plain passage", "one two three four", "two three", "two three"],
  [
    "other quotes and dashes",
    "the “new” model — fast",
    'the "new" model - fast',
    "the “new” model — fast",
  ],
  ["ligatures", "an eﬃcient way", "efficient", "eﬃcient"],
  ["doubled signs", "closed loop--a combination", "loop-a", "loop--a"],
  [
    "a percent sign that LaTeX escapes",
    "for 55\\% over all",
    "for 55% over all",
    "for 55\\% over all",
  ],
  ["an escape in the quote alone", "for 55% over all", "55\\% over", "55% over"],
  ["accents apart from their letters", "a cafe\u0301 nearby", "a café", "a cafe\u0301"],
  ["letters beyond the first plane", "𝐱 is a vector here", "is a vector", "is a vector"],
  ["a command", "we propose \\textsc{FastLoop}, a loop", "FastLoop, a", "\\textsc{FastLoop}, a"],
  [
    "nested commands",
    "a \\textbf{\\emph{new} way} here",
    "new way here",
    "\\textbf{\\emph{new} way} here",
  ],
  ["a switch of type", "{\\it vs.} the rest", "vs. the rest", "{\\it vs.} the rest"],
  [
    "letters in braces",
    "{S}ignal {P}reservation",
    "Signal Preservation",
    "{S}ignal {P}reservation",
  ],
  ["an own command", "we call \\method, a way", "method, a", "\\method, a"],
  ["an own command of a word", "by \\sys{Foo} alone", "by Foo alone", "by \\sys{Foo} alone"],
  [
    "TeX's quotation marks",
    "answers ``hard'' prompts",
    'answers "hard" prompts',
    "answers ``hard'' prompts",
  ],
  ["other quotation marks", 'the "new" way', "the 'new' way", 'the "new" way'],
  ["a tie", "less than TB~1.0 of memory", "than TB 1.0", "than TB~1.0"],
  ["a tie before brackets", "models~(LRMs) reason", "models (LRMs)", "models~(LRMs)"],
  ["a tilde as it stands", "on ~60% of it", "on ~60% of", "on ~60% of"],
  ["a tilde as a sign", "on ~60% of it", "on ∼60% of", "on ~60% of"],
  ["a tilde as a space", "on ~60% of it", "on 60% of", "on ~60% of"],
  [
    "an accent in TeX",
    "Fr\\'echet and Schr\\\"odinger",
    "Fréchet and Schrödinger",
    "Fr\\'echet and Schr\\\"odinger",
  ],
  [
    "accents in braces",
    'Erd\\H{o}s, na\\"{\\i}ve \\c{c}a',
    "Erdős, naïve ça",
    'Erd\\H{o}s, na\\"{\\i}ve \\c{c}a',
  ],
  ["an accent from a page", "the Fr´echet distance", "Fréchet distance", "Fr´echet distance"],
  ["an accent that is not typed", "a Bézier curve", "a Bezier curve", "a Bézier curve"],
  [
    "letters of TeX",
    "J\\o rgensen and Stra\\ss e",
    "Jørgensen and Straße",
    "J\\o rgensen and Stra\\ss e",
  ],
  ["escaped quotation marks", 'an \\"Aha!\\" moment', 'an "Aha!" moment', 'an \\"Aha!\\" moment'],
  ["an escaped apostrophe", "an object\\'s mass", "an object's mass", "an object\\'s mass"],
  ["math", "takes $O(n^2)$ time", "takes O(n²) time", "takes $O(n^2)$ time"],
  [
    "math in other brackets",
    "takes \\( O(n) \\) time",
    "takes O(n) time",
    "takes \\( O(n) \\) time",
  ],
  ["a name with math", "the $\\pi_{0.5}$ policy", "the π0.5 policy", "the $\\pi_{0.5}$ policy"],
  ["a name in letters", "the pi_{0.5} policy", "the π₀.₅ policy", "the pi_{0.5} policy"],
  ["a fraction", "by \\frac{1}{2} only", "by 1/2 only", "by \\frac{1}{2} only"],
  ["a power", "p < $10^{-20}$ here", "p<10⁻²⁰ here", "p < $10^{-20}$ here"],
  [
    "a symbol that lost its backslash",
    "a 16times gain, sim7 s",
    "a 16× gain, ∼7 s",
    "a 16times gain, sim7 s",
  ],
  [
    "a symbol that was glued",
    "360^circtimes180^circ views",
    "360°×180° views",
    "360^circtimes180^circ views",
  ],
  [
    "commands that lost their backslash",
    "critical textit{O}bstacles (mathrm{Cal)}, at mathcal{O}(T^{-1/3})",
    "critical Obstacles (Cal), at O(T^{-1/3})",
    "critical textit{O}bstacles (mathrm{Cal)}, at mathcal{O}(T^{-1/3})",
  ],
  ["a word before a brace", "the context{A} here", "the contextA here", "the context{A} here"],
  [
    "an arrow that was glued",
    "from z_{t}rightarrow z_{0} in",
    "from z_t → z_0 in",
    "from z_{t}rightarrow z_{0} in",
  ],
  [
    "a product with x",
    "a 256 × 256 grid, 2× faster",
    "a 256x256 grid, 2x faster",
    "a 256 × 256 grid, 2× faster",
  ],
  [
    "signs in letters",
    "with x \\geq 3 and \\pm 2",
    "with x >= 3 and ± 2",
    "with x \\geq 3 and \\pm 2",
  ],
  ["narrow spaces", "1.5\\,TB of RAM", "1.5 TB of", "1.5\\,TB of"],
  ["money", "for \\$32,000 in all", "for $32,000 in", "for \\$32,000 in"],
  [
    "a split word",
    "good repre- sentation learning",
    "good representation learning",
    "good repre- sentation learning",
  ],
  [
    "a split compound",
    "a state-of- the-art way",
    "a state-of-the-art way",
    "a state-of- the-art way",
  ],
  [
    "a word split in the quote",
    "good representation learning",
    "repre-\nsentation learning",
    "representation learning",
  ],
  [
    "a soft hyphen",
    "good repre\u00adsentation",
    "good representation",
    "good repre\u00adsentation",
  ],
  [
    "a split beside a compound",
    "pre- and post-training repre- sentation",
    "pre- and post-training representation",
    "pre- and post-training repre- sentation",
  ],
  ["a ligature before an x", "the preﬁx of it", "the prefix of", "the preﬁx of"],
  [
    "a note",
    "in all tasks.\\footnote{Code is near.} We",
    "in all tasks. We",
    "in all tasks.\\footnote{Code is near.} We",
  ],
  [
    "the text of a link",
    "see \\href{https://a.b}{our page} now",
    "see our page now",
    "see \\href{https://a.b}{our page} now",
  ],
  ["bold type", "we use **LeaP** here", "use LeaP here", "use **LeaP** here"],
  ["space before a percent sign", "a 62.9 % gain", "a 62.9% gain", "a 62.9 % gain"],
])("a quote is found through %s", (_, abstract, quote, found) => {
  const places = createQuoteFinder(abstract)(quote);

  expect(places.map(({ start, end }) => abstract.slice(start, end))).toEqual([found]);
});

test.each([
  ["", "one two three"],
  [" ", "one two three"],
  ["never said", "one two three"],
  ["two thr", "one two three"],
  ["ne two", "one two three"],
  ["finetuning of", "the fine-tuning of models"],
  ["a café now", "a cafe\u0301s now"],
  ["with 103 samples", "with 10^3 samples"],
  ["by 5.3% now", "by -5.3 now"],
  ["tasks.\\footnote{Made up.} We", "in all tasks. We"],
  ["tasks \\cite{made up} we", "in all tasks we"],
  ["the bigger way", "the \\big way"],
  ["Start of it", "start of it"],
])("%j is no quote of %j", (quote, abstract) => {
  expect(createQuoteFinder(abstract)(quote)).toEqual([]);
});

test("every place of a quote is found, as whole words", () => {
  expect(createQuoteFinder("an art, an artist, an art")("an art")).toEqual([
    { start: 0, end: 6 },
    { start: 19, end: 25 },
  ]);
});

test("any run of whole words is found where it was cut out", () => {
  const word = fc.constantFrom("a", "ﬁt", "55\\%", "e\u0301", "한글", "𝐱", "“b”", "--", "x_1");
  fc.assert(
    fc.property(fc.array(word), fc.array(word, { minLength: 1 }), fc.array(word), (...parts) => {
      const [before, quoted, after] = parts.map((words) => words.join(" "));
      const abstract = [before, quoted, after].filter((part) => part !== "").join(" ");
      const places = createQuoteFinder(abstract)(quoted ?? "");
      expect(places.map(({ start, end }) => abstract.slice(start, end))).toContain(quoted);
    }),
  );
});

test("whatever an abstract holds, a place of a quote lies in it and holds the quote", () => {
  const piece = fc.constantFrom(
    ..."\\textsc{ \\footnote{ \\frac{1}{2} \\'e \\\" } { $ ~ - -- ` '' ^ _ ² x times sim é ﬁ 1 a ab \\ \\, 漢 👩‍🔬 \u00ad".split(
      " ",
    ),
    " ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.array(piece, { maxLength: 6 }),
      (all, some) => {
        const abstract = all.join("");
        for (const { start, end } of createQuoteFinder(abstract)(some.join(""))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(abstract.length);
        }
      },
    ),
    rounds(500),
  );
});
