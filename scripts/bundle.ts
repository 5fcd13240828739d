import {
  type CodeSplittingOptions,
  type InputOptions,
  type OutputOptions,
  rolldown,
} from "rolldown";

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

/**
 * Files that are loaded together, with all that they import: what every command needs, what a run needs to know that nothing is
 * to be done, and what makes a day. The first that needs a file has it; the bundler finds places for all others.
 */
const TOGETHER: CodeSplittingOptions = {
  groups: [
    { name: "help", test: /src\/cli\/help\/version\.ts$/, priority: 4 },
    { name: "start", test: /src\/cli\/main\.ts$/, priority: 3 },
    {
      name: "run",
      test: /src\/cli\/(?:open\/open-run|make-and-print|print\/status-line)\.ts$/,
      priority: 2,
    },
    {
      name: "make",
      test: /src\/(?:pipeline\/make-day|store\/digests|sources\/open-sources)\.ts$/,
      priority: 1,
    },
  ],
};

/** The program. The process that converts pictures starts from a file of its own. */
const PROGRAM = {
  cli: "src/cli.ts",
  "cli/conversion-process": "src/store/images/conversion-process.ts",
};

// What `npm run build` puts beside the types that tsc has written: few files start sooner than many.
for (const input of [PROGRAM, { index: "src/index.ts" }]) {
  const bundle = await rolldown({ ...INPUT, input });
  await bundle.write({ ...OUTPUT, ...(input === PROGRAM && { codeSplitting: TOGETHER }) });
  await bundle.close();
}
