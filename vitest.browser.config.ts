import { defineConfig } from "vitest/config";

// The review page in a real browser; `npm test` leaves these out.
export default defineConfig({
  test: {
    include: ["test/browser/*.browser.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
