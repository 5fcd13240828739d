import { parse } from "yaml";
import { z } from "zod";
import { ACTION_INPUTS } from "../../src/config/action-inputs.ts";

/** Lines by the name of the block that they stand in, without the block's own indentation. */
type Blocks = Readonly<Record<string, readonly string[]>>;

/** A block of a file between two comments, with its indentation and its name. */
const BLOCK = /^( *)# settings: (\w+)[^\n]*\n[\s\S]*?^ *# \/settings$/gm;

/** `action.yml` with an input for each setting, which arrives in the environment of its step. */
export function renderAction(action: string): string {
  return replaceBlocks(action, {
    inputs: ACTION_INPUTS.flatMap(({ input, description }) => [
      `${input}:`,
      `  description: ${JSON.stringify(description)}`,
    ]),
    environment: ACTION_INPUTS.map(({ input, variable }) => `${variable}: \${{ inputs.${input} }}`),
  });
}

const Workflow = z.object({
  on: z.object({ workflow_dispatch: z.object({ inputs: z.record(z.string(), z.unknown()) }) }),
});

/**
 * The workflow with each setting as a variable of the repository, or as a secret, in the jobs that need it.
 * What is filled in by hand when a run is started beats the variable; of what digests keep, it alone is an input.
 */
export function renderWorkflow(workflow: string): string {
  const { inputs: filledIn } = Workflow.parse(parse(workflow)).on.workflow_dispatch;
  const render = ({ setting, input, isSecret, isKept }: (typeof ACTION_INPUTS)[number]) => {
    const byHand = Object.hasOwn(filledIn, input) ? [`inputs.${input}`] : [];
    const stored = isKept ? [] : [`${isSecret ? "secrets" : "vars"}.${setting}`];
    const sources = [...byHand, ...stored];
    return sources.length === 0 ? [] : [`${input}: \${{ ${sources.join(" || ")} }}`];
  };
  return replaceBlocks(workflow, {
    kept: ACTION_INPUTS.filter(({ isKept }) => isKept).map(
      ({ setting }) => `${setting}: \${{ vars.${setting} || env.${setting} }}`,
    ),
    generate: ACTION_INPUTS.filter(isForMaking).flatMap(render),
    publish: ACTION_INPUTS.filter(({ isForPublishing }) => isForPublishing).flatMap(render),
    notify: ACTION_INPUTS.filter(({ isForNotifying }) => isForNotifying).flatMap(render),
    push: ACTION_INPUTS.filter(({ isForPushing }) => isForPushing).flatMap(render),
    site: ACTION_INPUTS.filter(({ isForSite }) => isForSite).flatMap(render),
  });
}

/** Whether the job that makes digests gets a setting: those of the jobs after it are theirs alone. */
function isForMaking({
  isForSite,
  isForNotifying,
  isForPushing,
}: (typeof ACTION_INPUTS)[number]): boolean {
  return !isForSite && !isForNotifying && !isForPushing;
}

const CALLER_HEAD = `# papercards from another repository: copy this file to .github/workflows/ there, and put the account whose
# papercards you use in place of OWNER. Nothing else has to be changed. Made from this repository's own
# .github/workflows/digest.yml by \`npm run generate\`.
`;

/**
 * The workflow as another repository uses it: the same, with the action of this one. actions/setup-node finds the cache of npm's
 * packages by a lock file in the checkout alone, where there is none of papercards then.
 */
export function renderCaller(workflow: string): string {
  const called = workflow
    .replaceAll(/uses: \.\/$/gm, "uses: OWNER/papercards@main")
    .replaceAll(/^ +# .* lock file\.$\n/gm, "")
    .replaceAll(/^( +)cache: npm$/gm, "$1package-manager-cache: false");
  return CALLER_HEAD + called;
}

function replaceBlocks(document: string, blocks: Blocks): string {
  const names = [...document.matchAll(BLOCK)].map(([, , name = ""]) => name);
  const missing = Object.keys(blocks).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`There is no block "# settings: ${missing[0]}".`);
  return document.replaceAll(BLOCK, (_, indent: string, name: string) =>
    [
      `# settings: ${name}, from src/config/settings.ts by \`npm run generate\``,
      ...(blocks[name] ?? []),
      "# /settings",
    ]
      .map((line) => `${indent}${line}`)
      .join("\n"),
  );
}
