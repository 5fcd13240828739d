import { copyFileSync, cpSync } from "node:fs";
import {
  type CodeSplittingOptions,
  type InputOptions,
  type OutputOptions,
  rolldown,
} from "rolldown";

/**
 * A package, or a module of Node, as against a file of ours and the helper that the bundler puts in for a tagged template.
 * Packages stay outside: what package.json lists is what is loaded, and whoever imports the library has one zod with it.
 */
const PACKAGE = /^(?!@oxc-project\/runtime\/)[@a-z]/;

/** The program has zod inside, of whose 95 files, most of them translations, it needs a few at every start. */
const PACKAGE_BUT_ZOD = /^(?!@oxc-project\/runtime\/|zod$)[@a-z]/;

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
 * to be done, what makes a day, and what judges its answers. The first that needs a file has it; the bundler finds places for all others.
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
    { name: "judge", test: /src\/(?:drafting\/examine-draft|core\/digest\/compose-cards)\.ts$/ },
  ],
};

/** The program, and the process that converts pictures, which starts from a file of its own. */
const PROGRAM: InputOptions = {
  external: PACKAGE_BUT_ZOD,
  input: {
    cli: "src/cli.ts",
    "cli/conversion-process": "src/store/images/conversion-process.ts",
  },
};

const LIBRARY: InputOptions = { external: PACKAGE, input: { index: "src/index.ts" } };

// What `npm run build` puts beside the types that tsc has written: few files start sooner than many.
for (const input of [PROGRAM, LIBRARY]) {
  const bundle = await rolldown({ ...input, platform: "node", logLevel: "warn" });
  await bundle.write({ ...OUTPUT, ...(input === PROGRAM && { codeSplitting: TOGETHER }) });
  await bundle.close();
}
copyFileSync("node_modules/zod/LICENSE", "dist/cli/zod-license.txt");

// The scripts of the review page and of the site as a file each, which a browser has sooner than twenty; every module does something by itself.
cpSync("public", "dist/public", { recursive: true, filter: (name) => !name.endsWith(".js") });
for (const file of ["review.js", "site/site.js", "site/search.js"]) {
  const script = await rolldown({ input: `public/${file}`, treeshake: false, logLevel: "warn" });
  await script.write({ file: `dist/public/${file}`, format: "esm", minify: true });
  await script.close();
}
