import { expect, test } from "vitest";
import { countSameRefusals } from "../../../../src/model/limits/patience/same-refusal.ts";

/** Counts refusals of papers, each sent at one second and answered at another. */
function refuse(isFinal: boolean, refusals: (readonly [sentAt: number, at: number])[]) {
  const same = countSameRefusals();
  const told = { words: "The runner has terminated.", lasts: "likely", isFinal } as const;
  const tell = ([sentAt, at]: readonly [number, number], index: number) =>
    same.isTooMany({ ...told, subject: `${index}`, sentAtMs: sentAt * 1000, nowMs: at * 1000 });
  return { same, tell, ends: refusals.map(tell) };
}

test("the third final refusal in the same words is one too many, also of a burst", () => {
  expect(
    refuse(true, [
      [0, 1],
      [0, 1],
      [0, 1],
    ]).ends,
  ).toEqual([false, false, true]);
});

test("of questions that are sent again, a burst of refusals counts once", () => {
  const { ends } = refuse(false, [
    [0, 1],
    [0, 1],
    [0, 1],
    [2, 3],
    [4, 5],
  ]);

  expect(ends).toEqual([false, false, false, false, true]);
});

test("a server that has answered gets the time to start again", () => {
  const { same, tell } = refuse(false, []);
  same.stop();

  const ends = [
    [0, 1],
    [2, 3],
    [4, 5],
    [6, 7],
    [15, 16],
  ] as const;

  expect(ends.map(tell)).toEqual([false, false, false, false, true]);
});
