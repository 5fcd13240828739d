import { fork } from "node:child_process";
import { once } from "node:events";
import type { LimitedServerOptions } from "./limited-server.ts";

/** When requests came, in milliseconds. */
type Arrivals = { accepted: readonly number[]; refused: readonly number[] };

/** A server with a limit, in a process of its own. */
type LimitedProcess = { url: string; arrivals: () => Promise<Arrivals>; close: () => void };

/** Opens it. */
export async function openLimitedProcess(options: LimitedServerOptions): Promise<LimitedProcess> {
  const child = fork("bench/serve-limited.ts", [JSON.stringify(options)]);
  const [{ url }] = await once(child, "message");
  return {
    url,
    arrivals: async () => {
      const told = once(child, "message");
      child.send("arrivals");
      const [{ arrivals }] = await told;
      return arrivals;
    },
    close: () => {
      child.kill();
    },
  };
}
