import { loadSettings } from "../../config/settings.ts";
import { PapercardsError } from "../../core/errors.ts";
import { openHttpClient } from "../../http/open-client.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { examineFolders } from "../doctor/examine-folders.ts";
import { examineHub, examineToken } from "../doctor/examine-hub.ts";
import { examineModel } from "../doctor/examine-model.ts";
import { examineNetwork } from "../doctor/examine-network.ts";
import { examineSettings } from "../doctor/examine-settings.ts";
import { type Flags, toSettings } from "../flags.ts";
import { renderColumns } from "../print/columns.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/**
 * `papercards doctor`: says of every setting, the folders, the network, the Hub and the model whether it
 * works, and what to do when it does not. Exit code 0, or 1 when something failed.
 */
export async function doctor(flags: Flags, world: World): Promise<number> {
  const diagnoses = await examine(flags, world);
  const rows = diagnoses.map(({ status, name, finding }) => [status, name, finding]);
  for (const [index, line] of renderColumns(rows).entries()) {
    const next = diagnoses[index]?.next ?? null;
    world.stdout(`${line}\n${next === null ? "" : `         next: ${next}\n`}`);
  }
  const failed = diagnoses.filter(({ status }) => status === "failed").length;
  const warnings = diagnoses.filter(({ status }) => status === "warning").length;
  world.stderr(`${failed} failed, ${warnings} to look at, of ${diagnoses.length}.\n`);
  return failed === 0 ? EXIT.done : EXIT.nothing;
}

async function examine(flags: Flags, world: World): Promise<Diagnosis[]> {
  const given = toSettings(flags);
  const opened = tryOpen(() => ({
    settings: loadSettings(world.environment, given),
    http: openHttpClient(world),
  }));
  if (opened instanceof PapercardsError) {
    const { message, fix } = opened;
    return [{ status: "failed", name: "settings", finding: message, next: fix }];
  }
  const { settings, http } = opened;
  return [
    ...examineSettings(settings, { environment: world.environment, flags: given }),
    ...(await examineFolders(settings)),
    ...(await examineNetwork(world.environment)),
    ...(await examineHub(settings, http, world)),
    ...(await examineToken(settings, http, world)),
    ...(await examineModel(settings, http, world.signal)),
  ];
}

function tryOpen<Opened>(open: () => Opened): Opened | PapercardsError {
  try {
    return open();
  } catch (error) {
    if (error instanceof PapercardsError) return error;
    throw error;
  }
}
