// @ts-check
// What the model is asked: the page looks while something is under way, and shows an answer where it belongs.

import { placeOf, tell } from "./page.js";
import { catchUp, send } from "./sending.js";

/** Wait before the page looks again, in milliseconds. */
const LOOK_MS = 2_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Shows what is under way, and looks again as long as something is. */
export async function lookAtAsking() {
  clearTimeout(timer);
  const place = document.querySelector("#asking");
  if (!place) return;
  const response = await fetch(`/${placeOf().name}/asking`).catch(() => null);
  if (!response?.ok) return;
  /** @type {{ isUnderWay: boolean, arrived: { number: number, card: string }[], html: string }} */
  const { isUnderWay, arrived, html } = await response.json();
  if (place.innerHTML !== html) place.innerHTML = html;
  const own = arrived.find(({ card }) => card === placeOf().card);
  if (own) await show(own.number);
  else if (isUnderWay) timer = setTimeout(lookAtAsking, LOOK_MS);
}

/** Draws the answer that has come for the card of this page. @param {number} asking */
async function show(asking) {
  await catchUp();
  tell("모델의 답이 왔습니다.");
  await seen(asking);
}

/** What became of a question has been looked at. @param {number} asking */
export async function seen(asking) {
  await send("seen", { asking });
  await lookAtAsking();
}

void lookAtAsking();
