import { z } from "zod";
import { PapercardsError } from "../../../core/errors.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { quoteForeign } from "../../../core/printed/printed.ts";
import { TOKEN_PLACE } from "../token-place.ts";

/** GitHub's API refused a request, or gave no usable answer. */
export class GithubError extends PapercardsError {
  override readonly name = "GithubError";
  readonly code = "GITHUB";
  readonly fix: string;
  /** The HTTP status; null when there was no complete response. */
  readonly status: number | null;

  constructor(
    message: string,
    { fix, status = null, cause }: { fix: string; status?: number | null; cause?: unknown },
  ) {
    super(message, { cause });
    this.fix = fix;
    this.status = status;
  }
}

/** What GitHub says of a refusal, in its own words. */
type Words = { status: number; said: string; isLimited: boolean };

/** The next step for a refusal. The first that fits counts; the last fits always. */
const MENDS: readonly { fits: (words: Words) => boolean; fix: string }[] = [
  {
    fits: ({ said }) => /not permitted to create or approve pull requests/i.test(said),
    fix: `Allow it under Settings → Actions → General: Allow GitHub Actions to create and approve pull requests. Or give the token of another app, as ${TOKEN_PLACE}.`,
  },
  {
    fits: ({ isLimited }) => isLimited,
    fix: "Run the failed job again in an hour: GitHub's rate limit for this token is used up.",
  },
  {
    fits: ({ said }) => /not accessible by (?:integration|personal access token)/i.test(said),
    fix: `Under \`permissions\` of this job in the workflow's file, write what it lacks, as the newest examples/caller.yml has it: \`issues: read\` and \`pull-requests: read\` to find what a label skips, \`pull-requests: write\` for pull requests, \`issues: write\` for issues. Or give a token that has it, as ${TOKEN_PLACE}.`,
  },
  {
    fits: ({ said }) => /issues (?:has been|are|is) disabled/i.test(said),
    fix: "Turn on Issues under Settings → General, or take the variable PAPERCARDS_REPORT_ISSUE away.",
  },
  {
    fits: ({ status }) => status === 401,
    fix: `Give a token that has not expired, as ${TOKEN_PLACE}; the job's own is \`github.token\`.`,
  },
  {
    fits: ({ status }) => status === 404,
    fix: `Give a token that may see this repository, as ${TOKEN_PLACE}.`,
  },
  {
    fits: ({ status }) => status === 422,
    fix: "Read what GitHub says of this text, label or branch, and run the failed job again once that is mended; the token has no part in it.",
  },
  {
    fits: ({ status }) => status >= 500,
    fix: "Run the failed job again later; what was made is still handed over.",
  },
  { fits: () => true, fix: "Read what GitHub says; the token's permissions are the usual cause." },
];

const Refusal = z.object({
  message: z.string(),
  errors: z.array(z.object({ message: z.string() }).or(z.unknown())).optional(),
});

/** The error of a request that was refused, in GitHub's own words and with the mend that fits. */
export function toGithubError(
  what: string,
  { status, headers, bytes }: { status: number; headers: Headers; bytes: Buffer },
): GithubError {
  const said = quoteForeign(readWords(bytes)) || "no reason given";
  const isLimited =
    status === 429 ||
    (status === 403 &&
      (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after")));
  const mend = MENDS.find(({ fits }) => fits({ status, said, isLimited }));
  return new GithubError(`GitHub refused to ${what} (${status}): ${said}`, {
    status,
    fix: mend?.fix ?? "",
  });
}

function readWords(bytes: Buffer): string {
  const { data } = Refusal.safeParse(parseJson(bytes.toString("utf8")));
  const details = (data?.errors ?? []).flatMap((error) => {
    const { data: known } = z.object({ message: z.string() }).safeParse(error);
    return known === undefined ? [] : [known.message];
  });
  return [data?.message ?? "", ...details].join(" ").trim();
}
