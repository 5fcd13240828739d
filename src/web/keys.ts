import { html, raw } from "hono/html";
import type { Html } from "./pages/layout.ts";

/** A key of the page. */
type Key = {
  /** The place on the keyboard, so that letters work while it writes Hangul, or the sign itself. */
  press: string;
  /** What is written on it. */
  label: string;
  /** What it does. */
  what: string;
  /** Whether it is a single sign, which can be switched off. */
  isSingle: boolean;
};

const single = (press: string, label: string, what: string): Key => ({
  ...{ press, label, what },
  isSingle: true,
});

/** Every key of the page. The dialog shows them, and the script reads from it what to do. */
const KEYS = {
  next: single("KeyJ", "J", "다음 카드"),
  previous: single("KeyK", "K", "이전 카드"),
  accept: single("KeyA", "A", "확인하고 다음으로"),
  acceptAll: single("KeyB", "B", "오류·주의 없는 것 모두 확인: 목록을 먼저 보기"),
  hide: single("KeyH", "H", "숨기고 다음으로, 숨긴 카드는 다시 보이기"),
  nextFinding: single("KeyN", "N", "다음 지적: 오류부터, 그다음 주의"),
  lastFinding: single("Shift+KeyN", "Shift+N", "이전 지적"),
  edit: single("KeyE", "E", "지적이나 초점이 있는 칸 고치기"),
  close: { press: "Escape", label: "Esc", what: "칸이나 창 닫기", isSingle: false },
  finish: {
    ...{ press: "Control+Enter", label: "Ctrl+Enter" },
    what: "쓰기 마치기(맥은 ⌘+Enter): 고치는 칸은 닫고, 모델에 묻는 글은 보내기",
    isSingle: false,
  },
  ask: single("KeyR", "R", "모델에 다시 묻기"),
  quote: single(
    "KeyQ",
    "Q",
    "초록에서 구절 고르기: ←→ 옮기기, Shift+←→ 늘리고 줄이기, Enter 인용할 곳",
  ),
  arrange: { press: "Alt", label: "Alt+↑↓", what: "목록의 항목 옮기기", isSingle: false },
  undo: single("KeyZ", "Z", "방금 한 일 되돌리기"),
  filter: single("KeyF", "F", "다음 필터"),
  publish: single("KeyP", "P", "발행 전 확인"),
  inbox: single("KeyG", "G", "검토할 날 목록"),
  help: single("?", "?", "모든 단축키 보기"),
} as const satisfies Record<string, Key>;

export type KeyName = keyof typeof KEYS;

/** The attribute of an element that a key presses. */
export function pressedBy(name: KeyName): Html {
  return html` data-key="${name}"`;
}

/** A key as it is written beside what it does. */
export function renderKey(name: KeyName): Html {
  const { label, isSingle } = KEYS[name];
  return html`<kbd${isSingle ? raw(' class="single"') : ""}>${label}</kbd>`;
}

/** The button that shows all keys. */
export function renderHelpButton(): Html {
  return html`<button type="button" class="help" aria-haspopup="dialog"${pressedBy("help")}>단축키 ${renderKey("help")}</button>`;
}

/** Of which page the keys are: of a card, of a sentence of a week, of a list of several, or of the days that wait. */
type KeysOf = "card" | "sentence" | "list" | "inbox";

const OF_DAYS: readonly string[] = ["close", "help"];
const OF_LIST: readonly string[] = [
  ...["accept", "acceptAll", "undo", "filter", "publish", "inbox"],
  ...OF_DAYS,
];
const OF_CARD_ALONE: readonly string[] = ["ask", "quote", "arrange"];

function isOf(page: KeysOf, name: string): boolean {
  if (page === "card") return true;
  if (page === "sentence") return !OF_CARD_ALONE.includes(name);
  return (page === "inbox" ? OF_DAYS : OF_LIST).includes(name);
}

/** All keys of a page, and the switch for those of a single sign. */
export function renderKeysDialog(page: KeysOf): Html {
  const rows = Object.entries(KEYS)
    .filter(([name]) => isOf(page, name))
    .map(
      ([name, { press, label, what, isSingle }]) =>
        html`<li data-command="${name}" data-press="${press}"${isSingle ? raw(" data-single") : ""}><kbd>${label}</kbd> ${what}</li>`,
    );
  return html`<dialog id="keys" aria-labelledby="keys-title"><form method="dialog">
<h2 id="keys-title">단축키</h2>
<ul>${rows}</ul>
<p class="hint">글자는 자판의 자리로 알아보므로 한글을 쓰는 중에도 작동합니다. 글을 쓰는 칸에서는 Esc와 Ctrl+Enter만 작동합니다.</p>
<p><label><input type="checkbox" id="single-keys" autocomplete="off" checked> 한 글자 단축키 쓰기</label></p>
<p class="hint">끄면 ?도 작동하지 않고, 이 창은 ‘단축키’ 버튼으로 엽니다. 되돌리기는 이 탭에서 한 일을 되돌립니다. 그전에 고친 칸은 칸을 열어 ‘처음 글로 되돌리기’로 되돌립니다.</p>
<p class="acts"><button type="submit" class="main" value="">닫기</button></p>
</form></dialog>`;
}
