import fc from "fast-check";
import { afterEach } from "vitest";
import { network } from "./network.ts";
import { SEED } from "./rounds.ts";

fc.configureGlobal({ seed: SEED });

afterEach(() => network.resetHandlers());
