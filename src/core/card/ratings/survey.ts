/** A title that calls its paper a survey, and none that is about one: `survey respondents`. */
const SURVEY =
  /\b(?:a|an|this|systematic|literature|comprehensive|critical) (?:[\w-]+ ){0,3}survey\b(?! (?:section|respondent|data|response|question)\w*)|\bsurvey(?=$|[.:!?]| (?:of|on)\b)/i;

/** One that may call it a review: so may one about the reviews of papers. */
const REVIEW =
  /\b(?:systematic|literature|comprehensive|critical|scoping) review\b|(?:^|: )(?:an? )(?:[\w-]+ ){0,3}(?:review|overview)(?: of| on|$)/i;

/** By these words an abstract tells that it reviews the work of others. */
const REVIEWS =
  /\b(?:this|our|the present) (?:[\w-]+ ){0,2}(?:survey|review|overview)\b|\b(?:we|paper|article|work) (?:[\w-]+ly )?(?:surveys?|reviews?|categori[sz]es?|summari[sz]es?)\b/i;

/** What a survey with results of its own tells. */
const OWN_EXPERIMENTS =
  /\b(?:(?:our|extensive|comprehensive|controlled) experiments?|experiments? (?:show|demonstrate|reveal|on|with)|experimental(?:ly)? (?:results?|evaluations?|show|evaluat\w*)|we (?:also |further |then |systematically |empirically )?(?:evaluate|benchmark|measure|test|train|implement|observe)\b|our (?:results|evaluations?|findings|model|method|benchmark|dataset)|empirical(?:ly)? (?:results?|show|evaluat\w*))/i;

/** Whether a paper reviews the work of others, and tells no result of its own. */
export function isSurvey(title: string, abstract: string): boolean {
  const isOne = SURVEY.test(title) || (REVIEW.test(title) && REVIEWS.test(abstract));
  return isOne && !OWN_EXPERIMENTS.test(abstract);
}
