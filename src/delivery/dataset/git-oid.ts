import { createHash } from "node:crypto";

/** What git calls a file with this content, by which it is known whether it has changed (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
export function toGitOid(text: string): string {
  const bytes = Buffer.from(text);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
