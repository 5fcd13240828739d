import { isWebPage, type Target } from "./target.ts";

/** Any other address: the message as plain JSON, for a program of one's own. */
export const PLAIN: Target = {
  name: "webhook",
  isAt: () => true,
  render: ({ title, url, lines, rest }) => ({ title, url, cards: lines, rest }),
  findProblem: (_, body) => (isWebPage(body) ? "answered with a web page" : null),
};
