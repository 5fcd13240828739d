import { loadSettings } from "../../config/settings.ts";
import { PapercardsError } from "../../core/errors.ts";
import type { AddCommand } from "../add-command.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { toDoctorExitCode } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import type { World } from "../world.ts";

/** Declares `papercards doctor`: its flags, and what it runs. */
export const addDoctorCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("doctor"), ["model", "output", "cache"])
    .description("say whether settings, folders, Hub and model work")
    .action(async (flags: Flags) => {
      onExitCode(await doctor(flags, world));
    });
};

/**
 * Says of every setting, the folders, the network, the Hub and the model whether it works, and what to
 * do when it does not. Exit code 0, or 1 when something failed.
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
  return toDoctorExitCode(failed);
}

async function examine(flags: Flags, world: World): Promise<Diagnosis[]> {
  const given = toSettings(flags);
  const { openHttpClient } = await import("../../http/open-client.ts");
  const opened = tryOpen(() => ({
    settings: loadSettings(world.environment, given),
    http: openHttpClient(world),
  }));
  if (opened instanceof PapercardsError) {
    const { message, fix } = opened;
    return [{ status: "failed", name: "settings", finding: message, next: fix }];
  }
  const { settings, http } = opened;
  const { examineSettings } = await import("../doctor/examine-settings.ts");
  const { examineFolders } = await import("../doctor/examine-folders.ts");
  const { examineNetwork } = await import("../doctor/examine-network.ts");
  const { examineHub, examineToken } = await import("../doctor/examine-hub.ts");
  const { examineModel } = await import("../doctor/examine-model.ts");
  return [
    ...examineSettings(settings, { environment: world.environment, flags: given }),
    ...(await examineFolders(settings, world)),
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
