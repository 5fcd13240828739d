import { resolve } from "node:path";

let folder = ".";

/** Measures the program of another checkout, such as that of an earlier commit. */
export function measureEdition(checkout: string): void {
  folder = checkout;
}

/** The checkout whose program is measured. */
export function editionFolder(): string {
  return resolve(folder);
}
