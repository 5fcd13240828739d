import { readReferenceCards } from "./calibrate/cards.ts";
import { renderEvidence } from "./calibrate/evidence.ts";
import { renderCalibration } from "./calibrate/render.ts";

// Every check on the reference cards, clean and damaged, and the grades of labelled abstracts, as the tables
// of docs/calibration.md.
process.stdout.write(renderCalibration(readReferenceCards()));
process.stdout.write(`\n${renderEvidence().join("\n")}\n`);
