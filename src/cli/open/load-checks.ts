/** How long questions that go out together have before the checks are loaded, which takes the processor; well below any answer's time. */
const REST_MS = 50;

/**
 * Loads what judges answers once a question has gone out, so that it is there when the first answer comes. Who needs it meanwhile waits
 * for the same modules, and meets the failure if one cannot be loaded.
 */
export function loadChecksOnce(): () => void {
  let isUnderWay = false;
  return () => {
    if (isUnderWay) return;
    isUnderWay = true;
    setTimeout(() => void loadChecks().catch(() => undefined), REST_MS).unref();
  };
}

const loadChecks = () =>
  Promise.all([
    import("../../drafting/judge-answer.ts"),
    import("../../drafting/examine-draft.ts"),
    import("../../core/digest/compose-cards.ts"),
    import("../../store/documents/announce.ts"),
  ]);
