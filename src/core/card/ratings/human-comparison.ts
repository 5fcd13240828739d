/** Who compares, as papers call people and models that judge. */
const JUDGE =
  "(?:annotators?|raters?|evaluators?|judges?|assessors?|users?|participants?|respondents?|subjects|listeners?|viewers?|readers?|reviewers?|voters?|players?|clinicians?|physicians?|doctors|radiologists?|experts?|professionals?|specialists?|teachers|students|designers|artists|developers|programmers|people|humans?)";

const CHOSE =
  "(?:prefer(?:s|red)?|favou?r(?:s|ed)?|ch(?:oo|o)se(?:s|n)?|pick(?:s|ed)?|select(?:s|ed)?|vote[sd]?|rate[sd]?|rank(?:s|ed)?)";

/** How people, or models in their place, compare what a paper makes with something else. */
const HUMAN_COMPARISON: readonly RegExp[] = [
  `\\b${JUDGE} (?:[\\w-]+ ){0,3}?${CHOSE}\\b`,
  `\\b(?:is|are|was|were|been|being) (?:[\\w-]+ ){0,2}?(?:preferred|favou?red|chosen|picked|selected|voted|rated|ranked)\\b[^.;]{0,60}?\\b(?:by|over|above|to|in)\\b[^.;]{0,40}?(?:${JUDGE}\\b|%|comparisons?\\b|cases\\b)`,
  `\\b(?:top|first|preferred|favou?red) choice (?:of|for|by)\\b[^.;]{0,40}?\\b${JUDGE}\\b`,
  "\\bwin[ -]?rates?\\b",
].map((pattern) => new RegExp(pattern, "i"));

/** Whether a sentence says what people, or models in their place, preferred. */
export function tellsHumanComparison(sentence: string): boolean {
  return HUMAN_COMPARISON.some((comparison) => comparison.test(sentence));
}
