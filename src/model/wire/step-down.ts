import type { Question } from "../../core/question/question.ts";
import type { Profile } from "../provider/profiles.ts";
import type { Concession } from "./concede.ts";
import { type Form, toForm } from "./form.ts";

/** The form in use, without what the endpoint has refused to take. */
type FormInUse = {
  current: () => Form;
  /** An answer came to a question of this shape that was sent in this form. */
  onTaken: (sent: Form, question: Question) => void;
  isTaken: (sent: Form, question: Question) => boolean;
  /** Changes the form, unless the question was sent before an earlier change. */
  stepDown: (sent: Form, concession: Concession) => void;
};

/**
 * Starts from a profile and steps down when the endpoint refuses a part of a request, for the rest of the run.
 * Each step is reported once: questions that were sent in the refused form are only sent again.
 */
export function openForm(profile: Profile, onNotice: (message: string) => void): FormInUse {
  let current = toForm(profile);
  const taken = new WeakMap<Form, Set<string>>();
  return {
    current: () => current,
    onTaken: (sent, { schema }) => {
      const names = taken.get(sent) ?? new Set();
      taken.set(sent, names.add(schema.name));
    },
    isTaken: (sent, { schema }) => taken.get(sent)?.has(schema.name) ?? false,
    stepDown: (sent, { form, notice }) => {
      if (sent !== current) return;
      current = form;
      onNotice(notice);
    },
  };
}
