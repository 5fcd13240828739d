import { DeliveryError } from "../../core/errors.ts";
import { sendMessage } from "../../delivery/send-message.ts";
import { chooseTarget } from "../../delivery/targets/choose-target.ts";
import type { Webhook } from "../../delivery/webhook-urls.ts";
import { CLOCK } from "../../http/clock.ts";
import { type HttpClient, openHttpClient } from "../../http/open-client.ts";
import { EXIT } from "../exit-codes.ts";
import type { NamedMessage, Notifying } from "../open/open-notifying.ts";
import { printError } from "../print/print-error.ts";
import type { World } from "../world.ts";

/**
 * Sends a message to each target that has not had it. One that fails keeps no other from it.
 *
 * @throws {InterruptedError} when the run is stopped.
 */
export async function tellTargets(
  { name, message }: NamedMessage,
  { webhooks, deliveries, isAgain, isDryRun }: Notifying,
  world: World,
): Promise<number> {
  if (isDryRun) {
    for (const { url, name: target } of webhooks) {
      const body = chooseTarget(url).render(message, url);
      world.stdout(`${target}\n${JSON.stringify(body, null, 2)}\n`);
    }
    return EXIT.done;
  }
  const http = openHttpClient(world);
  let failed = 0;
  for (const webhook of webhooks) {
    const isTold = await tellOne({ name, message }, webhook, { deliveries, isAgain, http, world });
    if (!isTold) failed += 1;
  }
  if (failed === 0) return EXIT.done;
  return failed === webhooks.length ? EXIT.nothing : EXIT.partly;
}

type Telling = Pick<Notifying, "deliveries" | "isAgain"> & { http: HttpClient; world: World };

/** Whether a target has the message, now or since before. */
async function tellOne(
  { name, message }: NamedMessage,
  { url, name: target }: Webhook,
  { deliveries, isAgain, http, world }: Telling,
): Promise<boolean> {
  const addressed = { name, address: url.href };
  if (!(await deliveries.begin(addressed, { isAgain }))) {
    world.stderr(`${target} was told of ${name} before.\n`);
    return true;
  }
  const { clock = CLOCK, signal } = world;
  try {
    await sendMessage(message, url, { http, clock, signal, name: target });
    await deliveries.end(addressed, "sent");
    world.stderr(`${target} was told of ${name}.\n`);
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (!error.isUncertain) await deliveries.end(addressed, null);
    printError(error, world);
    return false;
  }
}
