import process from "node:process";
import { defineConfig } from "vitest/config";
import { failuresLast } from "./test/support/failures-last.ts";
import { temporaryRoot } from "./test/support/temporary-root.ts";

const isOnGithub = process.env.GITHUB_ACTIONS === "true";

/**
 * Five projects: everything in one process, what starts processes of its own, the long trials of kills and of
 * processes side by side, the review page in a browser, and the package as npm installs it, which asks the
 * registry. Test files share their worker, since
 * nothing in `src` keeps state in its modules but caches of pure results.
 */
export default defineConfig({
  test: {
    setupFiles: ["test/support/setup.ts"],
    env: { TMPDIR: temporaryRoot() },
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000,
    diff: { truncateThreshold: 40 },
    reporters: ["default", ...(isOnGithub ? ["github-actions"] : []), failuresLast],
    projects: [
      {
        extends: true,
        test: {
          name: "in-process",
          include: ["test/**/*.test.ts"],
          exclude: ["test/process/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "process",
          include: ["test/process/**/*.test.ts"],
          testTimeout: 240_000, // a test starts up to seven programs, and the machine may be busy
          maxWorkers: "150%", // much of the time is spent on waiting for programs
        },
      },
      {
        extends: true,
        test: {
          name: "trial",
          include: ["trial/*.trial.ts"],
          fileParallelism: false,
          testTimeout: 1_800_000, // hundreds of programs, one after the other
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/*.browser.ts"],
          isolate: true,
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } }, // a machine that is busy with other tests takes its time
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "package",
          include: ["test/package/*.package.ts"],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
