import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeUser, serveHub, type User } from "../../support/world.ts";

/** A user in a folder with this `.env`, and with nothing but a model that does not answer in the environment. */
function makeFolderUser(env: string | Buffer): User {
  serveHub({});
  const user = makeUser();
  writeFileSync(join(user.folder, ".env"), env);
  return user;
}

test.each([
  ["as UTF-8", "PAPERCARDS_LOOKBACK_DAYS=3\n"],
  ["with a byte order mark", "\uFEFFPAPERCARDS_LOOKBACK_DAYS=3\n"],
  ["with the line ends of old Macs", "# a note\rPAPERCARDS_LOOKBACK_DAYS=3\r"],
  ["with quotation marks and notes", '# a note\nexport PAPERCARDS_LOOKBACK_DAYS="3" # days\r\n'],
])("settings come from .env, %s", async (_, env) => {
  const { stdout } = await makeFolderUser(env).run("doctor");

  expect(stdout).toMatch(/^ok +PAPERCARDS_LOOKBACK_DAYS +3 \(\.env\)$/m);
});

test.each([
  ["UTF-16", Buffer.from("\uFEFFPAPERCARDS_TOP=3\n", "utf16le"), "is no text in UTF-8"],
  ["another encoding", Buffer.from([0x41, 0x3d, 0xff, 0xfe]), "is no text in UTF-8"],
  ["a text with a NUL", "PAPERCARDS_TOP=3\0\n", "is no text in UTF-8"],
  ["too large", `# ${"x".repeat(70_000)}\n`, "is larger than the 65536 bytes"],
])("a .env that is %s is a settings error", async (_, env, why) => {
  const { code, stderr } = await makeFolderUser(env).run("run");

  expect(code).toBe(2);
  expect(stderr).toContain(`SETTINGS: .env ${why}`);
});

test.each([
  ["a folder", (path: string) => mkdirSync(path), /^SETTINGS: \.env is a folder, not a file\.$/m],
  [
    "a device without an end",
    (path: string) => symlinkSync("/dev/zero", path),
    /^SETTINGS: \.env is a device, not a file\.$/m,
  ],
  [
    "a link in a circle",
    (path: string) => symlinkSync(path, path),
    /^SETTINGS: \.env cannot be read \(ELOOP\)\.$/m,
  ],
  [
    "a link to nothing",
    (path: string) => symlinkSync(`${path}.gone`, path),
    /^SETTINGS: \.env is a link that leads to no file\.$/m,
  ],
] as const)("%s in place of .env is a settings error, but not for --help", async (_, put, why) => {
  const user = makeUser();
  put(join(user.folder, ".env"));

  const [ran, examined, helped, version] = [
    await user.run("run"),
    await user.run("doctor"),
    await user.run("--help"),
    await user.run("--version"),
  ];

  expect([ran.code, examined.code, helped.code, version.code]).toEqual([2, 2, 0, 0]);
  expect(ran.stderr).toMatch(why);
  expect(ran.stderr).not.toMatch(/^\s+at /m);
  expect(examined.stdout).toMatch(/^failed +settings +\.env (?:cannot be read|is a)/m);
});

test("a key of the environment does not go where a folder's .env says", async () => {
  const user = makeFolderUser("OPENAI_BASE_URL=http://127.0.0.1:9/v1\n");
  const environment = { OPENAI_API_KEY: "sk-own-1234567890", INPUT_STEP: "generate" };

  for (const command of ["run", "backfill 2026-02-12 2026-02-13 --batch", "doctor", "github"]) {
    const { code, stdout, stderr } = await user.run(command, { environment });

    expect(code, command).toBe(2);
    expect(stdout + stderr).toMatch(/export OPENAI_BASE_URL|set `vars\.OPENAI_BASE_URL`/);
    expect(stdout + stderr).not.toContain("sk-own");
  }
});

