/** Signs that stand around a word in a text to show it, and belong to no value. */
const AROUND = /^(?:(["'`]|[*|]{1,3}|__|~~|==).+\1|<.+>|“.+”|‘.+’|„.+[“”]|«.+»|「.+」|『.+』)$/su;

/** Whether a value stands in quotation marks or other signs that it was copied with from a text or a file. */
export function isWrapped(text: string): boolean {
  return AROUND.test(text);
}

/** What is to be said of such a value. */
export const WRAPPED = "it stands in quotation marks or other signs that are no part of it";
