import { resolve } from "node:path";
import { StoreError, UsageError } from "../../core/errors.ts";
import { withinBound } from "../../http/read-body.ts";
import { describeNoResults } from "../../store/files/describe-file.ts";
import { toFileError } from "../../store/files/file-error.ts";
import { openRegularFile } from "../../store/read-regular-file.ts";

const NAME_RESULTS = "Name an output or error file of a batch.";

/** A file that a user has named as one of a batch's results. */
type ResultsFile = {
  bytes: AsyncIterable<Uint8Array>;
  /** @throws {StoreError} saying what the file is, when the beginning that was read is none of results. */
  refuseOther: () => void;
};

/** Opens a file of results when its bytes are asked for, and reads it up to a bound. */
export function openResultsFile(
  name: string,
  { cwd, maxBytes }: { cwd: string; maxBytes: number },
): ResultsFile {
  let beginning: Uint8Array = new Uint8Array();
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of withinBound(readInput(resolve(cwd, name), name), maxBytes)) {
      if (beginning.length === 0) beginning = chunk;
      yield chunk;
    }
  }
  return {
    bytes: read(),
    refuseOther: () => {
      const other = describeNoResults(beginning);
      if (other === null) return;
      const { problem, step = { fix: NAME_RESULTS, korean: null } } = other;
      throw new StoreError(name, problem, step);
    },
  };
}

/** Only a regular file is read: a pipe or a device may never end. */
async function* readInput(path: string, name: string): AsyncGenerator<Uint8Array> {
  const opened = await openRegularFile(path, name);
  if (opened === null) throw new UsageError(`There is no file ${name}.`, NAME_RESULTS);
  try {
    yield* opened.file.createReadStream();
  } catch (cause) {
    throw toFileError(name, "read", cause);
  }
}
