import type { RequestListener } from "node:http";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { type Loopback, openLoopback, readBody } from "../support/loopback.ts";
import { complete } from "../support/model-server.ts";
import { openProxy, type ProxyOptions } from "../support/proxy.ts";
import { readTree } from "../support/read-tree.ts";
import { readDay } from "../support/recorded.ts";
import { answerQuestion } from "../support/recorded-world.ts";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";
import { CERTIFICATE, openSecureLoopback } from "../support/tls.ts";

const DAY = "2026-02-13";
const THUMBNAILS = "cdn-thumbnails.huggingface.co";
const HOSTS = ["hub.test", "model.test", "arxiv.test", THUMBNAILS];
const PAPERS = 2;

/** Papers of a recorded day, the first without its abstract, so that arXiv is asked too. */
function listPapers(): object[] {
  const [first, ...others] = readDay(DAY).slice(0, PAPERS);
  const text = JSON.stringify(first).replace(/"summary":"(?:[^"\\]|\\.)*"/g, '"summary":""');
  return [JSON.parse(text), ...others.map((item) => Object(item))];
}

const FEED = (id: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/${id}v1</id>
<summary>We show that quantized models keep their accuracy on prompts of many thousand tokens.</summary>
</entry></feed>`;

/** Hub, model, arXiv and image host in one, told apart by what they are asked for. */
const answerAll: RequestListener = async (request, response) => {
  const url = new URL(request.url ?? "", "http://any.test");
  const json = (body: unknown) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };
  if (url.pathname.endsWith(".png")) {
    response.setHeader("content-type", "image/png");
    const create = { width: 8, height: 8, channels: 3, background: "red" } as const;
    response.end(await sharp({ create }).png().toBuffer());
  } else if (url.pathname === "/api/query") {
    response.end(FEED(url.searchParams.get("id_list") ?? ""));
  } else if (url.pathname === "/api/whoami-v2") {
    json({ type: "user", name: "ada", auth: { type: "access_token" } });
  } else if (url.pathname === "/api/daily_papers") {
    json(url.searchParams.get("date") === DAY ? listPapers() : []);
  } else {
    const body = (await readBody(request)).toString("utf8");
    json(body === "" ? {} : complete(answerQuestion(body).answer));
  }
};

/** A user behind a proxy that alone knows where the hosts are. */
async function openUser(server: Loopback, options: ProxyOptions = {}) {
  onTestFinished(server.close);
  const port = Number(new URL(server.origin).port);
  const hosts = Object.fromEntries(HOSTS.map((host) => [host, port]));
  const proxy = await openProxy({ hosts, ...options });
  onTestFinished(proxy.close);
  const folder = makeFolder();
  const scheme = new URL(server.origin).protocol;
  const environment = {
    OPENAI_API_KEY: "sk-test-1234567890",
    OPENAI_BASE_URL: `${scheme}//model.test/v1`,
    OPENAI_MODEL: "test-model",
    HF_ENDPOINT: `${scheme}//hub.test`,
    HF_TOKEN: "hf_test_1234567890",
    ARXIV_ENDPOINT: `${scheme}//arxiv.test`,
    PAPERCARDS_IMAGES: "none",
  };
  const start = async (command: string, overrides: Record<string, string>) =>
    startPapercards(command.split(" "), {
      folder,
      environment: { ...environment, ...overrides },
    }).ended;
  return { proxy, folder, port, start };
}

/** With a password, which must not be shown. */
const addPassword = (origin: string) => origin.replace("//", "//me:secret@");

const made = (folder: string) =>
  [...readTree(join(folder, "output")).keys()].filter((path) => path.endsWith(`${DAY}.json`));

test("a whole run goes through HTTP_PROXY", async () => {
  const { proxy, folder, start } = await openUser(await openLoopback(answerAll));

  const { exitCode, stderr } = await start(`run ${DAY}`, { HTTP_PROXY: proxy.origin });

  expect(stderr).toContain(`${PAPERS} cards`);
  expect(exitCode).toBe(0);
  expect(made(folder)).toHaveLength(1);
  expect(new Set(proxy.asked.map((url) => new URL(url).hostname))).toEqual(
    new Set(["hub.test", "arxiv.test", "model.test"]),
  );
});

