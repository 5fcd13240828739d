import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { Files } from "../files.ts";
import type { Locks } from "../locks/open-locks.ts";

/** By target: a message that is on its way, or was taken. An address is a secret, and stands there as a hash. */
const Sent = z.record(z.string(), z.enum(["begun", "sent"]));
type State = z.infer<typeof Sent>[string];

/** A message by its name, such as a day, and the address that it goes to. */
type Addressed = { name: string; address: string };

/** Which messages were sent, so that none is sent twice. */
export type Deliveries = {
  /** Takes it upon this process to send a message; false where it was sent, or begun and never heard of. */
  begin: (message: Addressed, options: { isAgain: boolean }) => Promise<boolean>;
  /** Remembers what became of it: null where it surely did not arrive, so that it is sent the next time. */
  end: (message: Addressed, state: "sent" | null) => Promise<void>;
};

/** Opens what is remembered of messages in a cache. */
export function openDeliveries(cacheFolder: string, files: Files, locks: Locks): Deliveries {
  const update = (
    { name, address }: Addressed,
    change: (before: State | undefined) => State | undefined,
  ) =>
    locks.whileLocked(`delivery-${name}`, async () => {
      const path = join(cacheFolder, "deliveries", `${name}.json`);
      const target = createHash("sha256").update(address).digest("hex").slice(0, 16);
      const { [target]: before, ...others } = (await files.readJson(path, Sent)) ?? {};
      const after = change(before);
      if (after === before) return before;
      await files.replaceJson(path, after === undefined ? others : { ...others, [target]: after });
      return before;
    });
  return {
    begin: async (message, { isAgain }) => {
      let isMine = false;
      await update(message, (before) => {
        isMine = before === undefined || isAgain;
        return isMine ? "begun" : before;
      });
      return isMine;
    },
    end: async (message, state) => {
      await update(message, () => state ?? undefined);
    },
  };
}
