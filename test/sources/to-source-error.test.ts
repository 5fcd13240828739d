import { expect, test } from "vitest";
import { explainRefusal } from "../../src/sources/to-source-error.ts";

test.each([
  ["https://huggingface.co/api/daily_papers", true, /^Make a new token .*, or unset HF_TOKEN\.$/],
  ["https://hub.corp.kr/api/daily_papers", true, /a token of hub\.corp\.kr, or remove HF_ENDPOINT/],
  ["https://hub.corp.kr/api/daily_papers", false, /a token of hub\.corp\.kr, or remove HF_ENDPOIN/],
  ["https://mirror.corp.kr/api/query", false, /^Correct or remove ARXIV_ENDPOINT/],
])("a 401 of %s, asked with a token: %s, is explained by the one setting", (url, hasToken, fix) => {
  const asked = { status: 401, hasToken, isPage: false };

  expect(explainRefusal(new URL(url), asked).fix).toMatch(fix);
});

const HUB = "https://huggingface.co/api/daily_papers";
test.each([
  ["without a token", HUB, false, true],
  ["with one", HUB, true, false],
  ["of arXiv", "https://export.arxiv.org/api/query", false, false],
])("of a 429 %s it is said whether a token helps", (_, url, hasToken, helps) => {
  const { fix } = explainRefusal(new URL(url), { status: 429, hasToken, isPage: false });

  expect(fix.includes("HF_TOKEN")).toBe(helps);
});

const MIRROR = "https://hub.corp.kr/api/daily_papers";

test.each([
  [
    HUB,
    { status: 403, hasToken: false, isPage: true },
    /^Open https:\/\/huggingface\.co\/papers in /,
  ],
  [
    HUB,
    { status: 403, hasToken: true, isPage: true },
    /^Open https:\/\/huggingface\.co\/papers in /,
  ],
  [
    HUB,
    { status: 403, hasToken: false, isPage: false },
    /look for what stands in between: a filter/,
  ],
  [
    HUB,
    { status: 401, hasToken: false, isPage: false },
    /look for what stands in between: a filter/,
  ],
  [HUB, { status: 403, hasToken: true, isPage: false }, /^Make a new token/],
  [HUB, { status: 511, hasToken: false, isPage: true }, /^Open a page .* and sign in/],
  [
    MIRROR,
    { status: 403, hasToken: true, isPage: true },
    /^Open a page in a browser .* HF_ENDPOINT/,
  ],
  [
    MIRROR,
    { status: 403, hasToken: false, isPage: false },
    /^Set HF_TOKEN to a token of hub\.corp/,
  ],
])(
  "%s that refuses with %j is told as what it is, and no address is removed that is none",
  (url, asked, fix) => {
    expect(explainRefusal(new URL(url), asked).fix).toMatch(fix);
  },
);
