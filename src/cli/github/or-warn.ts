import { codeOf } from "../../core/error-code.ts";
import { PapercardsError } from "../../core/errors.ts";
import { renderAnnotation } from "../print/annotations.ts";
import type { World } from "../world.ts";

/** Does what a run can do without; a bug is still one. */
export async function orWarn(what: string, world: World, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    const code = codeOf(error);
    const why = error instanceof PapercardsError ? `${error.message} ${error.fix}` : `${code}.`;
    if (!(error instanceof PapercardsError) && code === "unknown") throw error;
    world.exact.stdout(renderAnnotation({ level: "warning", title: what, message: why }));
  }
}
