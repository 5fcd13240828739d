import { NOTABLE_WAIT_MS } from "./await-lock.ts";
import type { HeldLock, Locks, LockWaiting } from "./open-locks.ts";

/** How a claim is waited for. */
type ClaimWaiting = {
  signal: AbortSignal;
  /** Called with the other process's id: at its first claim that is waited for, and at each long wait. */
  onWait: (holder: string) => void;
};

/** Claims of this process on what one process at a time should do, such as drafting a day. */
export type Claims = {
  /**
   * Claims something, and waits while another process does; tasks of this process share a claim. Call what
   * it returns when the work is done.
   * @throws {InterruptedError} when the signal says so.
   */
  take: (name: string, waiting: ClaimWaiting) => Promise<() => Promise<void>>;
  /** Claims something that nobody has claimed; null when it would have to be waited for. */
  takeFree: (name: string) => Promise<(() => Promise<void>) | null>;
  /** Names of what any process, this one included, has claimed. */
  list: () => Promise<string[]>;
};

/** What is claimed by whoever drafts a day or week, or changes what drafting it needs. */
export function nameDrafting(name: string): string {
  return `drafting-${name}`;
}

/** For a run whose questions cost nothing: it claims nothing and waits for nobody. */
export const NO_CLAIMS: Claims = {
  take: async () => async () => {},
  takeFree: async () => async () => {},
  list: async () => [],
};

const NEVER = new AbortController().signal;

/** Ends the wait for a claim that is taken. */
class TakenError extends Error {}

function giveUp(): never {
  throw new TakenError();
}

type SharedClaim = { users: number; taking: Promise<HeldLock> };

/** Opens claims that are kept as locks. */
export function openClaims(locks: Pick<Locks, "take" | "listHeld">): Claims {
  const shared = new Map<string, SharedClaim>();
  const leaving = new Map<string, Promise<void>>();
  const known = new Set<string>();
  const tellOnce = ({ signal, onWait }: ClaimWaiting): LockWaiting => {
    let isTold = false;
    return {
      signal,
      onWait: (holder, waitedMs) => {
        const isNews = holder !== null && !known.has(holder);
        if (isTold || !(isNews || waitedMs >= NOTABLE_WAIT_MS)) return;
        isTold = true;
        if (holder !== null) known.add(holder);
        onWait(holder ?? "unknown");
      },
    };
  };
  const release = async (name: string, { taking }: SharedClaim) => {
    await (await taking).release();
    leaving.delete(name);
  };
  const leave = async (name: string, claim: SharedClaim) => {
    claim.users -= 1;
    if (claim.users > 0) return;
    shared.delete(name);
    leaving.set(name, release(name, claim));
    await leaving.get(name);
  };
  return {
    list: locks.listHeld,
    takeFree: async (name) => {
      if (shared.has(name) || leaving.has(name)) return null;
      const taking = locks.take(name, { signal: NEVER, onWait: giveUp });
      const claim = { users: 1, taking };
      shared.set(name, claim);
      try {
        await taking;
      } catch (error) {
        shared.delete(name);
        if (error instanceof TakenError) return null;
        throw error;
      }
      return () => leave(name, claim);
    },
    take: async (name, waiting) => {
      await leaving.get(name); // this process would else wait for itself, and say so
      const claim = shared.get(name) ?? { users: 0, taking: locks.take(name, tellOnce(waiting)) };
      claim.users += 1;
      shared.set(name, claim);
      try {
        await claim.taking;
      } catch (error) {
        if (shared.get(name) === claim) shared.delete(name);
        throw error;
      }
      return () => leave(name, claim);
    },
  };
}
