/** A prompt template: its version, and the text before and after the line `---user---`. */
export type PromptTemplate = { version: string; system: string; user: string };

const FORM =
  /^<!-- version: (?<version>\S+) -->\n(?<system>[\s\S]*?)\n---user---\n(?<user>[\s\S]*)$/;

/** Reads a template file; null when it does not have the form that `prompts/README.md` describes. */
export function parseTemplate(text: string): PromptTemplate | null {
  const { version, system, user } = FORM.exec(text.replaceAll("\r\n", "\n"))?.groups ?? {};
  if (version === undefined || system === undefined || user === undefined) return null;
  return { version, system: system.trim(), user: user.trim() };
}

/** Puts values into `{{places}}`, in one pass: inserted text is never searched for places again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
}

/**
 * Foreign texts for a prompt as one line of JSON: none of them can end its string or start a line, and a quote
 * copied from it is already escaped for the answer's JSON.
 */
export function fenceAsData(texts: object): string {
  return JSON.stringify(texts).replaceAll(
    /[\u0085\u2028\u2029]/g, // line breaks to some parsers, although JSON strings may hold them
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
