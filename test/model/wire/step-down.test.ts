import { expect, test } from "vitest";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";
import { openForm } from "../../../src/model/wire/step-down.ts";

const CAREFUL = chooseProfile(new URL("https://llm.example.com/v1"), "some-model");

test("what was under way in the refused form changes nothing more, and gives no second notice", () => {
  const notices: string[] = [];
  const used = openForm(CAREFUL, (notice) => notices.push(notice));
  const sent = used.current();
  const concession = { form: { ...sent, isPlainText: true }, notice: "Plain from here on." };

  used.stepDown(sent, concession);
  used.stepDown(sent, { form: { ...sent, mostTokens: 100 }, notice: "Less." });

  expect(used.current()).toBe(concession.form);
  expect(notices).toEqual(["Plain from here on."]);
});
