#!/usr/bin/env node
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import process from "node:process";

// Compiled code is kept between starts; everything imported from here on comes from there.
enableCompileCache();
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
