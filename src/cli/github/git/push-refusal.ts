import { TOKEN_PLACE } from "../token-place.ts";
import type { GitResult } from "./git.ts";
import { readServerWords, type ServerWords } from "./server-words.ts";

/** What a server that refuses says, and what a reader can do about it. */
type Refusal = { message: string; fix: string };

/** A kind of refusal. Those of words have a blank in each pattern, which no name of a branch or repository has. */
type Kind = {
  fits: (words: ServerWords) => boolean;
  what: string;
  fix: string;
  /** The next step for a pull request's branch, where it is another one. */
  ofRequest?: string;
};

/** Git itself has seen that the branch is at another commit by now. */
const SEEN_RACE = /^(?:fetch first|non-fast-forward|stale info|remote ref updated since checkout)$/;

/** The server has seen it. */
const TOLD_RACE =
  /^(?:cannot lock ref '\S+': is at [0-9a-f]+ but expected [0-9a-f]+|incorrect old value provided)$/;

/** What a server also says when a disk, a lock or its own fault has kept it from writing. */
const NOT_WRITTEN = /^(?:failed to update ref|reference already exists|cannot lock ref '.*)$/;

/** No later push gets past a branch whose name is a folder of this one's, or the other way round. */
const NAME_TAKEN = /'\S+' exists; cannot create '/;

const REVIEW = "Turn on review mode, with `review` or the variable PAPERCARDS_REVIEW";
const EXEMPT = "give the step that publishes a `token` whose owner may pass the rule";
const AGAIN = "run the failed job again; what was made is still handed over";

const LEAVE_OUT = `Leave \`papercards/**\` out of the rule, under Settings → Rules, or give a token whose owner may pass it, as ${TOKEN_PLACE}.`;

const said = (pattern: RegExp) => (words: ServerWords) => pattern.test(words.server);

/** The first that fits counts: what is narrow stands before what is wide. The last of them fits always. */
const KINDS: readonly Kind[] = [
  {
    fits: ({ server, reason }) => NAME_TAKEN.test(server) || NAME_TAKEN.test(reason),
    what: "cannot be made beside a branch of that name",
    fix: "Give the branch that git names another name, or choose another one with the input `branch`.",
    ofRequest:
      "Give the branch that git names another name: those of pull requests are called `papercards/…`.",
  },
  {
    fits: said(/GITHUB PUSH PROTECTION|cannot contain secrets/i),
    what: "takes nothing in which GitHub sees a secret",
    fix: `Look at the text that it names. If it is none, allow it by GitHub's link, and ${AGAIN}.`,
  },
  {
    fits: said(/locked branch|branch is locked/i),
    what: "is locked",
    fix: `Unlock it in the repository's settings, and ${AGAIN}.`,
  },
  {
    fits: said(/file path is restricted|file extension is restricted|path length .*exceed/i),
    what: "takes no files of these names, by a rule",
    fix: `Leave the output folder out of the rule, choose another one as \`PAPERCARDS_OUTPUT_DIR\`, or give a token whose owner may pass the rule, as ${TOKEN_PLACE}.`,
  },
  {
    fits: said(/GH001: |large files detected|exceeds .*size limit/i),
    what: "takes no file that large",
    fix: `Raise the server's limit, or set \`PAPERCARDS_IMAGES\` to none, and ${AGAIN}.`,
  },
  {
    fits: said(/no space left on|disk quota exceeded|quota .*exceeded/i),
    what: "lies on a disk that is full",
    fix: `Make room on the server, and ${AGAIN}.`,
  },
  {
    fits: said(/verified signature|must be signed|signed commits/i),
    what: "takes signed commits only",
    fix: `${REVIEW}: what GitHub merges by squashing it signs itself. Or let the token's app pass the rule.`,
    ofRequest: LEAVE_OUT,
  },
  {
    fits: said(/archived so it is|repository (?:was|is|has been) archived/i),
    what: "lies in a repository that is archived, and so read-only",
    fix: "Unarchive the repository in its settings, or turn this workflow off.",
  },
  {
    fits: said(/account (?:is|was|has been) suspended/i),
    what: "cannot be written by an account that is suspended",
    fix: `Ask GitHub's support about the account that owns the token, or give another one's, as ${TOKEN_PLACE}.`,
  },
  {
    fits: said(/SAML SSO|single sign-on/i),
    what: "belongs to an organization that asks for single sign-on",
    fix: "Authorize the token for the organization, under Configure SSO in its owner's settings, or give the job's own, `github.token`, in its place.",
  },
  {
    fits: ({ server, reason }) =>
      /GH006: |protected branch|protected ref|through a pull request|required status check|approving review|authorized to push|merge queue/i.test(
        server,
      ) || /protected branch/.test(reason),
    what: "is protected by a rule",
    fix: `${REVIEW}, or ${EXEMPT}.`,
    ofRequest: LEAVE_OUT,
  },
  {
    fits: ({ server, reason }) => /GH\d{3}: /.test(server) || / due to /.test(reason),
    what: "takes no such push, by a rule",
    fix: `Change the rule that is named, or ${EXEMPT}.`,
    ofRequest: LEAVE_OUT,
  },
  {
    fits: ({ reason }) => /hook declined/.test(reason),
    what: "refuses the push, by a check of its server's own",
    fix: `Read what the server says. Once its check lets the push pass, ${AGAIN}.`,
  },
  {
    fits: ({ status, own }) =>
      status === 401 ||
      /^fatal: (?:authentication failed for |could not read (?:username|password) for )|: permission denied \(publickey/im.test(
        own,
      ),
    what: "was asked for without a token that it knows",
    fix: `Give one that has not expired, as ${TOKEN_PLACE}; the job's own is \`github.token\`.`,
  },
  {
    fits: ({ status, server }) =>
      (status === 403 && server === "") ||
      /^permission to \S+ denied|access to .*not granted|not accessible by /im.test(server),
    what: "may not be written with this token",
    fix: `Give the job \`permissions: contents: write\`, or a token that may push, as ${TOKEN_PLACE}.`,
  },
  {
    fits: ({ own }) => /couldn't find remote ref |no such ref /i.test(own),
    what: "is not there",
    fix: "Push the branch first, or check out the one that the digests are for.",
  },
  {
    fits: ({ status, server, own }) =>
      status === 404 ||
      /^repository not found/im.test(server) ||
      /^fatal: repository '.*' not found|' does not (?:exist|appear to be a git repository)/im.test(
        own,
      ),
    what: "lies in a repository that is not there for this token",
    fix: `Check the address of the checkout's origin, and give a token that may see it, as ${TOKEN_PLACE}.`,
  },
  {
    fits: ({ status }) => status === 403,
    what: "is refused to this token",
    fix: `Mend what the server says, or give another token, as ${TOKEN_PLACE}, and ${AGAIN}.`,
  },
  {
    fits: ({ reason }) => NOT_WRITTEN.test(reason),
    what: "could not be written by the server, and nobody else has pushed to it",
    fix: `Read what the server says. A lock or a fault that lasts has to be mended there; then ${AGAIN}.`,
  },
  {
    fits: () => true,
    what: "could not be reached or refused",
    fix: `Read what git says. Once that is mended, ${AGAIN}.`,
  },
];

/** Whether a push has lost against another one, as its words alone tell. */
export function isLostRace(result: GitResult): boolean {
  const { by, reason } = readServerWords(result);
  return by === "git" ? SEEN_RACE.test(reason) : TOLD_RACE.test(reason);
}

/** Whether a push may have lost against another one: then the branch is at another commit by now. */
export function mayHaveLost(result: GitResult): boolean {
  const { by, reason, server } = readServerWords(result);
  const isTaken = NAME_TAKEN.test(reason) || NAME_TAKEN.test(server);
  return by === "server" && NOT_WRITTEN.test(reason) && !isTaken;
}

/**
 * Explains why a branch could not be fetched or pushed to, in git's own words; `isOfRequest` when it is a pull
 * request's.
 */
export function explainRefusal(
  result: GitResult,
  { branch, words, isOfRequest = false }: { branch: string; words: string; isOfRequest?: boolean },
): Refusal {
  const heard = readServerWords(result);
  const found = KINDS.find(({ fits }) => fits(heard));
  return {
    message: `The branch ${branch} ${found?.what ?? "was refused"}: ${words}`,
    fix: (isOfRequest ? found?.ofRequest : undefined) ?? found?.fix ?? "",
  };
}
