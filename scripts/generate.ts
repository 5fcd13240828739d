import { readFileSync, writeFileSync } from "node:fs";
import { renderHelps, renderUsage, replaceUsage } from "../src/cli/help/usage.ts";
import { renderEnvExample } from "../src/config/env-example.ts";
import { renderDigestSchema } from "../src/core/digest/digest-schema.ts";
import { replaceCauses } from "./causes.ts";
import { renderAction, renderCaller, renderWorkflow } from "./generate/workflow-files.ts";
import { listLimits, renderLimits } from "./limits.ts";

// Writes what is made from the source; the tests say when one of these files is out of date.
writeFileSync(".env.example", renderEnvExample());
writeFileSync("src/cli/help/help.json", `${JSON.stringify(renderHelps(), null, 2)}\n`);
writeFileSync("schema/digest.schema.json", renderDigestSchema());
writeFileSync("docs/errors.md", replaceCauses(readFileSync("docs/errors.md", "utf8")));
writeFileSync("docs/limits.md", renderLimits(listLimits()));
for (const readme of ["README.md", "README.ko.md"]) {
  writeFileSync(readme, replaceUsage(readFileSync(readme, "utf8"), renderUsage()));
}

const WORKFLOW = ".github/workflows/digest.yml";
writeFileSync("action.yml", renderAction(readFileSync("action.yml", "utf8")));
writeFileSync(WORKFLOW, renderWorkflow(readFileSync(WORKFLOW, "utf8")));
writeFileSync("examples/caller.yml", renderCaller(readFileSync(WORKFLOW, "utf8")));
