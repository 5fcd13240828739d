import type { MiddlewareHandler } from "hono";

/** Longest that a page waits for writes that have begun before it, in milliseconds. Each takes some ten. */
const MAX_WRITE_WAIT_MS = 2_000;

/** A page that is asked for while a write is under way waits for it: it shows what was written right before. */
export function afterWrites(): MiddlewareHandler {
  const underWay = new Set<Promise<void>>();
  return async ({ req }, next) => {
    if (req.method === "GET") {
      await Promise.race([Promise.allSettled(underWay), elapse(MAX_WRITE_WAIT_MS)]);
      return next();
    }
    const write = next();
    underWay.add(write);
    await write.finally(() => underWay.delete(write));
  };
}

function elapse(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
