import { onTestFinished } from "vitest";
import { Draft } from "../../src/core/draft/draft.ts";
import { complete } from "../../test/support/model-server.ts";
import { type OtherAnswer, openRecordedWorld } from "../../test/support/recorded-world.ts";
import { nameOf } from "./listings.ts";

/** What is wrong outside at the moment. */
type Fault =
  /** The Hub answers nothing. */
  | "hub down"
  /** The model answers nothing. */
  | "model down"
  /** The model refuses the key. */
  | "model closed"
  /** About the first paper that it is asked about, the model answers with what is no card, at the re-ask too. */
  | "one card";

/** The Hub and the model of a year. */
export type Outside = {
  environment: Record<string, string>;
  /** What the Hub shows at the moment, which others change. */
  shown: Map<string, readonly unknown[]>;
  /** Lets this go wrong from now on; with nothing, all is fine again. */
  disturb: (fault?: Fault) => void;
  /** Puts the clock of the Hub forward. */
  setTime: (now: Date) => void;
};

const DOWN: OtherAnswer = { status: 503, body: {} };
const CLOSED: OtherAnswer = { status: 401, body: { error: { message: "Incorrect API key." } } };
const NO_CARD: OtherAnswer = { status: 200, body: complete("no card") };

/** Opens a Hub and a model of this machine that now and then do not answer. */
export async function openOutside(): Promise<Outside> {
  const shown = new Map<string, unknown[]>();
  let fault: Fault | undefined;
  let failing: string | null = null;
  let now = new Date(0);
  const answerQuestion = (title: string, draft: string): OtherAnswer | null => {
    if (fault === "model down") return DOWN;
    if (fault === "model closed") return CLOSED;
    if (title === "week") return null;
    if (fault === "one card") failing ??= title;
    return failing === title ? NO_CARD : { status: 200, body: complete(nameIn(draft, title)) };
  };
  const world = await openRecordedWorld(shown, {
    delayMs: 0,
    now: () => now,
    answerOtherwise: (asked) => {
      if (asked.kind === "question") return answerQuestion(asked.title, asked.draft);
      return fault === "hub down" ? DOWN : null;
    },
  });
  onTestFinished(world.close);
  return {
    environment: world.environment,
    shown,
    disturb: (next) => {
      fault = next;
      failing = null;
    },
    setTime: (next) => {
      now = next;
    },
  };
}

/** A draft whose every sentence names its paper, so that no two papers have one in common. */
function nameIn(draft: string, title: string): string {
  const name = nameOf(title);
  const inEach = (text: string) => text.replaceAll(/(?<=^|\. )(?=[^ ])/g, `${name}에서 `);
  const { keyPoints, actions, risks, adoption, ...prose } = Draft.parse(JSON.parse(draft));
  const named: Draft = {
    ...prose,
    ...{ oneLine: inEach(prose.oneLine), developerView: inEach(prose.developerView) },
    ...{ explanation: inEach(prose.explanation), uncertainty: inEach(prose.uncertainty) },
    keyPoints: keyPoints.map((point) => ({ ...point, text: inEach(point.text) })),
    actions: actions.map(inEach),
    risks: risks.map((risk) => ({ ...risk, text: inEach(risk.text) })),
    headline: inEach(prose.headline ?? ""),
    adoption,
  };
  return JSON.stringify(named);
}
