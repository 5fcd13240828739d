/** Where another token than the job's own is given: the workflow has a secret for requests, the action an input. */
export const TOKEN_PLACE =
  "the secret `PAPERCARDS_GITHUB_TOKEN` for pull requests, or as `token` of the step";
