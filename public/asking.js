// @ts-check
// What the model is asked: the page looks while something is under way, says wherever the reviewer is what has
// become of it, and shows an answer where it belongs.

import { placeOf, tell } from "./page.js";
import { catchUp, send } from "./sending.js";

/** Wait before the page looks again, in milliseconds. */
const LOOK_MS = 2_000;

/** @typedef {{ number: number, name: string, card: string, title: string, status: "asking" | "arrived" | "failed" }} Asked */

/** What was known when the page looked last. @type {Asked[]} */
let known = [];

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** What the page shows of it, as the server has sent it. */
let shownHtml = "";

/** Shows what has become of the questions, as open as before. @param {Element} place @param {string} html */
function show(place, html) {
  const isOpen = place.querySelector("details[open]") !== null;
  place.innerHTML = html;
  place.querySelector("details")?.toggleAttribute("open", isOpen);
  shownHtml = html;
}

/** Where it is said; a page that has no place for it gets one. */
function findPlace() {
  const place = document.querySelector("#asking");
  if (place) return place;
  const made = document.createElement("div");
  made.id = "asking";
  made.setAttribute("role", "status");
  document.querySelector("main")?.prepend(made);
  return made;
}

/** Shows what is under way, and looks again as long as something is. */
export async function lookAtAsking() {
  clearTimeout(timer);
  const response = await fetch("/asking").catch(() => null);
  /** @type {{ asked: Asked[], html: string } | null} */
  const answer = response?.ok ? await response.json() : null;
  const asked = answer?.asked ?? known;
  if (asked.some(({ status }) => status === "asking")) timer = setTimeout(lookAtAsking, LOOK_MS);
  if (answer === null) return;
  const place = findPlace();
  if (shownHtml !== answer.html) show(place, answer.html);
  const ended = asked.filter(({ number, status }) => status !== "asking" && isUnderWay(number));
  known = asked;
  mark();
  for (const one of ended) if (!isOwn(one) || one.status === "failed") tellEnd(one);
  const own = asked.find((one) => isOwn(one) && one.status === "arrived");
  if (own) await showOwn(own);
  else if (ended.some(({ status }) => status === "arrived")) await catchUp(); // the list of cards tells it, too
}

/** @param {number} asking */
const isUnderWay = (asking) =>
  known.some(({ number, status }) => number === asking && status === "asking");

/** Whether it is about the card of this page. @param {Asked} asked */
function isOwn({ card }) {
  return card === placeOf().card;
}

/** @param {Asked} asked */
function tellEnd({ status, title }) {
  tell(
    status === "arrived"
      ? `모델의 답이 왔습니다: ${title}`
      : `모델의 답을 받지 못했습니다: ${title}`,
  );
}

/** Draws the answer that has come for the card of this page. @param {Asked} asked */
async function showOwn({ number }) {
  await catchUp();
  tell("모델의 답이 왔습니다. 카드 위에서 고르세요.");
  await seen([number]);
}

/** What became of questions has been looked at. @param {number[]} askings */
export async function seen(askings) {
  await send("seen", { askings });
  await lookAtAsking();
}

/** The places that say that a card is asked about, and what they say. @returns {Map<Element, string>} */
function listMarks() {
  const underWay = known.filter(({ status }) => status === "asking");
  const places = underWay.flatMap((asked) => {
    const { name, card } = asked;
    const link = `.list a[href^="/${CSS.escape(name)}/cards/${CSS.escape(card)}"] .badges`;
    return [...document.querySelectorAll(isOwn(asked) ? `${link}, .counts` : link)];
  });
  /** @type {Map<Element, string>} */
  const marks = new Map(places.map((place) => [place, "묻는 중"]));
  const progress = document.querySelector(".progress");
  if (progress && underWay.length > 0) marks.set(progress, `묻는 중 ${underWay.length}`);
  return marks;
}

/** Puts the badges where they belong, and takes the others off; what is right already stays as it is. */
function mark() {
  const marks = listMarks();
  for (const badge of document.querySelectorAll(".asked")) {
    const wanted = badge.parentElement ? marks.get(badge.parentElement) : undefined;
    if (wanted !== badge.textContent) badge.remove();
  }
  for (const [place, text] of marks) {
    if (place.querySelector(":scope > .asked")) continue;
    const badge = document.createElement("span");
    badge.className = "badge asked";
    badge.textContent = text;
    place.append(badge);
  }
}

new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });

void lookAtAsking();
