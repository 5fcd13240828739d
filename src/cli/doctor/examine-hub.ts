import type { Settings } from "../../config/settings.ts";
import { addDays, toDigestDate } from "../../core/paper/date.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { openHubClock } from "../../pipeline/papers/hub-clock.ts";
import type { FetchedListing } from "../../sources/fetched-listing.ts";
import { explainRefusedToken } from "../../sources/to-source-error.ts";
import { SOURCE_BOUNDS } from "../../sources/wait-bounds.ts";
import { whoAmI } from "../../sources/who-am-i.ts";
import { openWorldSources } from "../open/open-world-sources.ts";
import { describeCount } from "../print/amounts.ts";
import type { World } from "../world.ts";
import { type Diagnosis, explainFailure, ok } from "./diagnosis.ts";

/** Time for each question to the Hub, in milliseconds. It answers within two seconds, or something is wrong. */
const HUB_PROBE_MS = 20_000;

/** Asks the Hub for yesterday's papers. */
export async function examineHub(
  settings: Settings,
  http: HttpClient,
  world: World,
  timeoutMs = HUB_PROBE_MS,
): Promise<Diagnosis[]> {
  const onNotice = (message: string) => world.stderr(`note: ${message}\n`);
  const hub = { ...SOURCE_BOUNDS.hub, answerMs: timeoutMs, totalMs: timeoutMs };
  const bounds = { ...SOURCE_BOUNDS, hub };
  const sources = openWorldSources(settings, world, { http, retries: 0, onNotice, bounds });
  const now = world.now();
  const yesterday = addDays(toDigestDate(now), -1);
  return explainFailure("Hub", async () => {
    const { items, ...times } = await sources.fetchListing(yesterday, now);
    const hub = ok("Hub", `lists ${describeCount(items.length, "paper")} for ${yesterday}`);
    return [hub, ...examineClock(times, world)];
  });
}

type Times = Pick<FetchedListing, "sentAt" | "ageMs">;

/** Compares this machine's clock with the Hub's; no diagnosis when they agree. */
function examineClock({ sentAt, ageMs = 0 }: Times, { now }: World): Diagnosis[] {
  const diagnoses: Diagnosis[] = [];
  const next = sentAt === null || ageMs > 0 ? LOOK_BETWEEN : SET_CLOCK;
  const tell = (finding: string) =>
    diagnoses.push({ status: "warning", name: "clock", finding, next });
  openHubClock(now, tell).at(sentAt, ageMs);
  return diagnoses;
}

const LOOK_BETWEEN =
  "Look at what stands between here and the Hub: a proxy, a cache, or the mirror in HF_ENDPOINT.";

const SET_CLOCK =
  "Set the date and time of this machine, or look at the proxy or the mirror in HF_ENDPOINT where that is right.";

/** Asks the Hub to whom HF_TOKEN belongs; no diagnosis when it is not set. */
export async function examineToken(
  { HF_ENDPOINT: endpoint, HF_TOKEN: token }: Settings,
  http: HttpClient,
  { signal }: World,
  timeoutMs = HUB_PROBE_MS,
): Promise<Diagnosis[]> {
  if (token === undefined) return [];
  const ask = async () => {
    const account = await whoAmI(token, { endpoint, http, signal, timeoutMs });
    return [account === null ? tellRefused(endpoint) : ok("Hub token", `belongs to ${account}`)];
  };
  // A mirror of the Hub need not know accounts.
  return explainFailure("Hub token", ask, { as: "warning" });
}

function tellRefused(endpoint: string): Diagnosis {
  const { happened, fix } = explainRefusedToken(new URL(endpoint));
  return { status: "failed", name: "Hub token", finding: happened, next: fix };
}
