/** Behind a dollar sign before a number: a second sign, where TeX closes what the first one began. */
const CLOSED = /^[^$]{0,48}(?<![\s([])\$(?!\d)/;

/** Whether what is behind a dollar sign makes it the sign of money, and not one of TeX: a number, and nothing that closes it. */
export function isPrice(after: string): boolean {
  return /^\s?\.?\d/.test(after) && !CLOSED.test(after);
}
