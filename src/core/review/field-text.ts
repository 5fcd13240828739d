import { unescapeMarkdown } from "../digest/escape.ts";
import { MAX_TAGS } from "../draft/tags.ts";
import { findMath } from "../github-text.ts";

const UNDO = "Undo that edit";
const UNDO_KOREAN = "그 수정을 되돌리세요";
const OTHERWISE = `${UNDO}, or make the change in \`papercards review\``;
const OTHERWISE_KOREAN = "그 수정을 되돌리거나 이 검토 페이지에서 고치세요";

/** Why a line that somebody has changed cannot become a field again. */
export const REFUSED_EDITS = [
  "not a field",
  "missing line",
  "markup",
  "math",
  "empty",
  "several paragraphs",
  "computed",
  "not a value",
  "unknown quote",
  "of a week",
  "not of a draft",
  "both edited",
  "differs",
  "several tags",
  "differing tags",
  "other tags",
  "twice",
  "missing card",
  "not listed",
  "unknown key",
  "repeated key",
  "of another version",
] as const;
export type RefusedEdit = (typeof REFUSED_EDITS)[number];

/** Why an edit is refused, and what helps where neither undoing it alone nor the review does. */
type Refusal = { because: string; advice?: string };

const REFUSALS: Readonly<Record<RefusedEdit, Refusal & { korean: Refusal }>> = {
  "not a field": {
    because: "it shows no field of a card that can be changed",
    advice: UNDO,
    korean: { because: "바꿀 수 있는 칸이 아닙니다", advice: UNDO_KOREAN },
  },
  "missing line": {
    because: "the text of a field, or the line after it, is missing here",
    korean: { because: "칸의 글이나 그다음 줄이 빠졌습니다" },
  },
  markup: {
    because: "a field holds plain text, without links, emphasis, code or HTML",
    korean: { because: "칸에는 링크, 강조, 코드, HTML이 없는 글만 쓸 수 있습니다" },
  },
  math: {
    because: "what stands between two dollar signs is mathematics, and a field holds none",
    korean: { because: "달러 기호 사이의 글은 수식이 되는데, 칸에는 수식을 쓸 수 없습니다" },
  },
  empty: { because: "a field cannot be empty", korean: { because: "칸을 비울 수 없습니다" } },
  "several paragraphs": {
    because: "a field is one paragraph, so this line is one too many",
    korean: { because: "한 칸은 한 문단이라 이 줄이 남습니다" },
  },
  computed: {
    because: "the program adds the sentence about what was not found",
    korean: { because: "초록에서 찾지 못한 것을 알리는 문장은 프로그램이 붙입니다" },
  },
  "not a value": {
    because: "the field cannot have this value",
    korean: { because: "이 칸에는 쓸 수 없는 값입니다" },
  },
  "unknown quote": {
    because: "a new statement needs its quote",
    korean: { because: "새로 쓴 문장에는 인용이 있어야 합니다" },
  },
  "of a week": {
    because: "a week is made from its days, whose documents can be edited",
    advice: `${UNDO}, and make it in the document of the card's day, to which the overview of the week links`,
    korean: {
      because: "주간판은 그 주의 날들로 만들며, 고칠 수 있는 것은 날의 문서입니다",
      advice: "그 수정을 되돌리고, 주간판이 링크하는 그 카드의 날 문서에서 고치세요",
    },
  },
  "not of a draft": {
    because:
      "the program finds it; of a card only the draft, the tags and `hidden` can be changed, and a card can be taken out",
    advice: `${UNDO}, or bring back the \`.md\` beside it in the same version, where the file was brought back from git`,
    korean: {
      because:
        "프로그램이 찾아 적는 값입니다. 카드에서는 `draft`, `tags`, `hidden`만 바꾸거나 카드를 뺄 수 있습니다",
      advice: "그 수정을 되돌리세요. 파일을 git에서 되살렸다면 옆의 `.md`도 같은 판으로 되살리세요",
    },
  },
  "both edited": {
    because: "data and document were both edited, and do not say the same of a field",
    advice: "Write the same in both files, or undo one of the two edits",
    korean: {
      because: "데이터와 문서를 함께 고쳤는데 한 칸의 내용이 서로 다릅니다",
      advice: "두 파일에 같은 내용을 쓰거나 한쪽 수정을 되돌리세요",
    },
  },
  differs: {
    because: "each of the two places says something else",
    advice: "Write the same in both, or change one of them alone",
    korean: {
      because: "두 자리의 내용이 서로 다릅니다",
      advice: "두 자리에 같은 내용을 쓰거나 한 자리만 고치세요",
    },
  },
  "several tags": {
    because:
      "its `tags` are not those of its `draft`, and the document does not tell which of them were changed",
    advice: 'Give both the same tags, and add "tags" to `edited` in the card\'s `provenance`',
    korean: {
      because: "`tags`와 `draft`의 태그가 다르고, 어느 쪽을 고쳤는지 문서로는 알 수 없습니다",
      advice: '두 곳에 같은 태그를 쓰고, 카드의 `provenance`에 있는 `edited`에 "tags"를 더하세요',
    },
  },
  "differing tags": {
    because: "its `tags` and those of its `draft` were both changed, and are not the same",
    advice: "Give both the same tags",
    korean: {
      because: "`tags`와 `draft`의 태그를 함께 고쳤는데 서로 다릅니다",
      advice: "두 곳에 같은 태그를 쓰세요",
    },
  },
  "other tags": {
    because: `a card has one to ${MAX_TAGS} tags, each of the program's list`,
    advice: `Write tags of that list alone, which \`src/core/draft/tag-list.ts\` is, or undo that edit`,
    korean: {
      because: `카드의 태그는 목록에 있는 것으로 1개에서 ${MAX_TAGS}개까지입니다`,
      advice: "목록(`src/core/draft/tag-list.ts`)에 있는 태그만 쓰거나 그 수정을 되돌리세요",
    },
  },
  twice: {
    because: "a day has one card of each paper",
    advice:
      "Take one of the two out of the `.json`: the one with `hidden` true is what a removal leaves, and without it the card is shown again",
    korean: {
      because: "하루에는 논문마다 카드가 하나입니다",
      advice:
        "`.json`에서 둘 가운데 하나를 빼세요. `hidden`이 true인 쪽은 카드를 뺀 흔적이고, 그것을 빼면 카드가 다시 보입니다",
    },
  },
  "missing card": {
    because: "a card is hidden in the `.json` alone",
    advice:
      "Put its section back. To hide it for good, set `hidden` of that card to true in the `.json`, or take the card out of that",
    korean: {
      because: "카드를 숨기는 것은 `.json`에서만 할 수 있습니다",
      advice:
        "그 카드의 글을 되살리세요. 아주 숨기려면 `.json`에서 그 카드의 `hidden`을 true로 바꾸거나 카드를 빼세요",
    },
  },
  "not listed": {
    because: "it is none of the papers that the day was made of, and a day has no others",
    advice:
      "Take that card out again; cards of more papers that the day lists are made by `papercards run` with that day and a larger `--top`",
    korean: {
      because: "그날의 논문이 아닙니다. 하루에는 그날의 논문만 실립니다",
      advice:
        "그 카드를 다시 빼세요. 그날 목록의 논문을 더 실으려면 `--top`을 늘려 `papercards run`을 실행하세요",
    },
  },
  "unknown key": {
    because:
      "this version of papercards knows no such key, and would leave it out of what it writes",
    advice: "Take that key out, or update papercards, if a newer version of it wrote the file",
    korean: {
      because: "이 버전이 모르는 키라서 파일을 다시 쓰면 사라집니다",
      advice: "그 키를 지우거나, 더 새로운 버전이 쓴 파일이라면 papercards를 업데이트하세요",
    },
  },
  "repeated key": {
    because: "one object has it twice, and what the first of them says would be lost",
    advice: "Leave one of the two, with what is to be kept of both",
    korean: {
      because: "한 객체에 같은 키가 두 번 있어 앞의 내용이 사라집니다",
      advice: "남길 내용을 한쪽에 모으고 다른 쪽은 빼세요",
    },
  },
  "of another version": {
    because:
      "another version of papercards has written this document in a form of its own, in which this edit cannot be told from that form, or somebody has taken its checksum out",
    advice:
      "Bring the document back as papercards has written it, such as with `git restore`, or move it away, run `papercards render`, and make the edit again in what that writes",
    korean: {
      because:
        "다른 버전의 papercards가 쓴 문서라 무엇을 고쳤는지 알 수 없거나, 문서의 체크섬이 지워졌습니다",
      advice:
        "문서를 papercards가 쓴 대로 되살리거나(예: `git restore`), 문서를 옮기고 `papercards render`를 실행한 뒤 새 문서에서 다시 고치세요",
    },
  },
};

