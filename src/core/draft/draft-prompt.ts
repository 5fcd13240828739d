import { ARTEFACT_KINDS, type Artefacts, NOT_LOOKED_UP } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { fenceAsData, fill, type PromptTemplate } from "../question/prompt.ts";
import type { Message } from "../question/question.ts";
import { describeFields } from "./draft.ts";
import { describeShapes } from "./shapes.ts";
import { TAG_NAMES } from "./tags.ts";

/** Values that are the same in every prompt. */
const FIXED_VALUES = { fields: describeFields(), tags: TAG_NAMES.join(", ") };

/** A cache: thousands of questions share one system message. */
const filled = new WeakMap<PromptTemplate, PromptTemplate>();

/** The template with everything filled in but the paper. */
export function fillFixedParts(template: PromptTemplate): PromptTemplate {
  const { version, system, user } = template;
  const whole = filled.get(template) ?? {
    version,
    system: fill(system, FIXED_VALUES),
    user: fill(user, FIXED_VALUES),
  };
  filled.set(template, whole);
  return whole;
}

/** The conversation that asks for a paper's draft. */
export function renderDraftPrompt(
  template: PromptTemplate,
  paper: Paper,
  artefacts: Artefacts = NOT_LOOKED_UP,
): Message[] {
  const { system, user } = fillFixedParts(template);
  return [
    { role: "system", content: system },
    {
      role: "user",
      content: fill(user, {
        paper: fencePaper(paper, artefacts),
        shapes: describeShapes(paper, artefacts),
      }),
    },
  ];
}

/** What the model is told about a paper, as data. */
function fencePaper(paper: Paper, artefacts: Artefacts): string {
  const { title, abstract, organization } = paper;
  return fenceAsData({ title, abstract, released: nameReleased(paper, artefacts), organization });
}

/** Behind the name of a repository that is not there for everybody. */
const GATED = " (gated: access on request)";

/**
 * What can be had of a paper: the code that the listing links, whether it links a project's page, and the names
 * of the paper's own models, data sets and Spaces; an empty list when it has none, null where nobody has looked,
 * and marked where access has to be asked for. Of what others made of it nothing is told.
 */
function nameReleased({ codeUrl, projectUrl }: Paper, artefacts: Artefacts) {
  const names = ARTEFACT_KINDS.map((kind) => [
    kind,
    artefacts[kind]?.own.map(({ name, gated }) => `${name}${gated ? GATED : ""}`) ?? null,
  ]);
  return {
    ...(codeUrl === null ? {} : { code: codeUrl }),
    ...(projectUrl === null ? {} : { projectPage: true }),
    ...Object.fromEntries(names),
  };
}