test.each([
  ["a stand-in for a key", "OPENAI_API_KEY=여기에_키\n", {}],
  ["an address beside a key of the shell", "OPENAI_BASE_URL=http://127.0.0.1:9/v1\n", {}],
  ["a number that is none", "PAPERCARDS_RPM=many\nPAPERCARDS_CONCURRENCY=x\n", {}],
  ["a proxy that is none", "", { HTTPS_PROXY: "socks9://x" }],
])("%s stops no command that does not use it", async (_, env, environment) => {
  const user = makeFolderUser(env);
  const folders = ["OUTPUT", "CACHE"].map(
    (name) => [`PAPERCARDS_${name}_DIR`, join(user.folder, name)] as const,
  );
  const settings = { OPENAI_API_KEY: "sk-own-1234567890", ...environment };
  const isOfShell = env.includes("BASE_URL");
  const { OPENAI_API_KEY: key, ...others } = { ...settings, ...Object.fromEntries(folders) };
  const given = { environment: isOfShell ? { ...others, OPENAI_API_KEY: key } : others };

  const codes: number[] = [];
  for (const command of ["demo", "render", "check", "run 2026-02-12"]) {
    codes.push((await user.run(command, given)).code);
  }

  expect(codes).toEqual([0, 0, 0, 2]);
});

test("a line of .env that sets nothing is named by its number", async () => {
  const env = '# a note\nPAPERCARDS_TOP 3\nA="x\ny\n"\n\nsk-own-1234567890\nPAPERCARD_TOP=3\n';

  const { stderr } = await makeFolderUser(env).run("render");

  expect(stderr.match(/^note: .*/gm)).toEqual([
    "note: line 2 of .env names PAPERCARDS_TOP and does not set it, since it has no `=`. Write PAPERCARDS_TOP=… in a line of its own, or # before what is a note.",
    "note: line 7 of .env has no `=` in it, and is left out.",
    "note: .env sets PAPERCARD_TOP (PAPERCARDS_TOP?); only settings are taken from there.",
  ]);
});

test.each([
  ["a no-break space before it", "\u00A0PAPERCARDS_TOP=abc", "it holds U+00A0 (a no-break space)"],
  ["a zero-width space before it", "\u200BPAPERCARDS_TOP=abc", "U+200B (a zero-width space)"],
  ["a zero-width space behind it", "PAPERCARDS_TOP\u200B=abc", "U+200B (a zero-width space)"],
  ["a byte order mark of a second file", "\uFEFFPAPERCARDS_TOP=abc", "U+FEFF (a byte order mark)"],
  ["a sign that moves a terminal", "\u001B[1mPAPERCARDS_TOP=abc", "U+001B (a control character)"],
  ["wide letters", "ＰＡＰＥＲＣＡＲＤＳ_TOP=abc", "U+FF30"],
  ["a wide sign of equality", "PAPERCARDS_TOP＝abc", "U+FF1D"],
  ["a letter of another script", "РAPERCARDS_TOP=abc", "it holds U+0420"],
  ["a space", "PAPERCARDS TOP=abc", "more than a name stands before its value"],
  ["a dash", "PAPERCARDS-TOP=abc", "more than a name stands before its value"],
  ["the word of Windows", "set PAPERCARDS_TOP=abc", "more than a name"],
  ["the word of the C shell", "setenv PAPERCARDS_TOP abc", "it has no `=`"],
  ["the sign of PowerShell", '$env:PAPERCARDS_TOP="abc"', "more than a name"],
  ["the form of JSON", '{"PAPERCARDS_TOP":"abc="}', "more than a name"],
  ["the form of YAML", "PAPERCARDS_TOP: abc", "it has no `=`"],
  ["quotation marks", '"PAPERCARDS_TOP"=abc', "more than a name"],
  ["a mark of a list", "- PAPERCARDS_TOP=abc", "more than a name"],
  ["a word that means it", "PAPERCARDS_CARDS: abc", "it has no `=`"],
  ["another name in its line", "A=1 PAPERCARDS_TOP=abc", "it stands in the value of another name"],
  ["a comma behind another", "A=1,PAPERCARDS_TOP=abc", "it stands in the value of another name"],
  ["a semicolon", "A=1;PAPERCARDS_TOP=abc", "it stands in the value of another name"],
  ["the sign of a shell", "A=1&&PAPERCARDS_TOP=abc", "it stands in the value of another name"],
  ["a value above that ends below", 'A="x\nPAPERCARDS_TOP=abc\nB="', "within the quotation marks"],
])("a setting that is lost by %s is refused with what is wrong", async (_, line, why) => {
  const { code, stderr } = await makeFolderUser(`# a note\n${line}\n`).run("run");

  const number = line.includes("\n") ? 3 : 2;
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(
      `^SETTINGS: Line ${number} of \\.env (?:seems to name|names) PAPERCARDS_TOP and does not set it, since `,
    ),
  );
  expect(stderr).toContain(why);
  expect(stderr).toContain("Write PAPERCARDS_TOP=… in a line of its own, or ");
  expect(stderr).not.toMatch(/abc|only settings are taken/);
});

