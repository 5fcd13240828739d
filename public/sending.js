// @ts-check
// Acts on their way to the server, one after the other, and what the page says when one does not arrive.

import { clearNotice, placeOf, stateOf, tell, warn } from "./page.js";
import { receive, receivePage } from "./parts.js";

/** What went wrong with an act. @typedef {{ code?: string, message?: string, fix?: string, current?: string, texts?: string, path?: string, empty?: { id: string, title: string, fields: string[] }[] }} Problem */

/** The status of an act that no server has answered. */
const NO_ANSWER = 0;

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** Does something after all that was begun before. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export function inTurn(work) {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** The address of an act. @param {string} act */
function addressOf(act) {
  const { name } = placeOf();
  if (act === "seen") return "/seen";
  const isOfDay = ["publish", "undo", "accept"].includes(act);
  return `${isOfDay ? `/${name}` : location.pathname}/${act}${location.search}`;
}

/** Sends an act at once; a parsed answer, or the problem. Parts of an answer are shown.
 * @param {string} act @param {Record<string, unknown>} body @param {number} [revision] */
export async function send(act, body, revision = Number(stateOf("revision"))) {
  const response = await fetch(addressOf(act), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...body, revision }),
    keepalive: true, // arrives even when the page goes away meanwhile
  }).catch(() => null);
  /** @type {Problem} */
  const nothing = {};
  if (response === null) return { status: NO_ANSWER, problem: nothing };
  if (!response.ok) {
    return { status: response.status, problem: await response.json().catch(() => nothing) };
  }
  const answer = await response.json();
  if (answer.parts) receive(answer);
  return { status: response.status, answer };
}

/** Takes off the page that the last act was refused, which the next one has settled. */
let clearRefusal = () => {};

/** Sends an act of the reviewer in its turn; answers what came back, or null when the reviewer has been told of a problem.
 * @param {string} act @param {Record<string, unknown>} body */
export function post(act, body) {
  return inTurn(async () => {
    const { status, problem, answer } = await send(act, body);
    if (answer) clearRefusal();
    if (answer) return answer;
    const again = isCutOff(status) ? [retry("다시 하기", () => void post(act, body))] : [];
    const look = status === 409 ? [retry("최신 내용 보기", () => void catchUp())] : [];
    const choices = [...again, ...look];
    clearRefusal = warn(describe(status, problem), [...choices, ["닫기", clearNotice]]);
    tell("");
    return null;
  });
}

/** @param {string} name @param {() => void} act @returns {[string, () => void]} */
function retry(name, act) {
  return [
    name,
    () => {
      clearNotice();
      act();
    },
  ];
}

/** Learns the newest state without touching what the reviewer has written. */
export function catchUp() {
  return inTurn(async () => {
    const response = await fetch(location.href).catch(() => null);
    if (response?.ok) receivePage(await response.text());
  });
}

/** Draws a page again that is not of one card, such as that before publishing. */
export async function drawAgain() {
  const page = await fetch(location.pathname);
  const focused = document.activeElement?.closest("#main [data-act]")?.getAttribute("data-act");
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  for (const id of ["main", "part-progress", "part-side"]) {
    const next = fresh.getElementById(id);
    if (next) document.getElementById(id)?.replaceWith(document.importNode(next, true));
  }
  const same = focused ? document.querySelector(`#main [data-act="${focused}"]`) : null;
  if (same instanceof HTMLElement) same.focus();
}

/** Whether an act has not reached the review: no server, or one that does not know this page. @param {number} status */
export function isCutOff(status) {
  return status === NO_ANSWER || status === 403;
}

/** @param {number} status @param {Problem} problem */
export function describe(
  status,
  { message = "요청을 처리하지 못했습니다.", fix = "", empty = [] },
) {
  if (status === NO_ANSWER) {
    return "서버에 연결할 수 없습니다. 터미널에서 papercards review를 다시 실행한 뒤 다시 보내세요. 저장하지 못한 글은 이 탭에만 있으니 닫거나 새로 고치지 마세요.";
  }
  if (status === 403) {
    return "이 탭은 지금 열린 검토에 연결되어 있지 않습니다. 터미널에 나온 주소를 새 탭에서 한 번 연 뒤, 이 탭에서 다시 보내세요. 저장하지 못한 글은 이 탭에만 있습니다.";
  }
  const cards = empty.map(({ title, fields }) => ` ${title}: ${fields.join(", ")}.`);
  return `${message}${cards.join("")} ${fix}`;
}
