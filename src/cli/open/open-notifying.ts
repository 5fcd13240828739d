import { isOwnMachine } from "../../config/own-machine.ts";
import type { Settings } from "../../config/settings.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { SettingsError, UsageError } from "../../core/errors.ts";
import { digestPath } from "../../core/output-paths.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { toPaperPage } from "../../core/paper/paper.ts";
import { digestPage, paperPage } from "../../core/site/site-paths.ts";
import { type Message, type MessageLinks, tellDay, tellFailure } from "../../delivery/message.ts";
import { readWebhooks, type Webhook } from "../../delivery/webhook-urls.ts";
import type { Store } from "../../store/open-store.ts";
import { parseDate } from "../dates.ts";
import type { World } from "../world.ts";
import { openWorldStore } from "./open-world-store.ts";

/** A message, and the name under which it is sent once. */
export type NamedMessage = { name: string; message: Message };

/** What is told, to whom. */
export type Notifying = {
  webhooks: readonly Webhook[];
  deliveries: Store["deliveries"];
  isAgain: boolean;
  isDryRun: boolean;
  findMessage: (date: string | undefined, isFailure: boolean) => Promise<NamedMessage>;
};

/**
 * Opens the targets of the settings.
 *
 * @throws {SettingsError} when there is none, or one that cannot be used.
 */
export async function openNotifying(
  settings: Settings,
  world: World,
  flags: { again?: boolean; ownNetwork?: boolean; dryRun?: boolean },
): Promise<Notifying> {
  const given = settings.PAPERCARDS_WEBHOOK_URLS ?? "";
  const webhooks = readWebhooks(given, {
    isOwn: isOwnMachine,
    allowsOwn: flags.ownNetwork ?? false,
  });
  world.hideSecrets(webhooks.map(({ url }) => url.href));
  if (webhooks.length === 0) {
    throw new SettingsError(
      "PAPERCARDS_WEBHOOK_URLS names no address.",
      "Put the webhook's address there, as Slack, Discord, Teams or Telegram shows it.",
    );
  }
  const store = openWorldStore(settings, world);
  await store.prepare({ output: null, cache: true });
  return {
    webhooks,
    deliveries: store.deliveries,
    isAgain: flags.again ?? false,
    isDryRun: flags.dryRun ?? false,
    findMessage: async (date, isFailure) => {
      if (isFailure) {
        const { run, url } = findRun(world.environment);
        return { name: `failure-${run}`, message: tellFailure(url) };
      }
      const day = await findDay(date, store, world);
      return { name: day.date, message: tellDay(day, findLinks(settings, world.environment)) };
    },
  };
}

/** The day that is told of: the one that is named, or the newest that is settled. */
async function findDay(
  date: string | undefined,
  { digests }: Store,
  world: World,
): Promise<DailyDigest> {
  const found = (await digests.list()).filter(({ kind }) => kind === "daily");
  const named =
    date === undefined
      ? found.toReversed()
      : found.filter(({ name }) => name === parseDate(date, world.now()));
  for (const digest of named) {
    const day = await digests.readStored(digest);
    if (day?.kind === "daily" && (date !== undefined || day.status === "settled")) return day;
  }
  throw new UsageError(
    date === undefined
      ? "There is no settled digest to tell of."
      : `There is no digest of ${date}.`,
    "Make one with `papercards run`, or name a day that has one.",
  );
}

/** Where cards are read: on the site, else in the repository that a workflow works for, else at the Hub. */
function findLinks(settings: Settings, environment: World["environment"]): MessageLinks {
  const site = settings.PAPERCARDS_SITE_URL?.replace(/\/*$/, "/");
  if (site !== undefined) {
    return {
      day: (date) => site + digestPage("daily", date, "html"),
      paper: (id) => site + paperPage(id),
    };
  }
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_REF_NAME: branch,
  } = environment;
  const folder = settings.PAPERCARDS_OUTPUT_DIR;
  const inRepository = (date: DigestDate) =>
    `${server}/${repository}/blob/${branch}/${folder}/${digestPath("daily", date, "md")}`;
  return {
    day:
      server && repository && branch
        ? inRepository
        : (date) => `https://huggingface.co/papers/date/${date}`,
    paper: toPaperPage,
  };
}

/** The run of a workflow, which is told once, and its page. */
function findRun(environment: World["environment"]): { run: string; url: string | null } {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: run,
  } = environment;
  return server && repository && run
    ? { run, url: `${server}/${repository}/actions/runs/${run}` }
    : { run: "run", url: null };
}
