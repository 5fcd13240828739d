import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeUser } from "../support/world.ts";

test.each(["--version", "-V"])("papercards %s prints the version of the package", async (flag) => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));

  expect(await makeUser().run(flag)).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});
