import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readHelp } from "../../src/cli/help/read-help.ts";
import { renderHelps } from "../../src/cli/help/usage.ts";
import { makeUser } from "../support/world.ts";

test("help that is written beforehand is what the parser would print", () => {
  expect(JSON.parse(readFileSync("src/cli/help/help.json", "utf8"))).toEqual(renderHelps());
});

test.each(["--help", "-h", "help", "run --help", "help run", "batch export -h", "--version", "-V"])(
  "`papercards %s` needs no parser, and prints what it would",
  async (args) => {
    expect(await makeUser().run(args)).toEqual({
      code: 0,
      stdout: readHelp(args.split(" ")),
      stderr: "",
    });
  },
);

test.each([
  "",
  "run",
  "run 2026-02-13",
  "run --top 5 --help",
  "nosuch --help",
  "--version run",
  "help batch export",
])("`papercards %s` is left to the parser", (args) => {
  expect(readHelp(args.split(" ").filter(Boolean))).toBeNull();
});

test.each(["__proto__ --help", "constructor --help", "help toString"])(
  "`papercards %s` finds no help in what every object has",
  (args) => {
    expect(readHelp(args.split(" "))).toBeNull();
  },
);

test.each(["", "batch"])(
  "`papercards %s` lacks a command, which is wrong use, and prints its help alone",
  async (args) => {
    const argv = args.split(" ").filter(Boolean);
    expect(await makeUser().run(args, { argv })).toEqual({
      code: 2,
      stdout: "",
      stderr: readHelp([...argv, "--help"]),
    });
  },
);
