import { type Finding, standingFindings } from "../../core/checks/finding.ts";
import { toMessage } from "../../core/printed/printed.ts";
import type { CheckedFile, LocatedFinding } from "../../pipeline/check-digests.ts";
import { toWorkflowWords } from "./workflow-words.ts";

/** How an annotation is shown on the run's page: a warning yellow, an error red. */
type AnnotationLevel = "notice" | "warning" | "error";

/** Where an annotation stands, and its message; GitHub shows one without a file on the run's page. */
type Annotation = {
  level: AnnotationLevel;
  title: string;
  message: string;
  file?: string;
  line?: number | null;
};

const LEVELS: Readonly<Record<Finding["severity"], AnnotationLevel>> = {
  error: "error",
  warning: "warning",
  style: "notice",
};

/** Renders a message of ours as an annotation, in the words of the workflow. */
export function renderAnnotation({ message, ...annotation }: Annotation): string {
  return renderCommand({ ...annotation, message: toWorkflowWords(message) });
}

/** Renders a message as a workflow command of GitHub; it stays one command whatever the texts hold. */
function renderCommand({ level, title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(typeof line !== "number" ? [] : [`line=${line}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.join(",")}::${escapeData(message)}\n`;
}

/**
 * Annotations of a level that GitHub shows of one step; it drops the rest.
 *
 * Source: `docs/problem-matchers.md` of actions/toolkit.
 */
const MAX_STEP_ANNOTATIONS = 10;

/** Collects findings that count as annotations: of each level as many as GitHub shows, errors of all files first. */
export function openFindingAnnotations(): {
  add: (file: CheckedFile) => void;
  render: () => string;
} {
  const shown = new Map<AnnotationLevel, Annotation[]>();
  for (const level of Object.values(LEVELS)) shown.set(level, []);
  return {
    add: ({ file, findings }) => {
      for (const finding of standingFindings(findings)) {
        const annotations = shown.get(LEVELS[finding.severity]) ?? [];
        if (annotations.length < MAX_STEP_ANNOTATIONS)
          annotations.push(toAnnotation(file, finding));
      }
    },
    render: () => [...shown.values()].flat().map(renderCommand).join(""),
  };
}

function toAnnotation(
  file: string,
  { severity, paper, line, check, field, message }: LocatedFinding,
): Annotation {
  return { level: LEVELS[severity], title: `${check}: ${paper} ${field}`, message, file, line };
}

/** A message as workflow commands take it: they are read line by line. */
function escapeData(text: string): string {
  return toMessage(text).replaceAll("%", "%25");
}

/** A property as workflow commands take it: it ends at a comma or a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
