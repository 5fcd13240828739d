#!/usr/bin/env node
import { existsSync } from "node:fs";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { main } from "./cli/main.ts";

// A run waits for a network most of its time. By default V8 collects so late that thousands of papers take
// twice the memory; this costs a tenth of the computing time.
setFlagsFromString("--optimize-for-size");

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
