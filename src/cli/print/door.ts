import { collectSecrets } from "../../config/collect-secrets.ts";
import { type MaskKeys, maskingOf, maskingOfSecrets } from "../../core/printed/mask-keys.ts";
import { toPrinted, toPrintedWhole } from "../../core/printed/printed.ts";
import type { Outside, World } from "../world.ts";

/**
 * The door between the program and whoever reads what it prints. Nobody has to remember to clean a text: what
 * is written to `stdout` and `stderr` is cleaned here, line by line, and the secrets of the environment are
 * known from the start.
 */
export function openDoor(outside: Outside): World {
  let secrets = collectSecrets(outside.environment);
  let masks: { all: MaskKeys; secrets: MaskKeys } | undefined;
  const open = () => {
    masks ??= { all: maskingOf(secrets), secrets: maskingOfSecrets(secrets) };
    return masks;
  };
  return {
    ...outside,
    stdout: (text) => outside.stdout(toPrintedWhole(text, open().all)),
    stderr: (text) => outside.stderr(toPrinted(text, open().all)),
    exact: {
      stdout: (text) => outside.stdout(open().secrets(text)),
      stderr: (text) => outside.stderr(open().secrets(text)),
    },
    hideSecrets: (found) => {
      secrets = [...secrets, ...found];
      masks = undefined;
    },
  };
}
