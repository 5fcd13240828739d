import { PapercardsError } from "../core/errors.ts";
import { type CardChanges, ReviewError } from "../core/review/review-session.ts";
import { DECISIONS, fieldNameOf } from "./labels.ts";

/** What the page says of an error. */
type Problem = { code: string; message: string; fix: string };

const DETAILS = "자세한 내용은 검토를 연 터미널에 있습니다.";

/** Of what belongs to the command line, and is met here as never before. */
const UNTOLD = {
  message: "요청한 일을 하지 못했습니다. 저장된 내용은 그대로 있습니다.",
  fix: DETAILS,
};

const UNEXPECTED = {
  message: "예상하지 못한 일이 생겼습니다. 저장된 내용은 그대로 있습니다.",
  fix: "터미널에 나온 글을 보고, 페이지를 새로 고치세요.",
};

/** What went wrong, in Korean. The English sentence, with what was answered, is told where the page was started. */
export function tellProblem(error: Error): Problem {
  if (error instanceof ReviewError) {
    const { code, message, fix, changes } = error;
    return { code, message: changes === null ? message : message + tellChanges(changes), fix };
  }
  if (!(error instanceof PapercardsError)) return { code: "BUG", ...UNEXPECTED };
  const { code, korean } = error;
  return korean === null
    ? { code, ...UNTOLD }
    : { code, message: korean.happened, fix: `${korean.fix} ${DETAILS}` };
}

/** Names what has changed of a card; nothing where that is nothing that has a name. */
function tellChanges({ decision, fields, hasOtherDraft, hasOtherFindings }: CardChanges): string {
  const changed = [
    ...(decision === null ? [] : [`‘${DECISIONS[decision]}’ 표시`]),
    ...fields.map(fieldNameOf),
    ...(hasOtherDraft ? ["초안"] : []),
    ...(hasOtherFindings ? ["무시한 지적"] : []),
  ];
  return changed.length === 0 ? "" : ` 바뀐 것: ${changed.join(", ")}.`;
}
