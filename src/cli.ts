#!/usr/bin/env node
import module from "node:module";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { readHelp } from "./cli/help/read-help.ts";
import type { Outside } from "./cli/world.ts";

const OLDEST_NODE = { major: 22, minor: 19 };
/** What writing fails with when nobody reads any more: a pipe, and a terminal. */
const UNREAD: readonly string[] = ["EPIPE", "EIO"];
/** What a user, a system that goes down, and a terminal that is closed send. */
const STOPS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
// By hand: the collator that compares numbers in texts takes longer to open than all that help needs.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isOldNode =
  major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);

// A reader that has seen enough, such as `head`, is no failure, nor is a terminal that was closed.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (!("code" in error && UNREAD.includes(String(error.code)))) throw error;
  });
}

if (isOldNode && !process.argv.includes("--help")) {
  process.stderr.write(
    `SETUP: papercards needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor}.0 or later, and this is ${process.version}.\n` +
      "  fix: Install a newer Node, or run it from a checkout, where npm brings Node 24 along.\n",
  );
  process.exitCode = 2;
} else {
  const help = readHelp(process.argv.slice(2));
  if (help === null) process.exitCode = await start();
  else process.stdout.write(help);
}

async function start(): Promise<number> {
  // Compiled code is kept between starts; everything imported from here on comes from there.
  module.enableCompileCache?.();
  const { main } = await import("./cli/main.ts");
  const { openDoor } = await import("./cli/print/door.ts");
  const { printBug } = await import("./cli/print/print-error.ts");
  const stop = new AbortController();
  for (const name of STOPS) process.once(name, () => stop.abort());
  const outside: Outside = {
    argv: process.argv.slice(2),
    environment: process.env,
    cwd: ".",
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    now: () => new Date(),
    setV8Flags: setFlagsFromString,
    signal: stop.signal,
    terminal:
      process.stderr.isTTY && !process.env.CI
        ? { columns: () => process.stderr.columns }
        : undefined,
    writer: { processId: process.pid, isRunning },
  };
  // Node would print what it quotes as it is.
  process.on("uncaughtException", (error) => {
    printBug(error, openDoor(outside));
    process.exit(1);
  });
  return main(outside);
}

/** Signal 0 asks whether a process is there, without touching it. */
function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
