import { utimes } from "node:fs/promises";

/** Keeps the files of held locks fresh, so that processes of other hosts and containers see a holder at work. */
export type Heartbeat = {
  /** Begins with this file; call what it returns when the lock is given up. */
  begin: (file: string) => () => void;
};

/** Opens the heartbeat of a process. It keeps no program from ending. */
export function openHeartbeat(beatMs: number): Heartbeat {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const beat = () => {
    const now = new Date();
    for (const file of files) {
      utimes(file, now, now).catch(() => {}); // who has lost the lock is told when it writes
    }
  };
  return {
    begin: (file) => {
      files.add(file);
      timer ??= setInterval(beat, beatMs).unref();
      return () => {
        files.delete(file);
        if (files.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
