// @ts-check
// Doing an act of the reviewer, from what is written to what is told.

import { tell } from "./page.js";
import { flush } from "./saving.js";
import { post } from "./sending.js";
import { remember } from "./undo.js";

/** Does an act after all that was written before, tells what it has done, and remembers how to take it back.
 * @param {string} act @param {Record<string, unknown>} body */
export async function perform(act, body) {
  await flush();
  const answer = await post(act, body);
  if (answer === null) return null;
  remember(answer.done.undo);
  tell(answer.done.text, answer.done.undo !== null);
  return answer;
}