test.each([
  ["OPENAI_BASE_URL", "https://gate.io/v1"],
  ["OPENAI_API_BASE", '"https://gate.io/v1" # the router'],
  ["PAPERCARDS_MAX_COST_USD", "1"],
])("a value of %s that stands below its name is refused", async (name, value) => {
  const env = `${name}=\n\n${value}\nOPENAI_API_KEY=sk-own-1234567890\n`;
  const { code, stderr } = await makeFolderUser(env).run("run", { environment: {} });

  expect(code).toBe(2);
  expect(stderr).toMatch(/^SETTINGS: Line 3 of \.env stands below [A-Z_]+, which has no value\.$/m);
});

test.each([
  ...[
    "0123456789ABCDEFGHIJ",
    "aB3d",
    "abcdefghijklmnopqrstu",
    "x9Y-z_0",
    "AbCdEf==",
    "  a1b2c3d4  ",
  ],
])("a key that goes on with %s in the line below is refused by its line", async (rest) => {
  for (const name of ["OPENAI_API_KEY", "export HF_TOKEN"]) {
    const env = `# a note\n${name}=sk-own-1234567890\n${rest}\n`;
    const { code, stdout, stderr } = await makeFolderUser(env).run("run", { environment: {} });

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^SETTINGS: Line 3 of \.env may be the rest of [A-Z_]+ in line 2, and is left out\.$/m,
    );
    expect(stderr).toMatch(/fix: Write [A-Z_]+ in one line, or # before what is a note\./);
    expect(stdout + stderr).not.toContain(rest.trim());
  }
});

test.each([
  ["OPENAI_API_KEY=sk-proj-abc123", "", "defghijklmno0123456789"],
  ["OPENAI_API_KEY=sk-proj-abc123 # part 1", "# a note", "ABCDEFGHIJabcdefghij # part 2"],
  ["OPENAI_API_KEY='sk-proj-abc123'", "\n# a note\n", "defghijklmnopqrstu"],
  ["OPENAI_BASE_URL=https://gate.io/v1/", "# a note", "0123456789abcdef/gw"],
  ["OPENAI_BASE_URL=https://gate.io/", "", "openai-v1"],
  ["HF_ENDPOINT=https://mirror.gate.io", "", "/hub/api-7"],
])(
  "a value that goes on below a blank line or a note, as %j, is refused by its line",
  async (first, between, rest) => {
    const env = `${first}\n${between}\n${rest}\n`;
    const number = env.trim().split("\n").length;
    const { code, stdout, stderr } = await makeFolderUser(env).run("run", { environment: {} });

    expect(code).toBe(2);
    expect(stderr).toContain(
      `Line ${number} of .env may be the rest of ${/^\w+/.exec(first)?.[0]} in line 1`,
    );
    expect(stdout + stderr).not.toContain(rest.split(" ")[0]);
  },
);

test.each([
  ["OPENAI_BASE_URL=https://gate.io/v1/", "0123456789abcdef/gw/openai"],
  ["OPENAI_BASE_URL=https://gate.io", "/v1"],
  ["OPENAI_BASE_URL=https://gate.", "io/v1"],
  ["OPENAI_BASE_URL=https://gate.io/", "openai"],
  ["OPENAI_BASE_URL=https://gate.io", ":8443/v1"],
  ["ARXIV_ENDPOINT=https://gate.io/a-", "mirror"],
])(
  "an address that goes on in the line below, as %s and %s, is refused by its line",
  async (first, rest) => {
    const env = `${first}\n${rest}\nOPENAI_API_KEY=sk-own-1234567890\n`;
    const { code, stdout, stderr } = await makeFolderUser(env).run("run", { environment: {} });

    expect(code).toBe(2);
    expect(stderr).toMatch(/Line 2 of \.env may be the rest of [A-Z_]+ in line 1/);
    expect(stdout + stderr).not.toContain(rest);
  },
);

test.each([
  "EOF",
  "fi",
  "done",
  "[default]",
  "---",
  "}",
  "model-settings",
  "FOO=",
  "set +a",
  "\nA1",
])("the line %s below a key or an address is none of it", async (line) => {
  const env = `OPENAI_API_KEY=sk-own-1234567890\n${line}\nOPENAI_BASE_URL=http://127.0.0.1:9/v1\n${line}\n`;
  const { stdout, stderr } = await makeFolderUser(env).run("doctor", { environment: {} });

  expect(stdout + stderr).not.toMatch(/^failed +settings|may be the rest/m);
});

