import { defineConfig } from "vitest/config";

// The package as npm gets it, installed far from its checkout; it asks npm's registry for what it needs.
export default defineConfig({
  test: {
    include: ["test/package/*.package.ts"],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
