const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const TEN = /^\s?(?:\\?times|\\cdot|[x×*])\s?10(?=[\^⁻⁺⁰¹²³⁴-⁹])/;
const CARET = /^\^\{?([-+]?\d{1,3})\}?/;
const SUPERSCRIPT = /^([⁻⁺]?)([⁰¹²³⁴-⁹]{1,3})/;
const KOREAN = /^의 ?((?:마이너스 ?|-)?)(\d{1,3}) ?(?:제곱|승)/;
const EXPONENT = /^[eE]([-+]?\d{1,3})(?![A-Za-z\d])/;

/**
 * Applies the power that follows a number: `10^{-3}`, `10⁻³`, `2.5×10^6`, `1e-4` and `10의 9제곱`. Returns the number
 * itself and length 0 when no power follows.
 */
export function readPower(base: number, after: string): { value: number; length: number } {
  const product = TEN.exec(after)?.[0] ?? "";
  const power = readExponent(after.slice(product.length));
  if (power) {
    const length = product.length + power.length;
    return product
      ? { value: base * 10 ** power.exponent, length }
      : { value: base ** power.exponent, length };
  }
  const [whole = "", exponent] = EXPONENT.exec(after) ?? [];
  return exponent === undefined
    ? { value: base, length: 0 }
    : { value: base * 10 ** Number(exponent), length: whole.length };
}

function readExponent(text: string): { exponent: number; length: number } | null {
  const [caret = "", digits] = CARET.exec(text) ?? [];
  if (digits !== undefined) return { exponent: Number(digits), length: caret.length };
  const [korean = "", minus, power] = KOREAN.exec(text) ?? [];
  if (power !== undefined) {
    return { exponent: minus === "" ? Number(power) : -Number(power), length: korean.length };
  }
  const [whole = "", sign, raised = ""] = SUPERSCRIPT.exec(text) ?? [];
  if (whole === "") return null;
  const value = Number([...raised].map((letter) => SUPERSCRIPTS.indexOf(letter)).join(""));
  return { exponent: sign === "⁻" ? -value : value, length: whole.length };
}
