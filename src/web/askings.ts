import { InterruptedError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import { ReviewError, type ReviewSession } from "../core/review/review-session.ts";

/** Questions of one page that are under way at once. Each is paid for. */
const MAX_ASKINGS = 20;

/** Questions that have ended and that nobody has looked at; the oldest are forgotten. */
const MAX_ENDED_ASKINGS = 50;

/** A question to the model, and what became of it. */
export type Asking = {
  number: number;
  /** The day or week in which it was asked. */
  name: string;
  paper: Pick<Paper, "id" | "title">;
  status: "asking" | "arrived" | "failed";
  /** Why it failed. */
  problem: Error | null;
};

/** The questions that reviewers have asked, in whatever day or week. Nobody waits for them. */
export type Askings = {
  /** @throws {ReviewError} when the card is being asked about, or too many are. */
  start: (name: string, session: ReviewSession, question: AskedCard) => void;
  list: () => readonly Asking[];
  /** Forgets what somebody has looked at. */
  see: (numbers: readonly number[]) => void;
};

type AskedCard = { paper: Pick<Paper, "id" | "title">; remark: string };

/** @param onProblem Called with each failure, to report it where the page was started. */
export function createAskings(onProblem: (problem: Error) => void): Askings {
  let known: readonly Asking[] = [];
  let last = 0;
  const settle = (asking: Asking, end: Pick<Asking, "status" | "problem">) => {
    Object.assign(asking, end);
    const ended = known.filter(({ status }) => status !== "asking");
    const dropped = new Set(ended.slice(0, -MAX_ENDED_ASKINGS));
    known = known.filter((one) => !dropped.has(one));
  };
  return {
    start: (name, session, { paper, remark }) => {
      assertFree(known, paper.id);
      last += 1;
      const asking: Asking = { number: last, name, paper, status: "asking", problem: null };
      known = [...known.filter((one) => one.paper.id !== paper.id), asking];
      session.ask(paper.id, remark).then(
        () => settle(asking, { status: "arrived", problem: null }),
        (problem: Error) => {
          const isOurs = problem instanceof ReviewError || problem instanceof InterruptedError;
          if (!isOurs) onProblem(problem);
          settle(asking, { status: "failed", problem });
        },
      );
    },
    list: () => known,
    see: (numbers) => {
      known = known.filter(
        ({ status, number }) => status === "asking" || !numbers.includes(number),
      );
    },
  };
}

function assertFree(askings: readonly Asking[], id: string): void {
  const underWay = askings.filter(({ status }) => status === "asking");
  if (underWay.some(({ paper }) => paper.id === id)) {
    throw new ReviewError(
      "CONFLICT",
      "이 카드는 지금 모델에 묻고 있습니다.",
      "답이 온 뒤에 다시 물으세요.",
    );
  }
  if (underWay.length < MAX_ASKINGS) return;
  throw new ReviewError(
    "CONFLICT",
    `한꺼번에 ${MAX_ASKINGS}장까지 물을 수 있습니다.`,
    "답이 온 뒤에 다시 물으세요.",
  );
}
