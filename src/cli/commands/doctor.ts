import { loadSettings, type Settings } from "../../config/settings.ts";
import { PapercardsError } from "../../core/errors.ts";
import { type Diagnosis, examineFolders, examineHub, examineModel } from "../doctor/examine.ts";
import { examineSettings } from "../doctor/examine-settings.ts";
import { type Flags, toSettings } from "../flags.ts";
import { renderColumns } from "../print/columns.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/**
 * `papercards doctor`: says of every setting, the folders, the Hub and the model whether it works, and
 * what to do when it does not. Exit code 0, or 1 when something failed.
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
  const settings = tryLoad(() => loadSettings(world.environment, given));
  if (settings instanceof PapercardsError) {
    const { message, fix } = settings;
    return [{ status: "failed", name: "settings", finding: message, next: fix }];
  }
  return [
    ...examineSettings(settings, { environment: world.environment, flags: given }),
    ...(await examineFolders(settings, world)),
    ...(await examineHub(settings, world)),
    ...(await examineModel(settings, world.signal)),
  ];
}

function tryLoad(load: () => Settings): Settings | PapercardsError {
  try {
    return load();
  } catch (error) {
    if (error instanceof PapercardsError) return error;
    throw error;
  }
}