test("a whole run goes through tunnels of HTTPS_PROXY, and trusts NODE_EXTRA_CA_CERTS", async () => {
  const { proxy, folder, start } = await openUser(await openSecureLoopback(answerAll));

  const { exitCode, stderr } = await start(`run ${DAY}`, {
    HTTPS_PROXY: proxy.origin,
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
    PAPERCARDS_IMAGES: "download",
  });

  expect(stderr).toContain(`${PAPERS} cards`);
  expect(exitCode).toBe(0);
  expect(made(folder)).toHaveLength(1);
  expect(new Set(proxy.asked)).toEqual(new Set(HOSTS.map((host) => `${host}:443`)));
});

test("without NODE_EXTRA_CA_CERTS nothing is said to a server that nobody vouches for", async () => {
  const { proxy, start } = await openUser(await openSecureLoopback(answerAll));

  const { exitCode, stdout } = await start("doctor", { HTTPS_PROXY: proxy.origin });

  expect(exitCode).toBe(1);
  const trouble =
    "certificate is not trusted \\(DEPTH_ZERO_SELF_SIGNED_CERT\\)\\.\n +next: Set NODE_EXTRA_CA_CERTS";
  expect(stdout).toMatch(new RegExp(`^failed +Hub .*${trouble}`, "m"));
  expect(stdout).toMatch(new RegExp(`^failed +model .*${trouble}`, "m"));
});

test("what NO_PROXY names is reached directly, and the rest is not", async () => {
  const { proxy, port, start } = await openUser(await openLoopback(answerAll));

  const { exitCode } = await start(`run ${DAY}`, {
    HTTP_PROXY: proxy.origin,
    NO_PROXY: "127.0.0.1",
    OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
  });

  expect(exitCode).toBe(0);
  expect(new Set(proxy.asked.map((url) => new URL(url).hostname))).toEqual(
    new Set(["hub.test", "arxiv.test"]),
  );
});

test("the doctor goes the same way, and names it", async () => {
  const { proxy, start } = await openUser(await openSecureLoopback(answerAll));

  const { stdout } = await start("doctor", {
    HTTPS_PROXY: addPassword(proxy.origin),
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
  });

  expect(stdout).toContain(`https through ${proxy.origin.replace("//", "//***@")}`);
  expect(stdout).toMatch(/^ok +certificates +1 of .*certificate\.pem are trusted too$/m);
  expect(stdout).toMatch(/^ok +Hub +lists 0 papers/m);
  expect(stdout).toMatch(/^ok +Hub token +belongs to ada$/m);
  expect(stdout).toMatch(/^ok +model +test-model-2026 answered/m);
  expect(stdout).not.toContain("secret");
});

test("a proxy that lets nobody through is named, with what to look at", async () => {
  const { proxy, start } = await openUser(await openLoopback(answerAll), { refusal: 407 });

  const { exitCode, stderr } = await start(`run ${DAY}`, { HTTP_PROXY: addPassword(proxy.origin) });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/was not sent: the proxy http:\/\/\*\*\*@127\.0\.0\.1:\d+ answered 407\./);
  expect(stderr).toContain("fix: Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY");
  expect(stderr).not.toContain("secret");
});

test("a proxy that is not there is named, with what to look at", async () => {
  const { proxy, start } = await openUser(await openLoopback(answerAll));
  await proxy.close();

  const { exitCode, stdout } = await start("doctor", { HTTP_PROXY: addPassword(proxy.origin) });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /^failed +Hub .*was not sent: the proxy .* cannot be reached: ECONNREFUSED/m,
  );
  expect(stdout).toMatch(
    /^failed +model .*not asked: the proxy .* cannot be reached: ECONNREFUSED/m,
  );
  expect(stdout).toContain("next: Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY");
  expect(stdout).not.toContain("secret");
});
