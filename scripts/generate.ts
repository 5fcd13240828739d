import { writeFileSync } from "node:fs";
import { renderEnvExample } from "../src/config/env-example.ts";
import { renderDigestSchema } from "../src/core/digest-schema.ts";

// Writes the files that are made from the source; the tests say when one of them is out of date.
writeFileSync(".env.example", renderEnvExample());
writeFileSync("schema/digest.schema.json", renderDigestSchema());
