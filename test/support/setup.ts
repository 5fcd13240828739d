import { afterEach } from "vitest";
import { network } from "./network.ts";

afterEach(() => network.resetHandlers());
