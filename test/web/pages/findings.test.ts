import { expect, test } from "vitest";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { renderFieldFindings } from "../../../src/web/pages/findings.ts";

const SENTENCE = "이 논문은 검증할 수 있는 문제를 합쳐서 새 문제를 만드는 방법을 다룬다.";
const FOUND: Finding = {
  check: "register",
  field: "oneLine",
  severity: "style",
  message: "",
  excerpt: SENTENCE,
};

const render = (message: string) => `${renderFieldFindings([{ ...FOUND, message }], "f")}`;

test("a finding whose message has a part of what it is about does not print the whole again", () => {
  const page = render("합니다체가 아닌 문장: “만드는 방법을 다룬다.”. “-습니다”로 끝내세요.");

  expect(page).not.toContain("<q>");
  expect(render("합니다체가 아닌 문장입니다.")).toContain(`<q>${SENTENCE}</q>`);
});
