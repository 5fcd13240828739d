import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseListing } from "../src/core/paper/listing.ts";
import { complete, openModelServer } from "../test/support/model-server.ts";
import { makeDraftFrom } from "../test/support/papers.ts";
import { readDay } from "../test/support/recorded.ts";
import { type Figure, median, secondsBelow } from "./figure.ts";

const DAY = "2026-02-13";
const ROUNDS = 5;
const ANSWER_MS = 500;

/** 20 papers, 8 at a time, are three turns of half a second. */
const FLOOR_SECONDS = 1.5;

/** Times whole commands, start-up included, against servers on this machine. */
export async function benchCommands(): Promise<Figure[]> {
  const items = readDay(DAY);
  const hub = await openHub(items);
  const model = await openModelServer(parseListing(items).papers, ({ paper }) => ({
    delayMs: ANSWER_MS,
    body: complete(JSON.stringify(makeDraftFrom(paper))),
  }));
  const firsts: number[] = [];
  const seconds: number[] = [];
  const helps: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), "papercards-bench-"));
    const environment = environmentOf(folder, hub.url, model.url);
    firsts.push(await time(["run", DAY, "--top", "20"], environment));
    seconds.push(await time(["run", DAY, "--top", "20"], environment));
    helps.push(await time(["--help"], environment));
    await rm(folder, { recursive: true });
  }
  hub.close();
  await model.close();
  return [
    secondsBelow(
      "run, 20 papers, 500 ms an answer, 8 at a time",
      median(firsts),
      FLOOR_SECONDS * 1.4,
    ),
    secondsBelow("the same run again", median(seconds), 0.7),
    secondsBelow("--help", median(helps), 0.25),
  ];
}

async function openHub(items: readonly unknown[]): Promise<{ url: string; close: () => void }> {
  const body = JSON.stringify(items);
  const server = createServer((request, response) => {
    const page = new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("p");
    response.writeHead(200, { "content-type": "application/json" }).end(page === "0" ? body : "[]");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function environmentOf(folder: string, hubUrl: string, modelUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HF_ENDPOINT: hubUrl,
    OPENAI_BASE_URL: modelUrl,
    OPENAI_API_KEY: "bench",
    OPENAI_MODEL: "bench-model",
    PAPERCARDS_IMAGES: "link",
    PAPERCARDS_OUTPUT_DIR: join(folder, "output"),
    PAPERCARDS_CACHE_DIR: join(folder, "cache"),
  };
}

async function time(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["src/cli.ts", ...argv], { env, stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`papercards ${argv.join(" ")} exited with ${code}`);
  return (performance.now() - startedAt) / 1000;
}
