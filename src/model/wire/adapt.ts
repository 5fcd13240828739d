import { ModelError } from "./model-error.ts";
import type { Profile } from "./profiles.ts";
import { findConcession } from "./step-down.ts";
import type { WireError } from "./wire-error.ts";

/** The form in which questions go out, as far as the endpoint has told what it takes. */
export type Form = {
  /** The profile to send with. */
  current: () => Profile;
  /** @throws {ModelError} that sends the question again, when the refusal is about its form. */
  adapt: (sent: Profile, status: number, error: WireError) => void;
};

/**
 * Starts from a profile and gives way to refusals, for the rest of the run, each said aloud once:
 * questions that were under way in the refused form only go out again.
 */
export function adaptTo(profile: Profile, onNotice: (message: string) => void): Form {
  let current = profile;
  return {
    current: () => current,
    adapt: (sent, status, error) => {
      const concession = findConcession(sent, status, error);
      if (concession === null) return;
      if (sent === current) {
        current = concession.profile;
        onNotice(concession.said);
      }
      throw new ModelError(concession.said, { status, isConceded: true });
    },
  };
}
