const COUNT =
  "(?:\\d[\\d.,]*(?: ?(?:-|–|to) ?\\d[\\d.,]*)?|half an?|a single|one|two|three|four|five|six|seven|eight|nine|ten)";

/** Words between what is needed and how much of it. */
const ABOUT =
  "(?:(?:only|just|merely|about|around|approximately|roughly|nearly|under|below|up to|at most|less than|fewer than|an?(?: average of| mere)?|~) ?){0,3}";

/** In what what is made is long, and not what it takes to make it: `in 5 seconds of video`. */
const NO_LENGTH =
  "(?!(?:[ -]long)?(?: of)?[ -](?:\\w+ )?(?:videos?|audios?|speech|footage|clips?|music|recordings?|songs?|films?|data|context|windows?|intervals?|horizons?|segments?|chunks?)\\b)";

/** What it takes to run something, by its unit: speed, time, memory and money. */
const RUNNING_COSTS: readonly RegExp[] = [
  String.raw`\b(?:at|of|to|over|than|reach\w*|achiev\w*|exceed\w*) ${ABOUT}\d[\d.]* ?(?:fps|hz)\b(?! (?:videos?|audio)\b)`,
  String.raw`\b\d[\d.,]*[KM]? (?:\w+ )?(?:frames|tokens|images|samples|steps|requests|queries|actions|pages|characters)(?: ?/ ?s\b| ?(?:per|/|a|each|every) ?(?:sec\b|second|minute|hour))`,
  String.raw`\b\d[\d.]* ?(?:ms|milliseconds?|microseconds?)\b${NO_LENGTH}`,
  String.raw`\b(?:only|just|merely|as few as|fewer than|less than|at most) ${COUNT} (?:[\w-]+ )?tokens (?:per|for each|each|an?) \w+`,
  String.raw`\b(?:in|within|under|below|takes?|taking|requir(?:es?|ing)|need(?:s|ing)?|latency of|(?:run)?times? of|as (?:little|few) as) ${ABOUT}${COUNT}[ -]?(?:s|secs?|seconds?|min|minutes?|hours?)\b${NO_LENGTH}`,
  String.raw`\b(?:takes?|requires?|needs?) ${ABOUT}${COUNT} (?:days?|weeks?)\b`,
  String.raw`\b\d[\d.]* ?(?:s|seconds?) (?:[\w-]+ ){0,2}latency\b`,
  String.raw`\b${COUNT} ?(?:s|seconds?|minutes?|hours?) (?:per|a|an|each|for each) (?:image|frame|token|scene|step|query|question|sample|task|object|shape|mesh|generation|iteration)\b`,
  String.raw`\b(?:only|just|merely|under|below|less than|fewer than|within|in|as (?:little|few) as|takes?|needs?|requires?|costs?) ${ABOUT}${COUNT} (?:[\w-]+ )?(?:GPU|TPU|CPU|[AH]\d{3})[ -](?:hours?|days?)\b`,
  String.raw`\b\d[\d.]* ?[GM]i?B (?:of )?(?:[\w-]+ ){0,2}(?:memory|VRAM|RAM)\b`,
  String.raw`\b(?:memory|VRAM|RAM|footprint)\b[^.;]{0,60}? \d[\d.]* ?[GMK]i?B\b`,
  String.raw`\b(?:fit(?:s|ted|ting)?|run(?:s|ning)?|train(?:s|ed|ing)?|fine-?tun\w+|process(?:es|ing)?|deploy\w*|inference)\b[^.;]{0,60} (?:in|into|within|on) ${ABOUT}(?:(?:a|an|one)(?: [\w-]+){0,4}? )?\d+ ?GB\b(?!s)`,
  String.raw`\bcost(?:s|ing|s? of|s? under)? ${ABOUT}\$?\d[\d.,]*(?= ?(?:per|in|and|[,;)]|$)|[.]?$)`,
  String.raw`\b\d[\d.,]* (?:dollars|USD|cents)\b`,
].map((cost) => new RegExp(cost, "i"));

/** What was recorded, and how: no speed of what is proposed. */
const RECORDED = /\b(?:compris\w*|consist\w*|captur\w*|record\w*|footage|collect\w*|annotat\w*)\b/i;

/** A rate, and the name that it is the end of, if any: `30 Hz`, `42 FPS`, `FE240hz`. */
const RATE = /(?<name>[A-Z][\w.-]*)?\d[\d.]*[ -]?(?:(?<hertz>k?[Hh]z|HZ)|fps|FPS)\b/g;

/** What samples data or codes it, whose rates say how the data is made. */
const OF_DATA = /\b(?:tokeni[sz]\w+|codecs?|codebooks?|sampling rates?)\b|\d ?kHz\b/i;

/** Before or behind a number of Hz, what makes it a speed that is reached. */
const RUNS =
  /\b(?:run|operat|reach|achiev|attain|exceed|deliver|maintain|infer)\w*[^.;]{0,60}$|\b(?:rates?|frequency|speeds?) [^.;]{0,20}$/i;
const IS_SPEED = /^ (?:[\w-]+ )?(?:frequency|rates?|speeds?|inference)\b/i;

/** A sentence without the rates that are part of a name, or of data and control, and no speed of what is proposed. */
export function hideDataRates(sentence: string): string {
  const isOfData = OF_DATA.test(sentence);
  return sentence.replaceAll(RATE, (rate, name, hertz, at: number) => {
    const isSpeed =
      RUNS.test(sentence.slice(0, at)) || IS_SPEED.test(sentence.slice(at + rate.length));
    return isOfData || name !== undefined || (hertz !== undefined && !isSpeed) ? " " : rate;
  });
}

/** Whether a sentence says how fast something runs, or how much time, memory or money it takes. */
export function tellsRunningCost(sentence: string): boolean {
  const told = hideDataRates(sentence);
  return !RECORDED.test(told) && RUNNING_COSTS.some((cost) => cost.test(told));
}
