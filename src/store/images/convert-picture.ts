import { type ExecFileException, execFile } from "node:child_process";
import { ANSWERS, CONVERSION_PROGRAM } from "./conversion-process.ts";
import { type Converted, refuse } from "./convert-here.ts";

/** Time to convert one picture, in milliseconds. One within the other bounds takes less than a second. */
const MAX_CONVERT_MS = 10_000;

/** Bytes of a picture as it is stored. One of as many pixels as are taken has less, whatever it shows. */
const MAX_STORED_BYTES = 8_000_000;

/** How a conversion is done, and how long it may take. */
type Conversion = {
  /** A program for `node --eval`. @default that of the product */
  program?: string;
  /** @default 10 s */
  timeoutMs?: number;
};

/**
 * Converts a picture to WebP, as wide as a thumbnail is stored. A process of its own does it, which can be ended
 * in the middle of the picture library's work when that takes too much time or memory, and may crash.
 */
export async function convertPicture(
  bytes: Uint8Array,
  { program = CONVERSION_PROGRAM, timeoutMs = MAX_CONVERT_MS }: Conversion = {},
): Promise<Converted> {
  const { answer, failure } = await askProcess(bytes, program, timeoutMs);
  const [kind, content] = [answer[0], answer.subarray(1)];
  if (kind === ANSWERS.problem) return refuse(content.toString());
  return kind === ANSWERS.picture && failure === null
    ? { webp: content, problem: null }
    : refuse(failure ?? "was not converted");
}

/** What the process answered, and how it failed, as the end of a sentence; null when it did not. */
type Ended = { answer: Buffer; failure: string | null };

function askProcess(bytes: Uint8Array, program: string, timeout: number): Promise<Ended> {
  const options = { maxBuffer: MAX_STORED_BYTES, timeout, windowsHide: true } as const;
  return new Promise<Ended>((resolve) => {
    const { stdin } = execFile(
      process.execPath,
      ["--input-type=module", "--eval", program],
      { ...options, encoding: "buffer", killSignal: "SIGKILL" },
      (error, answer) => resolve({ answer, failure: error && explainFailure(error, timeout) }),
    );
    stdin?.on("error", () => undefined); // it ended before it had read everything, and how is told above
    stdin?.end(bytes);
  }).catch((error) => ({ answer: Buffer.alloc(0), failure: explainFailure(error, timeout) }));
}

function explainFailure({ code, signal, killed }: ExecFileException, timeout: number): string {
  return killed && code === null
    ? `takes longer than ${timeout / 1000} s to convert`
    : `cannot be converted (${code ?? signal ?? "unknown"})`;
}
