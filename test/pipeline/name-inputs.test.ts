import { expect, test } from "vitest";
import { nameInputs } from "../../src/pipeline/done/skip-done.ts";
import { makeOptions, templates } from "../support/drafting.ts";

const ask = async () => {
  throw new Error("Nobody is asked.");
};
const makeInputs = (name = "m", parameters = {}) => ({
  model: makeOptions({ name, parameters, ask }).model,
  templates: { ...templates, week: templates.draft },
  choices: { top: 5, interests: [], images: "none" as const, isDryRun: false },
});
const inputs = makeInputs();

test("the same model, prompts and choices have the same name", async () => {
  expect(await nameInputs(makeInputs())).toBe(await nameInputs(inputs));
});

test.each<[string, Parameters<typeof nameInputs>[0]]>([
  ["another model", makeInputs("n")],
  ["another parameter", makeInputs("m", { temperature: 1 })],
  ["another system prompt", withPrompt("draft", { system: "Answer in JSON, please.\n{{fields}}" })],
  ["another user prompt", withPrompt("draft", { user: "A paper: {{paper}}" })],
  ["another re-ask", withPrompt("reask", { user: "Once more:\n{{complaints}}" })],
  ["more cards a day", { ...inputs, choices: { ...inputs.choices, top: 6 } }],
  ["an interest", { ...inputs, choices: { ...inputs.choices, interests: ["RAG"] } }],
  [
    "a choice that the command gives",
    { ...inputs, choices: { ...inputs.choices, given: ["top"] } },
  ],
  ["drafting cards anew", { ...inputs, choices: { ...inputs.choices, redrafts: true } }],
  ["other images", { ...inputs, choices: { ...inputs.choices, images: "link" } }],
])("%s makes a day anew", async (_, changed) => {
  expect(await nameInputs(changed)).not.toBe(await nameInputs(inputs));
});

function withPrompt(name: "draft" | "reask", change: { system?: string; user?: string }) {
  return {
    ...inputs,
    templates: { ...inputs.templates, [name]: { ...templates[name], ...change } },
  };
}

const template = { version: "1", system: "Judge.", user: "{{sentences}}" };
const withVerifier = (name: string, change = {}) => ({
  ...inputs,
  verifier: {
    ...{ template: { ...template, ...change }, onUnread: () => {} },
    model: makeInputs(name).model,
  },
});

test("a verifier, another one, and another question to it each make a day anew", async () => {
  const names = await Promise.all(
    [
      inputs,
      withVerifier("second"),
      withVerifier("third"),
      withVerifier("second", { system: "Judge well." }),
    ].map(nameInputs),
  );

  expect(new Set(names).size).toBe(4);
});
