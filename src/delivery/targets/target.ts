import type { Message } from "../message.ts";

/** A place that takes messages, known by its address. */
export type Target = {
  /** What people call it; messages of the program name it so, and never by its address. */
  name: string;
  isAt: (url: URL) => boolean;
  /** The body of the request, within the target's limits; all foreign words are text there. */
  render: (message: Message, url: URL) => object;
  /** Why a response that says that all is well does not mean it; null when it does. */
  findProblem: (status: number, body: string) => string | null;
};

/** A response of any target that is a web page comes from something else. */
export function isWebPage(body: string): boolean {
  return /^\s*<(?:!doctype|html)/i.test(body);
}
