import { makeOnce } from "../core/make-once.ts";
import type { Digests } from "./digests.ts";
import type { KnownNames } from "./documents/digest-files.ts";
import { openDigestNames } from "./documents/digest-names.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/**
 * The same as `openDigests` of `digests.ts`, which is loaded when the first digest is read or written, with the checks that
 * an edit is held against: a run that finds its days done only looks at their names.
 */
export function openLateDigests(
  outputFolder: string,
  files: Files,
  beside: { locks: Locks; known?: KnownNames | undefined },
): Digests {
  const open = makeOnce(async () => {
    const { openDigests } = await import("./digests.ts");
    return openDigests(outputFolder, files, beside);
  });
  const late =
    <Args extends readonly unknown[], Value>(
      choose: (digests: Digests) => (...args: Args) => Promise<Value>,
    ) =>
    async (...args: Args) =>
      choose(await open())(...args);
  return {
    ...openDigestNames(outputFolder, files),
    readDay: late(({ readDay }) => readDay),
    findPerhapsRemoved: late(({ findPerhapsRemoved }) => findPerhapsRemoved),
    readWeek: late(({ readWeek }) => readWeek),
    updateDay: late(({ updateDay }) => updateDay),
    updateWeek: late(({ updateWeek }) => updateWeek),
    write: late(({ write }) => write),
    render: late(({ render }) => render),
    assertReplaceable: late(({ assertReplaceable }) => assertReplaceable),
    renderAll: late(({ renderAll }) => renderAll),
    renderDocuments: late(({ renderDocuments }) => renderDocuments),
    findEdits: late(({ findEdits }) => findEdits),
    readAll: async function* () {
      yield* (await open()).readAll();
    },
    readStored: late(({ readStored }) => readStored),
  };
}
