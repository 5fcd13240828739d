import { PapercardsError } from "../../core/errors.ts";
import { toMessage } from "../../core/printed/printed.ts";
import type { AddCommand } from "../add-command.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { EXIT, toDoctorExitCode } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
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
 * Says of every setting, the folders, the network, the Hub and the model whether it works, and what to do when
 * it does not. Exit code 0, 1 when something failed, or 2 when the settings cannot be used.
 */
async function doctor(flags: Flags, world: World): Promise<number> {
  const { renderTable } = await import("../print/table.ts");
  const { diagnoses, areSettingsWrong } = await examine(flags, world);
  const rows = diagnoses.map(({ status, name, finding }) => [status, name, toMessage(finding)]);
  for (const [index, line] of renderTable(rows).entries()) {
    const next = diagnoses[index]?.next ?? null;
    world.stdout(`${line}\n${next === null ? "" : `         next: ${withoutDoctor(next)}\n`}`);
  }
  const failed = diagnoses.filter(({ status }) => status === "failed").length;
  const warnings = diagnoses.filter(({ status }) => status === "warning").length;
  world.stderr(`${failed} failed, ${warnings} to look at, of ${diagnoses.length}.\n`);
  return areSettingsWrong ? EXIT.usage : toDoctorExitCode(failed);
}

/** A next step without the advice to look with the command that is looking. */
function withoutDoctor(next: string): string {
  return next.replace(/; `papercards doctor`[^.]*/, "");
}

type Examined = { diagnoses: Diagnosis[]; areSettingsWrong: boolean };

async function examine(flags: Flags, world: World): Promise<Examined> {
  const { openHttpClient } = await import("../../http/open-client.ts");
  const opened = await tryOpen(async () => ({
    ...(await openSettings(world, toSettings(flags))),
    http: openHttpClient({
      ...world,
      onNotice: (message) => world.stderr(`note: ${message}\n`),
    }),
  }));
  if (opened instanceof PapercardsError) {
    const { message, fix } = opened;
    const diagnosis: Diagnosis = {
      status: "failed",
      name: "settings",
      finding: message,
      next: fix,
    };
    return { diagnoses: [diagnosis], areSettingsWrong: true };
  }
  const { settings, given, http } = opened;
  const { examineSettings } = await import("../doctor/examine-settings.ts");
  const { examineFolders } = await import("../doctor/examine-folders.ts");
  const { examineNetwork } = await import("../doctor/examine-network.ts");
  const { examineHub, examineToken } = await import("../doctor/examine-hub.ts");
  const { examineBatch } = await import("../doctor/examine-batch.ts");
  const { examineModel } = await import("../doctor/examine-model.ts");
  const { examineVerifier } = await import("../doctor/examine-verifier.ts");
  // All at once: a server that is silent costs its own time, and not that of the others.
  const examined = await Promise.all([
    examineSettings(settings, given),
    examineFolders(settings, world),
    examineNetwork(world.environment),
    examineHub(settings, http, world),
    examineToken(settings, http, world),
    examineModel(settings, http, world.signal),
    examineVerifier(settings, http, world.signal),
    examineBatch(settings, http, world.signal),
  ]);
  const diagnoses = examined.flat();
  return { diagnoses, areSettingsWrong: false };
}

async function tryOpen<Opened>(open: () => Promise<Opened>): Promise<Opened | PapercardsError> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof PapercardsError) return error;
    throw error;
  }
}
