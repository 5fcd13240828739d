import { SetupError } from "../core/errors.ts";
import { FIRST_DIGEST_YEAR } from "../core/paper/date.ts";

/** Beyond any use of this program; dates are written with four digits. */
const LAST_YEAR = 2099;

/**
 * The same clock, but one that can only be wrong is an error, since it decides which days there are.
 *
 * @throws {SetupError} when it is read and says a year before Daily Papers, or one far ahead.
 */
export function checkClock(now: () => Date): () => Date {
  return () => {
    const time = now();
    const year = time.getUTCFullYear();
    if (year >= FIRST_DIGEST_YEAR && year <= LAST_YEAR) return time;
    throw new SetupError(
      `this machine's clock says ${Number.isNaN(year) ? "no date" : time.toISOString()}, and Daily Papers began in ${FIRST_DIGEST_YEAR}.`,
      "Set the date and time of this machine, and run again.",
    );
  };
}
