import process from "node:process";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Repeats at the very end which tests failed and why, a line each, below differences of any length. */
export const failuresLast: Reporter = {
  onTestRunEnd: (modules, bugs) => {
    const lines = [
      ...modules.flatMap(listFailures),
      ...bugs.map((bug) => `outside a test: ${sayFirst(bug)}`),
    ];
    for (const line of lines) process.stdout.write(`FAILED ${line}\n`);
  },
};

function listFailures(file: TestModule): string[] {
  const name = file.relativeModuleId;
  return [
    ...file.errors().map((error) => `${name}: ${sayFirst(error)}`),
    ...[...file.children.allTests("failed")].map(
      (test) => `${name} > ${test.fullName}: ${sayFirst(test.result().errors?.[0])}`,
    ),
  ];
}

function sayFirst(error: Pick<SerializedError, "message"> | undefined): string {
  return error?.message.split("\n")[0] ?? "no message";
}
