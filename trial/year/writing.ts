import { git } from "../../test/support/runner.ts";
import { type Archive, pick } from "./archive.ts";

/** The sentences of the model that people replace: every card has them until somebody does. */
const MODELS = /정답을 자동으로 채점할 수 있는 문제로.*맞지 않습니다\./;

const SYLLABLES = [..."가나다라마바사아자차"];

/** How people change a day. */
export const HOWS = ["the document", "the data", "the newest commit", "the cards shown"] as const;
export type How = (typeof HOWS)[number];

export const pathOf = (date: string, ending: "md" | "json") =>
  `output/daily/${date.slice(0, 4)}/${date}.${ending}`;

/** The day as a branch has it, but for what only the program reads. */
type ReadCard = {
  paper: { id: string };
  status: "ok" | "failed";
  hidden: boolean;
  draft: { developerView: string } | null;
};

/** The cards of a day on a branch; none when it has none. */
export function readCards({ origin }: Archive, branch: string, date: string): ReadCard[] {
  const path = pathOf(date, "json");
  const isThere = git(origin, "ls-tree", branch, path) !== "";
  return isThere ? JSON.parse(git(origin, "cat-file", "blob", `${branch}:${path}`)).cards : [];
}

/**
 * Lets a person write into a day on a branch, or hide a card; what they did is remembered. Nothing happens to a day
 * whose cards they have all touched.
 */
export function changeDay(archive: Archive, branch: string, date: string, how: How): boolean {
  const { people, random } = archive;
  const cards = readCards(archive, branch, date);
  const untouched = cards.filter(
    ({ draft, hidden }) => !hidden && MODELS.test(draft?.developerView ?? ""),
  );
  if (untouched.length < 2) return false;
  if (how === "the cards shown") {
    const id = untouched.at(-1)?.paper.id ?? "";
    people.edit(branch, pathOf(date, "json"), (text) => hideCard(text, id), "Hide a card");
    archive.hidden.push({ date, id });
    return true;
  }
  const name = Array.from({ length: 6 }, () => pick(random, SYLLABLES)).join("");
  const text = `사람이 고친 문장 ${name}입니다. 풀이를 자동으로 채점하는 팀이면 ${name}부터 시험해 보고, 그렇지 않은 팀은 다음 판을 기다리면 됩니다.`;
  const rewrite = (all: string) => all.replace(MODELS, text);
  const ending = how === "the data" ? "json" : "md";
  const act = how === "the newest commit" ? people.amend : people.edit;
  act(branch, pathOf(date, ending), rewrite);
  archive.edits.push({ date, text });
  return true;
}

/** A formatter's commit on a day: what it changes does not mean anything. */
export function formatDay({ people }: Archive, branch: string, date: string): void {
  const format = (text: string) => text.replaceAll(/^- /gm, "* ");
  people.edit(branch, pathOf(date, "md"), format, "Format");
}

/** Whether the next run has yet to write the document of a request again. What is merged so stays so, by intent. */
export function isFormatted({ people }: Archive, head: string): boolean {
  const date = head.replace("papercards/", "");
  return !date.includes("W") && /^\* /m.test(people.read(head, pathOf(date, "md")));
}

function hideCard(text: string, id: string): string {
  const day: { cards: { paper: { id: string }; hidden: boolean }[] } = JSON.parse(text);
  const cards = day.cards.map((card) => (card.paper.id === id ? { ...card, hidden: true } : card));
  return `${JSON.stringify({ ...day, cards }, null, 2)}\n`;
}