test.each([
  ["a limit, and a higher one", "PAPERCARDS_MAX_COST_USD", "1", "100"],
  ["a limit, and none", "PAPERCARDS_MAX_COST_USD", "1", ""],
  ["two addresses", "OPENAI_BASE_URL", "http://localhost:1/v1", '"https://gate.io/v1" # new'],
  ["two keys", "OPENAI_API_KEY", "sk-secret-1234567890", "sk-secret-0987654321"],
])("a setting that stands twice, with %s, is named with both lines", async (_, name, one, two) => {
  const env = `${name}=${one}\n# a note\nexport ${name}=${two}\n`;
  const { code, stdout, stderr } = await makeFolderUser(env).run("run", { environment: {} });

  expect(code).toBe(2);
  expect(stderr).toContain(`SETTINGS: Lines 1 and 3 of .env give ${name} two values.`);
  expect(stderr).toContain(`Keep the line of ${name} that is right`);
  expect(stdout + stderr).not.toMatch(/secret|localhost|gate|100/);
});

test("a path of Windows in double quotation marks, in which \\n is a line break, is named by that", async () => {
  const path = "C:\\Users\\kim\\new";
  const { code, stderr } = await makeFolderUser(`PAPERCARDS_OUTPUT_DIR="${path}"\n`).run("run");
  const { stdout } = await makeFolderUser(`PAPERCARDS_OUTPUT_DIR='${path}'\n`).run("doctor");

  expect(code).toBe(2);
  expect(stderr).toContain(
    "SETTINGS: Line 1 of .env has \\n in the double quotation marks of PAPERCARDS_OUTPUT_DIR, where it stands for a line break.",
  );
  expect(stderr).toContain("in single quotation marks");
  expect(stdout).not.toMatch(/^failed +settings/m);
});

test("a setting that stands twice with the same value is no matter", async () => {
  const env = "PAPERCARDS_RPM=7\nPAPERCARDS_RPM = '7' # again\n";

  const { stdout } = await makeFolderUser(env).run("doctor");

  expect(stdout).toMatch(/^ok +PAPERCARDS_RPM +7 \(\.env\)$/m);
});

test("a heading below a setting without a value is none", async () => {
  const env = "HF_TOKEN=\n----- model -----\nOPENAI_API_KEY=\n=======\nOpenAI API key\n";
  const { stderr } = await makeFolderUser(env).run("doctor");

  expect(stderr).not.toMatch(/^SETTINGS|names/m);
});

test.each(["\u0085", "\u2028", "\u2029", "\v", "\f", "\r"])(
  "%j ends a line of .env, as in the editor that wrote it",
  async (end) => {
    const env = `PAPERCARDS_RPM=7${end}PAPERCARDS_LOOKBACK_DAYS=3${end}`;

    const { stdout } = await makeFolderUser(env).run("doctor");

    expect(stdout).toMatch(/^ok +PAPERCARDS_LOOKBACK_DAYS +3 \(\.env\)$/m);
    expect(stdout).toMatch(/^ok +PAPERCARDS_RPM +7 \(\.env\)$/m);
  },
);

test("lines that set what is none of ours, and notes about settings, are no matter", async () => {
  const env = '# PAPERCARDS_TOP 3\nNOTE="see PAPERCARDS_TOP\nand more"\nfoo.bar=1\nMY-VAR=2\n';

  const { stderr } = await makeFolderUser(env).run("doctor");

  expect(stderr).not.toContain("note:");
});

test("nothing but settings is taken from .env, and what is left out is said", async () => {
  const user = makeFolderUser(
    "HTTPS_PROXY=http://evil.example:1\nNODE_OPTIONS=--x\nPAPERCARDS_TPO=3\nSHELL=x\nGIT_SSH_COMMAND=x\n",
  );

  const { stdout, stderr } = await user.run("doctor");

  expect(stderr).toContain(
    "note: .env sets HTTPS_PROXY, NODE_OPTIONS, PAPERCARDS_TPO (PAPERCARDS_TOP or PAPERCARDS_TPM?); only settings are taken from there.",
  );
  expect(stdout).toMatch(/^ok +proxy +none$/m);
  expect(stdout + stderr).not.toContain("evil");
});

