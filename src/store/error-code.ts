/** The system's code for what went wrong, such as `ENOSPC`. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
}
