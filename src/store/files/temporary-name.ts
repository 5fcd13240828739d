import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** The writing process, and how to find out whether another one of its machine is running. */
export type Writer = {
  processId: number;
  isRunning: (processId: number) => boolean;
  /** Eight hexadecimal digits; processes with one name see each other's ids. @default this machine's */
  machine?: string;
};

/** Who wrote a file with a temporary name; null when the name does not say so. */
type Author = { machine: string; processId: number } | null;

const OURS =
  /^\.?papercards-(?<id>[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?:-\d+)?\.(?:tmp|jsonl)$/;

/** The name of a temporary file, which no other program uses and nobody can foresee. */
export function toTemporaryName(writer: Writer): string {
  return `.papercards-${toTemporaryId(writer)}.tmp`;
}

/**
 * An id for one temporary file: a UUID of version 8, whose first half names machine and process and whose
 * second half is random.
 */
export function toTemporaryId({ processId, machine = nameMachine() }: Writer): string {
  const author = `${machine}${toHex(processId)}`;
  const random = randomUUID().replaceAll("-", "").slice(-15);
  return [
    author.slice(0, 8),
    author.slice(8, 12),
    `8${author.slice(12, 15)}`,
    `8${author.slice(15)}${random.slice(0, 2)}`,
    random.slice(2, 14),
  ].join("-");
}

/** Who wrote the file of this name; undefined when it is no temporary file of papercards. */
export function readTemporaryName(name: string): Author | undefined {
  const id = OURS.exec(name)?.groups?.id?.replaceAll("-", "");
  if (id === undefined) return undefined;
  if (id[12] !== "8") return null;
  const processId = Number.parseInt(id.slice(8, 12) + id.slice(13, 16) + id.slice(17, 18), 16);
  return { machine: id.slice(0, 8), processId };
}

function toHex(processId: number): string {
  return (processId >>> 0).toString(16).padStart(8, "0");
}

let machineName: string | undefined; // never changes while a process runs

/**
 * Names the processes among which a process id means one: those of one start of one machine, and on Linux
 * of one container, since several of them on one volume have the same ids.
 */
export function nameMachine(): string {
  machineName ??= readMachine();
  return machineName;
}

function readMachine(): string {
  const start = orElse(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"), hostname());
  const container = orElse(() => readlinkSync("/proc/self/ns/pid"), "");
  return createHash("sha256").update(`${start} ${container}`).digest("hex").slice(0, 8);
}

function orElse(read: () => string, other: string): string {
  try {
    return read();
  } catch {
    return other; // a system without these files
  }
}