/** A refused edit as it is told: why, and what to do about it, as sentences without their full stop. */
type ToldRefusal = Required<Refusal> & { korean: Required<Refusal> };

/** Why an edit is refused and what to do, for operators and, in Korean, for reviewers. */
export function explainRefusedEdit(why: RefusedEdit): ToldRefusal {
  const { because, advice = OTHERWISE, korean } = REFUSALS[why];
  return { because, advice, korean: { advice: OTHERWISE_KOREAN, ...korean } };
}

/** What has a meaning in Markdown although it stands inside a line. A field holds plain text. */
const MARKUP = [
  /`[^`]+`/, // code
  /~[^~]+~/, // strikethrough
  /!?\[[^\]]*\]\s?[([]/, // link, picture
  /<[a-z!/?]/i, // HTML
  /\*[^\s*](?:[^*]*[^\s*])?\*/, // emphasis
  /(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)/,
  /^(?:#{1,6}\s|>|[-+*]\s|\d+[.)]\s|\||```)/, // another block
];

/** The plain text of what was written for a field, without what the program adds; or why it has none. */
export function readFieldText(
  written: string,
  tail: string,
): { value: string } | { refused: RefusedEdit } {
  const unescaped = written.replaceAll(/\\[!-/:-@[-`{-~]/g, "·");
  if (findMath(unescaped).length > 0) return { refused: "math" };
  if (MARKUP.some((markup) => markup.test(unescaped))) return { refused: "markup" };
  const text = unescapeMarkdown(written);
  const own = tail.trim();
  const value = own !== "" && text.endsWith(own) ? text.slice(0, -own.length).trim() : text;
  if (value === "") return { refused: "empty" };
  const opening = own.slice(0, own.indexOf(":") + 1);
  return opening !== "" && value.includes(opening) ? { refused: "computed" } : { value };
}
