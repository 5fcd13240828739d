import { createReadStream, writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { convertHere } from "./convert-here.ts";

/**
 * Memory of the process that converts one picture, in bytes, Node's own 80 MB among them. The largest picture
 * within the other bounds takes less than 160 MB together with them.
 */
const MAX_CONVERSION_BYTES = 200_000_000;

/** How often its memory is looked at, in milliseconds. A decoder fills some 20 MB between two looks. */
const LOOK_EACH_MS = 10;

/** The first byte of what the process answers. */
export const ANSWERS = { picture: 1, problem: 0 } as const;

/**
 * The program of a process that converts the picture at its standard input, for `node --eval`. Compiled code is
 * kept between starts, which halves the time of one.
 */
export const CONVERSION_PROGRAM = `
  const { default: module } = await import("node:module");
  module.enableCompileCache?.();
  const { answerConversion } = await import(${JSON.stringify(import.meta.url)});
  await answerConversion();`;

/** Answers at the standard output with the picture that is at the standard input, or with what is wrong with it. */
export async function answerConversion(): Promise<void> {
  const bytes = await buffer(createReadStream("", { fd: 0 }));
  const watch = boundMemory();
  const { webp, problem } = await convertHere(bytes);
  clearInterval(watch);
  if (webp === null) answer("problem", problem);
  else answer("picture", webp);
}

/** Ends this process as soon as it passes the bound of its memory, whatever the picture library is doing. */
export function boundMemory(): NodeJS.Timeout {
  return setInterval(() => {
    if (process.memoryUsage.rss() <= MAX_CONVERSION_BYTES) return;
    answer("problem", `takes more than ${MAX_CONVERSION_BYTES} bytes of memory to convert`);
    process.kill(process.pid, "SIGKILL");
  }, LOOK_EACH_MS);
}

function answer(kind: keyof typeof ANSWERS, content: Uint8Array | string): void {
  writeFileSync(1, Buffer.concat([Buffer.of(ANSWERS[kind]), Buffer.from(content)]));
}
