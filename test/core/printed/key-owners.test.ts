import { expect, test } from "vitest";
import { findKeyOwner } from "../../../src/core/printed/key-look.ts";
import { findHostOwner, KEY_OWNERS } from "../../../src/core/printed/key-owners.ts";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";

const ADDRESSES = KEY_OWNERS.flatMap(({ name, address }) =>
  name === null || address === undefined ? [] : [[name, address] as const],
);

test.each(ADDRESSES)("%s owns %s, where its keys are to go", (name, address) => {
  expect(findHostOwner(new URL(address).hostname)?.name).toBe(name);
});

test.each([
  ...ADDRESSES.map(([, address]) => address),
  ...["https://acme.openai.azure.com/openai/v1", "https://acme.services.ai.azure.com/models"],
  ...["https://api.mistral.ai/v1", "https://api.deepseek.com", "https://api.upstage.ai/v1"],
  "https://clovastudio.stream.ntruss.com/v1/openai",
])("the owner of %s is called as its profile is", (address) => {
  const { name } = chooseProfile(new URL(address), "a-model");
  const owner = findHostOwner(new URL(address).hostname);

  expect([owner?.name, "This endpoint"]).toContain(name);
});

test.each([
  ["sk-AbCdEfGhIjKlMnOpQrStT3BlbkFJAbCdEfGhIjKlMnOpQrSt", "OpenAI"],
  ["sk-svcacct-AbCdEfGhIjKl1234", "OpenAI"],
  ["sk-ant-api03-AbC-dEf_123-AA", "Anthropic"],
  ["AQ.Ab8RN6Labcdefghijklmnopqrstuvwxyz0123456789", "Gemini"],
  ["hf_abcdefghijABCDEFGHIJabcdefghijABCD", "Hugging Face"],
])("%s is a key of %s", (key, name) => {
  expect(findKeyOwner(key)?.name).toBe(name);
});

test.each(["hf_local", "ollama", "EMPTY", "0123456789abcdef0123456789abcdef", "eyJh.eyJz.sig"])(
  "%s is a key of nobody who is known",
  (key) => {
    expect(findKeyOwner(key)).toBeNull();
  },
);
