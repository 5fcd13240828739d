/** Signs that stand around a word in a text to show it, and belong to no value. */
const AROUND = /^(?:(["'`]|[*|]{1,3}|__|~~|==).+\1|<.+>|“.+”|‘.+’|„.+[“”]|«.+»|「.+」|『.+』)$/su;

/** A quotation mark at one end alone. An apostrophe may end a word. */
const AT_ONE_END = /^(?:["`][^"`]*|[^"`]*["`])$/;

/** Whether a value has quotation marks or other signs around it that it was copied with from a text or a file. */
export function isWrapped(text: string): boolean {
  return AROUND.test(text) || AT_ONE_END.test(text);
}

/** What is to be said of such a value. */
export const WRAPPED = "it has quotation marks or other signs at its ends that are no part of it";
