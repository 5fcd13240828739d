import { readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { cleanLine, truncate } from "../../core/text.ts";
import type { Writer } from "../files.ts";

/** Who holds a lock, as its file says. */
export const Holder = z.object({
  processId: z.int(),
  /** When that process started: tells it from a later one with the same id. */
  startedAtMs: z.number(),
  host: z.string(),
  /** Where the process id counts: two containers of one host may hold the same one; empty outside Linux. */
  space: z.string(),
});
export type Holder = z.infer<typeof Holder>;

/** Longest host name that is printed: it comes from a file. */
const MAX_HOST_CHARS = 200;

/** This process, as the files of its locks name it. */
export async function nameHolder({ processId }: Writer): Promise<Holder> {
  const space = await readlink("/proc/self/ns/pid").catch(() => ""); // this system has no such thing
  return { processId, startedAtMs: performance.timeOrigin, host: hostname(), space };
}

/**
 * Whether the process that holds a lock is known to have ended. False for one of another host or container,
 * whose process ids say nothing here: only its heartbeat tells.
 */
export function hasEnded(holder: Holder, self: Holder, { isRunning }: Writer): boolean {
  if (holder.host !== self.host || holder.space !== self.space) return false;
  if (holder.processId === self.processId) return holder.startedAtMs !== self.startedAtMs;
  return !isRunning(holder.processId);
}

/** Names a holder for people: its process id, and its host where that is another one. */
export function describeHolder(holder: Holder, self: Holder): string {
  if (holder.host === self.host) return `${holder.processId}`;
  return `${holder.processId} on ${truncate(cleanLine(holder.host), MAX_HOST_CHARS)}`;
}