test.each([
  ["to the end of the file", '# a note\nOPENAI_MODEL="gpt-secret\n', "OPENAI_MODEL", '"'],
  ["in a folder", "# a note\nPAPERCARDS_OUTPUT_DIR='papers-secret", "PAPERCARDS_OUTPUT_DIR", "'"],
  [
    "up to the mark of another setting",
    '\nPAPERCARDS_OUTPUT_DIR="papers-secret\n\nOPENAI_MODEL="gpt-4o"\n',
    "PAPERCARDS_OUTPUT_DIR",
    '"',
  ],
  ["in a key", '\nexport OPENAI_API_KEY= "sk-secret-123\nA=1\n', "OPENAI_API_KEY", '"'],
])("a quotation mark left open %s is named before anything else", async (_, env, name, mark) => {
  const user = makeFolderUser(env);

  const { code, stdout, stderr } = await user.run("run");

  expect(code).toBe(2);
  expect(stderr).toContain(
    `SETTINGS: Line 2 of .env opens a quotation mark for ${name}, ${mark}, and nothing closes it.`,
  );
  expect(stderr).toContain(`Write the value of ${name} with ${mark} at both ends, or at neither.`);
  expect(stdout + stderr).not.toMatch(/secret|without a key in it|note:/);
  expect(readdirSync(user.folder)).toEqual([".env"]);
});

test.each([
  ["OPENAI_MODEL", 'gpt-secret"', 'closes a quotation mark for OPENAI_MODEL, ", and nothing opens'],
  ["OPENAI_API_KEY", "sk-secret-123' # mine", "closes a quotation mark for OPENAI_API_KEY, '"],
  [
    "PAPERCARDS_OUTPUT_DIR",
    '"papers"secret',
    "has more behind the closing quotation mark of PAPERCARDS_",
  ],
  ["PAPERCARDS_INTERESTS", '"agents", "secret"', "has more behind the closing quotation mark of"],
  ["OPENAI_API_KEY", "sk-secret-123#def", "has a # in what it gives to OPENAI_API_KEY"],
  ["OPENAI_API_KEY", "sk-secret-123 #def", "has a # in what it gives to OPENAI_API_KEY"],
  ["OPENAI_API_KEY", "#secret-123", "has a # in what it gives to OPENAI_API_KEY"],
  ["OPENAI_BASE_URL", "https://secret.io/v1#x", "has a # in what it gives to OPENAI_BASE_URL"],
  ["ARXIV_ENDPOINT", "https://secret.io #/x", "has a # in what it gives to ARXIV_ENDPOINT"],
  ["PAPERCARDS_INTERESTS", "C#, F#, secret", "has a # in what it gives to PAPERCARDS_INTERESTS"],
  ["OPENAI_MODEL", "secret#1", "has a # in what it gives to OPENAI_MODEL"],
])(
  "%s=%s, of which Node would read another value, is named with what to write",
  async (name, given, says) => {
    const user = makeFolderUser(`# a note\n${name}=${given}\nPAPERCARDS_TOP=3\n`);

    const { code, stdout, stderr } = await user.run("run", { environment: {} });

    expect(code).toBe(2);
    expect(stderr).toContain(`SETTINGS: Line 2 of .env ${says}`);
    expect(stderr).toMatch(/fix: (?:Write|Put) the value of [A-Z_]+ (?:in|with) /);
    expect(stdout + stderr).not.toContain("secret");
  },
);

test("a note behind a value is none of it, with white space before its sign or behind a quotation mark", async () => {
  const env = [
    ...[
      "OPENAI_BASE_URL=http://127.0.0.1:9/v1 # here",
      "OPENAI_API_KEY=sk-own-1234567890 # mine",
      "HF_TOKEN= #none yet",
      "PAPERCARDS_RPM=7#a minute",
    ],
    ...[
      'OPENAI_MODEL="my#model"#mine',
      "PAPERCARDS_OUTPUT_DIR=papers #1",
      "PAPERCARDS_CACHE_DIR=c # C#",
    ],
  ];

  const { stdout, stderr } = await makeFolderUser(env.join("\n")).run("doctor", {
    environment: {},
  });

  expect(stdout + stderr).not.toMatch(/^failed +settings|note:/m);
  for (const value of ["my#model", "papers", "c", "7"])
    expect(stdout).toMatch(new RegExp(` ${value} \\(\\.env\\)$`, "m"));
});

