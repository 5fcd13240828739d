import { join } from "node:path";
import { HttpResponse, http } from "msw";
import { main } from "../../src/cli/main.ts";
import type { Outside } from "../../src/cli/world.ts";
import type { Environment } from "../../src/core/environment.ts";
import { makeHastyClock } from "./hasty-clock.ts";
import { network } from "./network.ts";
import { listOn } from "./recorded.ts";
import { makeFolder } from "./temporary.ts";

/** What a command did, as its user sees it. */
type Ran = { code: number; stdout: string; stderr: string };

/** A user with folders of their own, who runs one command after the other. */
export type User = {
  /** Its settings, as variables. */
  environment: Environment;
  folder: string;
  run: (command: string, overrides?: Partial<Outside>) => Promise<Ran>;
};

/** Ten days after the bundled day, so that it is settled. */
const NOW = new Date("2026-02-23T12:00:00Z");

/** The Hub's clock: that of the command that is running. */
const hubClock = { now: () => NOW };

/** Makes a user whose model answers at a URL; without one, every question is refused. */
export function makeUser(modelUrl = "http://127.0.0.1:9/v1", environment = {}): User {
  const folder = makeFolder();
  const settings = {
    OPENAI_API_KEY: "sk-test-1234567890",
    OPENAI_BASE_URL: modelUrl,
    OPENAI_MODEL: "test-model",
    PAPERCARDS_IMAGES: "link",
    PAPERCARDS_OUTPUT_DIR: join(folder, "output"),
    PAPERCARDS_CACHE_DIR: join(folder, "cache"),
    ...environment,
  };
  return {
    folder,
    environment: settings,
    run: (command, overrides = {}) =>
      runCommand(command, { environment: settings, cwd: folder, ...overrides }),
  };
}

/** Runs one command in a folder, with these variables and no others, and answers what it did. */
export async function runCommand(
  command: string,
  overrides: Pick<Outside, "environment" | "cwd"> & Partial<Outside>,
): Promise<Ran> {
  hubClock.now = overrides.now ?? (() => NOW);
  const printed = { stdout: "", stderr: "" };
  const code = await main({
    argv: command.split(" "),
    stdout: (text) => {
      printed.stdout += text;
    },
    stderr: (text) => {
      printed.stderr += text;
    },
    now: () => NOW,
    setV8Flags: () => {}, // the heap belongs to the test runner
    signal: new AbortController().signal,
    clock: makeHastyClock(),
    writer: { processId: 4711, isRunning: (processId) => processId === 4711 },
    ...overrides,
  });
  if (/^BUG: /m.test(printed.stderr)) throw new Error(printed.stderr);
  return { code, ...printed };
}

/** Behaves like the Hub: these days have these items, every other day has none. Counts the requests. */
export function serveHub(days: Readonly<Record<string, readonly unknown[]>>): {
  requests: string[];
} {
  const seen = { requests: [] as string[] };
  network.use(
    http.get("https://huggingface.co/api/daily_papers", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const date = query.get("date") ?? "";
      seen.requests.push(date);
      const limit = Number(query.get("limit") ?? 50);
      const start = Number(query.get("p") ?? 0) * limit;
      const headers = { date: hubClock.now().toUTCString() };
      const items = listOn(date, days[date] ?? []).slice(start, start + limit);
      return HttpResponse.json(items, { headers });
    }),
  );
  return seen;
}
