/** Whether an error comes from the system, such as `ENOSPC`, and not from a mistake of ours. */
export function isSystemError(error: unknown): boolean {
  return /^E[A-Z\d]+$/.test(codeOf(error));
}

/** The system's code of an error, such as `ENOSPC`; `unknown` for an error without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
