import { test } from "vitest";
import { sendSideBySide, workSideBySide } from "./rounds.ts";

const ROUNDS = 10;

test("side by side, nothing that a person has done is lost and nothing is paid twice", async () => {
  for (let round = 0; round < ROUNDS; round += 1) await workSideBySide();
});

test("of backfills by batch side by side, each question goes into one batch", async () => {
  for (let round = 0; round < ROUNDS; round += 1) await sendSideBySide();
});
