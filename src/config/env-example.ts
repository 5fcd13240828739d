import { z } from "zod";
import { Settings } from "./settings.ts";

const HEAD = `# Settings of papercards. Copy this file to .env and change what you need; what stays
# commented out has the value shown. Made from src/config/settings.ts by \`npm run generate\`.
`;

/** The text of `.env.example`: every setting with its note and its default. */
export function renderEnvExample(): string {
  const entries = Object.entries(Settings.shape).map(([name, field]) => {
    const note = z.globalRegistry.get(field)?.description ?? "";
    const choices = choicesOf(field);
    return `# ${note}${choices}\n# ${name}=${defaultOf(field)}\n`;
  });
  return [HEAD, ...entries].join("\n");
}

function choicesOf(field: z.core.$ZodType): string {
  const inner = field instanceof z.ZodDefault ? field.unwrap() : field;
  return inner instanceof z.ZodEnum ? ` One of: ${inner.options.join(", ")}.` : "";
}

function defaultOf(field: z.core.$ZodType): string {
  return field instanceof z.ZodDefault ? String(field.parse(undefined)) : "";
}
