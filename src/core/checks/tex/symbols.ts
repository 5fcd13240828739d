/**
 * Symbols that TeX has commands for: names first, then the signs. Quotes are compared by the first name,
 * since many abstracts have lost the backslash and keep the name alone: `16times`, `leq3B`, `pi_{0.5}`.
 */
const LETTERS = [
  "alpha α;beta β;gamma γ;delta δ;epsilon varepsilon ε;zeta ζ;eta η;theta vartheta θ;iota ι;kappa varkappa κ",
  "lambda λ;mu μ;nu ν;xi ξ;pi varpi π;rho varrho ρ;sigma σ;varsigma ς;tau τ;upsilon υ;phi varphi φ;chi χ;psi ψ;omega ω",
  "Gamma Γ;Delta Δ;Theta Θ;Lambda Λ;Xi Ξ;Pi Π;Sigma Σ;Upsilon Υ;Phi Φ;Psi Ψ;Omega Ω",
  "ell ℓ;hbar ℏ;nabla ∇;infty ∞;partial ∂;emptyset varnothing ∅;forall ∀;exists ∃;neg lnot ¬;sum ∑;prod ∏;sqrt √",
  "bullet textbullet •;star ⋆ ★;dagger †;ddagger ‡;checkmark ✓ ✔",
].flatMap(readSymbols);

/** Symbols between or around things: spaces around them are a matter of setting. */
const OPERATORS = [
  "times texttimes × ✕ ✖ ⨯;cdot textperiodcentered · ⋅ ∙;div ÷;pm textpm ±;mp ∓;ast ∗;oplus ⊕;otimes ⊗;odot ⊙;setminus ∖",
  "leq le leqslant ≤ ⩽ <=;geq ge geqslant ≥ ⩾ >=;neq ne ≠ !=;approx ≈;sim textasciitilde ∼ ~;simeq ≃;cong ≅;equiv ≡;propto ∝",
  "ll ≪;gg ≫;lt textless <;gt textgreater >;in ∈;notin ∉;subset ⊂;subseteq ⊆;cup ∪;cap ∩;wedge land ∧;vee lor ∨",
  "rightarrow to longrightarrow textrightarrow → ⟶ ➔ ->;leftarrow gets textleftarrow ← ⟵;leftrightarrow ↔;mapsto ↦",
  "Rightarrow implies ⇒ ⟹;Leftarrow ⇐;Leftrightarrow iff ⇔;uparrow ↑;downarrow ↓;parallel Vert lVert rVert ∥ ‖ ||;perp ⊥;top ⊤;mid ∣",
  "langle ⟨ 〈;rangle ⟩ 〉;lfloor ⌊;rfloor ⌋;lceil ⌈;rceil ⌉",
  "equals =;plus +;slash /;circ degree deg textdegree ° ∘ º ◦",
].flatMap(readSymbols);

/** Names that are English words or short names too: alone they are no symbol. */
const WORDS: ReadonlySet<string> = new Set(
  "to in le ge ne ll gg lt gt mid ast div cup cap wedge vee land lor gets implies perp top parallel subset pm mp star deg degree sum prod exists neg partial bullet dagger equals plus slash".split(
    " ",
  ),
);

type Symbol = { names: readonly string[]; signs: readonly string[] };

const SYMBOLS: readonly Symbol[] = [...LETTERS, ...OPERATORS];

/** The sign of a command: `alpha` is α, `times` is ×. */
export const SIGN_OF_COMMAND: ReadonlyMap<string, string> = new Map(
  SYMBOLS.flatMap(({ names, signs: [sign = ""] }) => names.map((name) => [name, sign])),
);

/** The name that a sign is compared by: both ≤ and ⩽ are `leq`. */
export const NAME_OF_SIGN: ReadonlyMap<string, string> = new Map(
  SYMBOLS.flatMap(({ names: [name = ""], signs }) => signs.map((sign) => [sign, name])),
);

/** The name that a name without its backslash is compared by: `varepsilon` is `epsilon`. */
export const NAME_OF_BARE_COMMAND: ReadonlyMap<string, string> = new Map(
  SYMBOLS.flatMap(({ names }) => unmistakable(names).map((name) => [name, names[0] ?? name])),
);

/** Signs and bare names around which spaces do not count. */
export const OPERATOR_WORDS: ReadonlySet<string> = new Set(
  OPERATORS.flatMap(({ names, signs }) => [...signs, ...unmistakable(names)]),
);

/** Greek letters, which names hold: τ-bench is also written tau-bench. */
export const GREEK_NAMES: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap(({ names: [name = ""], signs: [sign = ""] }): [string, string][] =>
    /\p{Script=Greek}/u.test(sign) ? [[sign, name]] : [],
  ),
);

/** Functions that TeX sets upright by their names. Spaces around them are its own: `n\log n`, `n log n`, `nlog n`. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(
  "log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min argmax argmin minmax sup inf arg det dim ker gcd lim limsup liminf hom mod softmax".split(
    " ",
  ),
);

function readSymbols(line: string): Symbol[] {
  return line.split(";").map((entry) => {
    const words = entry.split(" ");
    const isName = (word: string) => /^[A-Za-z]+$/.test(word);
    return { names: words.filter(isName), signs: words.filter((word) => !isName(word)) };
  });
}

function unmistakable(names: readonly string[]): string[] {
  return names.filter((name) => !WORDS.has(name));
}
