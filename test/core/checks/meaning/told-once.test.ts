import { expect, test } from "vitest";
import { tellOnce } from "../../../../src/core/checks/meaning/told-once.ts";

const TEXT = "모든 벤치마크에서 기존 방법보다 성능이 떨어지고 메모리 사용량은 절반으로 줄임";
const slip = (excerpt: string | null, told = "") => ({ excerpt, told, message: `${excerpt}` });

test.each<[string, ReturnType<typeof slip>, ReturnType<typeof slip>, number]>([
  ["overlap", slip("성능이 떨어지고"), slip("떨어지고 메모리"), 1],
  ["stand side by side", slip("기존 방법보다"), slip("성능이 떨어지고"), 1],
  ["name the same words of the source", slip("모든", "most benchmarks"), slip("줄임", "Most"), 1],
  ["stand apart and name others", slip("모든", "most benchmarks"), slip("줄임", "doubles"), 2],
  ["are one about words and one about the whole", slip(null), slip("줄임"), 2],
])("of two slips that %s", (_, one, other, left) => {
  const slips = [one, other];

  expect(tellOnce(TEXT, slips)).toEqual(slips.slice(0, left));
  expect(tellOnce(TEXT, slips.toReversed())).toEqual(slips.toReversed().slice(0, left));
});
