import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { nameMachine, type Writer } from "../files/temporary-name.ts";

/** Who holds a lock, as the name of its file says: a name is there whole or not at all, unlike a file's text. */
export type Holder = {
  processId: number;
  /** When that process started, in milliseconds since 1970: tells it from a later one with the same id. */
  startedAtMs: number;
  /** Where the process id counts: see {@link nameMachine}. */
  machine: string;
  /** For people. */
  host: string;
};

/** Longest host name in the name of a holder's file, in characters. Systems take names of up to 255. */
const MAX_HOST_CHARS = 64;

const HOLDER_FILE =
  /^(?<processId>\d{1,10})\.(?<startedAtMs>\d{1,16})\.(?<machine>[\da-f]{8})\.[0-9a-f-]{36}\.(?<host>[\w.-]{1,64})$/;

/** This process, as the files of its locks name it. */
export function nameHolder({ processId, machine = nameMachine() }: Writer): Holder {
  return {
    processId,
    startedAtMs: Math.round(performance.timeOrigin),
    machine,
    host:
      hostname()
        .replaceAll(/[^\w.-]/g, "_")
        .slice(0, MAX_HOST_CHARS) || "_",
  };
}

/** A name for a holder's file that nobody else ever uses. */
export function toHolderFile({ processId, startedAtMs, machine, host }: Holder): string {
  return [processId, startedAtMs, machine, randomUUID(), host].join(".");
}

/** The holder that a file's name tells; null for any other file. */
export function readHolder(name: string): Holder | null {
  const { processId, startedAtMs, machine = "", host = "" } = HOLDER_FILE.exec(name)?.groups ?? {};
  if (processId === undefined) return null;
  return { processId: Number(processId), startedAtMs: Number(startedAtMs), machine, host };
}

/**
 * Whether the process that holds a lock is known to have ended. False for one of another host or container,
 * whose process ids say nothing here: only its heartbeat tells.
 */
export function hasEnded(holder: Holder, self: Holder, { isRunning }: Writer): boolean {
  if (!isNeighbour(holder, self)) return false;
  if (holder.processId === self.processId) return holder.startedAtMs !== self.startedAtMs;
  return !isRunning(holder.processId);
}

/** Whether a holder's process can be looked up from here. */
export function isNeighbour(holder: Holder, self: Holder): boolean {
  return holder.machine === self.machine;
}

/** Names a holder for people: its process id, and its host where that is another one. */
export function describeHolder({ processId, host }: Holder, self: Holder): string {
  return host === self.host ? `${processId}` : `${processId} on ${host}`;
}
