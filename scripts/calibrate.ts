import { readReferenceCards } from "./calibrate/cards.ts";
import { renderEndings } from "./calibrate/endings.ts";
import { renderEvidence } from "./calibrate/evidence.ts";
import { renderCalibration } from "./calibrate/render.ts";
import { renderMeaning } from "./calibrate/render-meaning.ts";

// Every check on the reference cards, clean and damaged, the grades of labelled abstracts, the endings of labelled key points and errors of
// meaning, as the tables of docs/calibration.md.
process.stdout.write(renderCalibration(readReferenceCards()));
process.stdout.write(`\n${renderEvidence().join("\n")}\n`);
process.stdout.write(`\n${renderEndings().join("\n")}\n`);
process.stdout.write(`\n${renderMeaning().join("\n")}\n`);
