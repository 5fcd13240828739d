import { expect, test } from "vitest";
import { openBatchUser } from "../../support/batch-proxy.ts";
import { answerLine } from "../../support/batch-server.ts";

const BACKFILL = "backfill 2026-02-13 2026-02-13 --top 4 --json --batch";

test("a batch that is refused for the tokens in the queue goes into smaller ones, one after the other", async () => {
  const { server, user } = await openBatchUser();
  server.finish((questions) =>
    questions.length > 2
      ? {
          ...{ status: "failed", output: null, errors: null },
          message: "Enqueued token limit reached for the model. Limit: 90,000 enqueued tokens.",
        }
      : { status: "completed", output: questions.map(answerLine), errors: null },
  );

  await user.run(BACKFILL);
  const split = await user.run(BACKFILL);
  const second = await user.run(BACKFILL);
  const last = await user.run(BACKFILL);

  expect(split.stderr).toMatch(
    /takes no batch of 4 questions \(Enqueued token limit.*half as many/,
  );
  expect([split.code, second.code, last.code]).toEqual([3, 3, 0]);
  expect(server.batches.map((questions) => questions.length)).toEqual([4, 2, 2]);
});
