import { loadSettings, type Settings } from "../../config/settings.ts";
import { PapercardsError } from "../../core/errors.ts";
import type { AddCommand } from "../add-command.ts";
import type { Diagnosis } from "../doctor/examine.ts";
import { EXIT } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import type { World } from "../world.ts";

/** Adds `papercards doctor`. */
export const addDoctorCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("doctor"), ["model", "output", "cache"])
    .description("say whether settings, folders, Hub and model work")
    .action(async (flags: Flags) => {
      onExitCode(await doctor(flags, world));
    });
};

/**
 * Says of every setting, the folders, the Hub and the model whether it works, and
 * what to do when it does not. Exit code 0, or 1 when something failed.
 */
async function doctor(flags: Flags, world: World): Promise<number> {
  const { renderTable } = await import("../print/table.ts");
  const diagnoses = await examine(flags, world);
  const rows = diagnoses.map(({ status, name, finding }) => [status, name, finding]);
  for (const [index, line] of renderTable(rows).entries()) {
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
  const { examineFolders, examineHub, examineModel } = await import("../doctor/examine.ts");
  const { examineSettings } = await import("../doctor/examine-settings.ts");
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
