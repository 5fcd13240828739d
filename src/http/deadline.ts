/** How long one request may take, for headers and body together. */
export type Deadline = {
  /** Aborted when the time is up, and when the caller's own signal is. */
  signal: AbortSignal;
  isOver: () => boolean;
  /** Stops the deadline; call it when the response is there or lost. */
  clear: () => void;
};

/**
 * Starts a deadline. It keeps the process running, so that a run waits for its answers. When the time is up,
 * `moreMs` may give it more.
 */
export function startDeadline(
  timeoutMs: number,
  signal: AbortSignal,
  moreMs: () => number = () => 0,
): Deadline {
  const controller = new AbortController();
  let isOver = false;
  const abort = () => controller.abort();
  const onTime = () => {
    const ms = moreMs();
    isOver = ms <= 0;
    if (isOver) abort();
    else timer = setTimeout(onTime, ms);
  };
  let timer = setTimeout(onTime, timeoutMs);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    isOver: () => isOver,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
