import { hideDataRates, tellsRunningCost } from "./running-costs.ts";

/** A measured value, by the unit that makes it one. */
const MEASURES: readonly RegExp[] = [
  /\d\s?\\?%/,
  /\bper ?cent(?:age[- ]points?)?\b/i,
  // 17x, 2.4times, 3-fold; 256 x 256 is a size
  /\d\s?(?:x|×|times|-?fold)(?![\w-]{0,10}\d)(?!\s?\d)(?![a-z])/i,
  /\b(?:two|three|four|five|six|eight|ten)[ -]?(?:times|fold)\b|\b(?:twice|twofold|tenfold|doubl(?:es|ed|ing)|tripl(?:es|ed|ing)|halv(?:es|ed|ing))\b/i,
  /\bby (?:nearly |almost |about |roughly |more than |over )?half\b|\border(?:s)? of magnitude (?:faster|fewer|less|lower|higher|more|smaller|better)/i,
  /\d\s?(?:points?|pts?|pp|db)\b/i,
  /(?:^|[\s(~])[+−-]\d+(?:\.\d+)?(?![\w-])/,
  /\b\d+ (?:times )?(?:out )?of (?:the )?\d+\b|\b\d in (?:every )?\d{1,2}\b(?!\.)|\(\d+\/\d+\)/,
  /\b(?:two|three|four|five|six|seven|eight|nine) (?:times )?(?:out )?of (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b/i,
  /\bfrom \$?\d+(?:\.\d+)?\b.{0,12}\bto \$?\d+(?:\.\d+)?(?![\d.]*[\s-]?[A-Za-z]*[BMK]\b)/,
  /\b(?:scor\w+|accurac\w+|rates?|recall|precision|F1|FID|FVD|EM|mAP|AUC|AUROC|WER|PSNR|SSIM|LPIPS|BLEU|ROUGE\S*|pass@\d+|Elo|rating|reward|loss|perplexity|error|correlation|latency|speedup|MAE|MSE|RMSE|IoU|mIoU|MOS|NDCG\S*|kappa) (?:of|is|at|to|by|=|:)? ?(?:only |just |about |around |over |nearly |up to )?\d/i,
];

/** A decimal fraction that belongs to no name, version or size. */
const DECIMAL =
  /(?:^|[\s($=~<>≈])(\d{1,4}\.\d+)(?![\w.]|-[A-Za-z]|\s?(?:B|M|K|T|billion|million|trillion|hours?|GB|TB|D|fps|FPS|Hz|ms|USD)\b)/g;

/** Years, and an index that a number names: values of nothing, whatever unit seems to stand by. */
const NO_VALUE =
  /\b(?:from|between|of|in|since|until|to|through|during|[(]) ?\(?(?:19|20)\d\d(?: ?(?:-{1,2}|–|to|and|through|until) ?(?:19|20)\d\d)?\b(?! ?[%x×]| to \d)|\(?\b(?:1[89]|20)\d\d ?(?:-{1,2}|–) ?(?:19|20)\d\d\b\)?|\b[\p{L}.]+[ -]\d+(?:\.\d+)?(?= (?:\p{Ll}+ ){0,4}index\b)/gu;

/** What stands before the number of a version: `Gemini 2.5`, `GPT 4.1`, `version 1.0`. */
const BEFORE_VERSION = /(?:[A-Z][\w-]*|version|v)\s*\(?$/;

/** Names of metrics: `FID 1.26` is a value, although `Gemini 2.5` is none. */
const METRIC =
  /\b(?:FID|FVD|F1|EM|PSNR|SSIM|LPIPS|BLEU|MOS|WER|CER|Elo|AUC|AUROC|mAP|IoU|mIoU|Dice|MAE|MSE|RMSE|MASE|CRPS)\s*\(?$/;

/** A speed, in whatever words a result gives it. */
const SPEED =
  /\d\s?(?:fps|frames (?:per|a) second|k?hz|tokens?\/s|tokens per second|milliseconds?|ms)\b/i;

/** Whether a sentence that tells a result gives a value of it: a quality or what it takes to run. */
export function hasResultNumber(sentence: string): boolean {
  return (
    hasMeasuredQuality(sentence) ||
    SPEED.test(hideDataRates(sentence)) ||
    tellsRunningCost(sentence)
  );
}

/** Whether a sentence that tells a result gives a value of how good it is, or by how much it is better. */
export function hasMeasuredQuality(sentence: string): boolean {
  const text = sentence.replaceAll(NO_VALUE, " ");
  return MEASURES.some((measure) => measure.test(text)) || hasDecimal(text);
}

function hasDecimal(sentence: string): boolean {
  return [...sentence.matchAll(DECIMAL)].some(({ 0: found, 1: digits = "", index }) => {
    const before = sentence.slice(0, index + found.length - digits.length);
    return METRIC.test(before) || !BEFORE_VERSION.test(before);
  });
}
