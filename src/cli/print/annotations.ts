import type { Finding } from "../../core/checks/finding.ts";
import type { CheckedFile, LocatedFinding } from "../../pipeline/check-digests.ts";

const LEVELS: Readonly<Record<Finding["severity"], string>> = {
  error: "error",
  warning: "warning",
  style: "notice",
};

/**
 * Renders findings as GitHub workflow commands. Errors of all files come first, since GitHub shows ten
 * annotations of a level a step and drops the rest.
 */
export function renderAnnotations(files: readonly CheckedFile[]): string {
  const commands = files.flatMap(({ file, findings }) =>
    findings.map((finding) => ({
      level: LEVELS[finding.severity],
      text: toCommand(file, finding),
    })),
  );
  return Object.values(LEVELS)
    .flatMap((level) => commands.filter((command) => command.level === level))
    .map(({ level, text }) => `::${level} ${text}\n`)
    .join("");
}

function toCommand(file: string, { paper, line, check, field, message }: LocatedFinding): string {
  const place = line === null ? "" : `,line=${line}`;
  const title = escapeProperty(`${check}: ${paper} ${field}`);
  return `file=${escapeProperty(file)}${place},title=${title}::${escapeData(message)}`;
}

/** A message as workflow commands take it: they are read line by line. */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property as workflow commands take it: it ends at a comma or a colon. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
