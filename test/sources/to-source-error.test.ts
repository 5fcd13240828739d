import { expect, test } from "vitest";
import { explainRefusal } from "../../src/sources/to-source-error.ts";

test.each([
  ["https://huggingface.co/api/daily_papers", true, /^Make a new token .*, or unset HF_TOKEN\.$/],
  ["https://hub.corp.kr/api/daily_papers", true, /a token of hub\.corp\.kr, or remove HF_ENDPOINT/],
  ["https://hub.corp.kr/api/daily_papers", false, /a token of hub\.corp\.kr, or remove HF_ENDPOIN/],
  ["https://mirror.corp.kr/api/query", false, /^Correct or remove ARXIV_ENDPOINT/],
])("a 401 of %s, asked with a token: %s, is explained by the one setting", (url, hasToken, fix) => {
  expect(explainRefusal(new URL(url), 401, hasToken).fix).toMatch(fix);
});
