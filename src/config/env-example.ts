import { defaultOf, noteOf } from "./setting-notes.ts";
import { Settings } from "./settings.ts";

const HEAD = `# Settings of papercards. Copy this file to .env and change what you need; what stays
# commented out has the value shown. Made from src/config/settings.ts by \`npm run generate\`.
`;

/** The text of `.env.example`: every setting with its note and its default. */
export function renderEnvExample(): string {
  const entries = Object.entries(Settings.shape).map(([name, field]) => {
    return `# ${noteOf(field)}\n# ${name}=${defaultOf(field)}\n`;
  });
  return [HEAD, ...entries].join("\n");
}
