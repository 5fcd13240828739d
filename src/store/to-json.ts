/** JSON as our files hold it: two spaces, a final newline, keys in the order of the value. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
