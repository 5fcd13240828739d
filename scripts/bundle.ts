import { type InputOptions, type OutputOptions, rolldown } from "rolldown";

/** A package, or a module of Node, as against a file of ours and the helper that the bundler puts in for a tagged template. */
const PACKAGE = /^(?!@oxc-project\/runtime\/)[@a-z]/;

/** Packages stay outside: what package.json lists is what is loaded, and whoever imports the library has one zod with it. */
const INPUT: InputOptions = { platform: "node", external: PACKAGE, logLevel: "warn" };

/** The maps lead the stack of a bug to our lines (`src/cli/name-sources.ts`); the sources are not in the package. */
const OUTPUT: OutputOptions = {
  dir: "dist",
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "cli/[name]-[hash].js",
  minifyInternalExports: false, // the process that converts pictures imports one by its name
  sourcemap: true,
  sourcemapExcludeSources: true,
};

/** The program. The process that converts pictures starts from a file of its own. */
const PROGRAM = {
  cli: "src/cli.ts",
  "cli/conversion-process": "src/store/images/conversion-process.ts",
};

// What `npm run build` puts beside the types that tsc has written: few files start sooner than many.
for (const input of [PROGRAM, { index: "src/index.ts" }]) {
  const bundle = await rolldown({ ...INPUT, input });
  await bundle.write(OUTPUT);
  await bundle.close();
}
