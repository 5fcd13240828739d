import { readReferenceCards } from "./calibrate/cards.ts";
import { renderCalibration } from "./calibrate/render.ts";

// Every check on the reference cards, clean and damaged, as the tables of docs/calibration.md.
process.stdout.write(renderCalibration(readReferenceCards()));
