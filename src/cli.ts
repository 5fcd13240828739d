#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";
import process from "node:process";

const OLDEST_NODE = "22.19.0";
if (process.versions.node.localeCompare(OLDEST_NODE, "en", { numeric: true }) < 0) {
  process.stderr.write(`note: papercards needs Node ${OLDEST_NODE}; this is ${process.version}.\n`);
}

// Compiled code is kept between starts; everything imported from here on comes from there.
module.enableCompileCache?.();
const { main } = await import("./cli/main.ts");

if (existsSync(".env")) process.loadEnvFile(".env");

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());

process.exitCode = await main({
  argv: process.argv.slice(2),
  environment: process.env,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  now: () => new Date(),
  signal: stop.signal,
  writer: { processId: process.pid, isRunning },
});

/** Signal 0 asks whether a process is there, without touching it. */
function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