test("quotation marks that are closed, or within a value, or of no setting, are no matter", async () => {
  const env =
    'PAPERCARDS_INTERESTS="agents,\nRAG" # "both\nOPENAI_MODEL=my"model\nNOTE="open\nPAPERCARDS_RPM=\'7\'\n';

  const { stdout, stderr } = await makeFolderUser(env).run("doctor");

  expect(stdout).toMatch(/^ok +PAPERCARDS_RPM +7 \(\.env\)$/m);
  expect(stdout + stderr).not.toContain("opens a quotation mark");
});

const KEY = "sk-own-1234567890";

test.each([
  ["OPENAI_KEY", "OPENAI_API_KEY"],
  ["OPENAI_APIKEY", "OPENAI_API_KEY"],
  ["openai_api_key", "OPENAI_API_KEY"],
  ["OPENROUTER_API_KEY", "OPENAI_API_KEY"],
  ["PAPERCARDS_OUTPUT", "PAPERCARDS_OUTPUT_DIR"],
  ["HUGGINGFACE_TOKEN", "HF_TOKEN"],
  ["OPENAI_API_BASE", "OPENAI_BASE_URL"],
  ["BASE_URL", "OPENAI_BASE_URL"],
  ["AZURE_OPENAI_ENDPOINT", "OPENAI_BASE_URL"],
  ["MAX_COST_USD", "PAPERCARDS_MAX_COST_USD"],
])("%s in .env is named with the setting that it means, %s", async (name, setting) => {
  const user = makeFolderUser(`${name}=abc-secret\n`);

  const { stderr } = await user.run("render", { environment: { OPENAI_API_KEY: "" } });

  expect(stderr).toContain(`note: .env sets ${name} (${setting}?); only settings are taken`);
  expect(stderr).not.toContain("secret");
});

test.each([
  ["OPENAI_API_BASE", "https://gate.io/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY would go to https:"],
  ["OPENAI_BASE_ULR", "https://gate.io/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY would go to https:"],
  [
    "OPENAI_LIKE_BASE_URL",
    "https://gate.io/v1",
    "OPENAI_BASE_URL",
    "OPENAI_API_KEY would go to https:",
  ],
  ["OPENAI_HOST", "gate.io", "OPENAI_BASE_URL", "OPENAI_API_KEY would go to https:"],
  ["PAPERCARDS_MAX_COST", "1", "PAPERCARDS_MAX_COST_USD", "no cost limit would hold"],
  ["PAPERCARDS_BUDGET", "1", "PAPERCARDS_MAX_COST_USD", "no cost limit would hold"],
])("%s=%s is refused, since without %s %s", async (name, value, setting, effect) => {
  const line = `${name}=${value}\n`;
  const ofFile = await makeFolderUser(`${line}OPENAI_API_KEY=${KEY}\n`).run("run", {
    environment: {},
  });
  const ofProcess = await makeFolderUser("").run("run", {
    environment: { [name]: value, OPENAI_API_KEY: KEY },
  });

  expect(ofFile.code).toBe(2);
  expect(ofFile.stderr).toMatch(new RegExp(`^SETTINGS: \\.env sets ${name}, .* ${effect}`, "m"));
  expect(ofFile.stderr).toContain(`Write ${setting} in its place`);
  expect(ofProcess.code).toBe(2);
  expect(ofProcess.stderr).toContain(`SETTINGS: The environment sets ${name}, `);
});

test("OPENAI_KEY of the environment is named with the setting that it means", async () => {
  const environment = { OPENAI_API_KEY: "", OPENAI_KEY: "abc-secret", PAPERCARDS_REVIEW: "true" };

  const { stderr } = await makeFolderUser("").run("render", { environment });

  expect(stderr.match(/^note: The environment .*/gm)).toEqual([
    "note: The environment sets OPENAI_KEY (OPENAI_API_KEY?), which is no setting.",
  ]);
  expect(stderr).not.toContain("secret");
});

test("a name of another program is no matter where the setting itself is set, or nothing is sent", async () => {
  const env = `OPENAI_BASE_URL=http://127.0.0.1:9/v1\nOPENAI_API_BASE=https://gate.io/v1\nPAPERCARDS_MAX_COST=1\nOPENAI_API_KEY=${KEY}\nOPENROUTER_API_KEY=x\nGH_TOKEN=x\n`;
  const { code, stderr } = await makeFolderUser(env).run("render", { environment: {} });

  expect(code).toBe(0);
  expect(stderr).not.toMatch(/OPENROUTER|GH_TOKEN/);
});
