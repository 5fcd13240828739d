/** A party that takes keys of its own: how they begin, and the hosts that are surely its. */
export type KeyOwner = {
  /** As the profile of its endpoint has it; null for some provider of a model. */
  name: string | null;
  /** What its keys open: the Hub, a model, or neither. */
  kind: "hub" | "model" | "other";
  /** How its keys begin, where no word does. */
  beginnings?: string;
  /** Its keys of which the form tells more than the beginning. */
  telling?: string;
  /** Its hosts, none of which runs the programs of others or hands on their keys. */
  hosts?: RegExp;
  /** Hosts on which others' programs take its keys. */
  runsAt?: RegExp;
  /** Where a model answers to its keys. */
  address?: string;
  /** How its own models are named at that address. */
  models?: RegExp;
};

/** Owners of keys and hosts, the first that fits. */
export const KEY_OWNERS: readonly KeyOwner[] = [
  {
    ...{ name: "Hugging Face", kind: "hub", beginnings: "(?:hf|api_org)_" },
    hosts: /(?:^|\.)(?:huggingface|hf)\.co$/,
    runsAt: /(?:^|\.)(?:huggingface\.cloud|hf\.space)$/,
    address: "https://router.huggingface.co/v1",
  },
  {
    // Every older key has the name of OpenAI in base64 in it.
    ...{ name: "OpenAI", kind: "model" },
    beginnings: String.raw`sk-(?:(?:proj|svcacct|admin)-|(?=[\w-]*T3BlbkFJ))`,
    hosts: /(?:^|\.)openai\.com$/,
    address: "https://api.openai.com/v1",
  },
  {
    ...{ name: "Anthropic", kind: "model", beginnings: "sk-ant-" },
    hosts: /(?:^|\.)anthropic\.com$/,
    address: "https://api.anthropic.com/v1",
    models: /^claude-/i,
  },
  {
    ...{ name: "OpenRouter", kind: "model", beginnings: "sk-or-" },
    hosts: /(?:^|\.)openrouter\.ai$/,
    address: "https://openrouter.ai/api/v1",
  },
  {
    ...{ name: "Groq", kind: "model", beginnings: "gsk_", hosts: /(?:^|\.)groq\.com$/ },
    address: "https://api.groq.com/openai/v1",
  },
  {
    ...{ name: "Gemini", kind: "model" },
    telling: String.raw`AIza[\w*•…-]{10,}|AQ\.[\w-]{20,}`,
    hosts: /(?:^|[.-])(?:generativelanguage|aiplatform)(?:\.[\w-]+\.rep)?\.googleapis\.com$/,
    address: "https://generativelanguage.googleapis.com/v1beta/openai",
    models: /^(?:models\/)?gemini-/i,
  },
  {
    ...{ name: "xAI", kind: "model", beginnings: "xai-", hosts: /(?:^|\.)x\.ai$/ },
    address: "https://api.x.ai/v1",
    models: /^grok-/i,
  },
  {
    ...{ name: "NVIDIA", kind: "model", beginnings: "nvapi-", hosts: /(?:^|\.)nvidia\.com$/ },
    address: "https://integrate.api.nvidia.com/v1",
  },
  {
    ...{ name: "Perplexity", kind: "model", beginnings: "pplx-" },
    hosts: /(?:^|\.)perplexity\.ai$/,
    address: "https://api.perplexity.ai",
    models: /^sonar(?:-|$)/i,
  },
  {
    ...{ name: "Cerebras", kind: "model", beginnings: "csk-", hosts: /(?:^|\.)cerebras\.ai$/ },
    address: "https://api.cerebras.ai/v1",
  },
  {
    ...{ name: "Upstage", kind: "model", beginnings: "up_", hosts: /(?:^|\.)upstage\.ai$/ },
    address: "https://api.upstage.ai/v1",
    models: /^solar-/i,
  },
  {
    ...{ name: "Fireworks", kind: "model", beginnings: "fw_", hosts: /(?:^|\.)fireworks\.ai$/ },
    address: "https://api.fireworks.ai/inference/v1",
  },
  {
    ...{ name: "Together", kind: "model", beginnings: "tgp_" },
    hosts: /(?:^|\.)together\.(?:ai|xyz)$/,
    address: "https://api.together.xyz/v1",
  },
  { name: "Replicate", kind: "model", beginnings: "r8_", hosts: /(?:^|\.)replicate\.com$/ },
  {
    ...{ name: "GitHub", kind: "other", beginnings: "(?:gh[oprsu]|github_pat)_" },
    hosts:
      /^(?:(?:api\.)?github\.com|models\.github\.ai|models\.inference\.ai\.azure\.com|api\.(?:\w+\.)?githubcopilot\.com)$/,
    address: "https://models.github.ai/inference",
  },
  {
    // Bedrock has keys of its own; the others are names of accounts.
    ...{ name: "Amazon Web Services", kind: "other" },
    telling: String.raw`(?:AKIA|ASIA)[0-9A-Z]{12,}|(?:ABSK|bedrock-api-key-)[\w+/]{20,}={0,2}`,
    hosts: /^bedrock[\w-]*\.[\w-]+\.(?:amazonaws\.com|api\.aws)$/,
    address: "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1",
  },
  { name: "GitLab", kind: "other", beginnings: "glpat-" },
  { name: "Slack", kind: "other", beginnings: "xox[abeoprs]-" },
  { name: "npm", kind: "other", telling: "npm_[A-Za-z0-9]{36}" },
  {
    ...{ name: "Azure OpenAI", kind: "model" },
    hosts: /\.(?:openai|services\.ai|cognitiveservices)\.azure\.com$/,
  },
  {
    ...{ name: "Mistral", kind: "model", hosts: /(?:^|\.)mistral\.ai$/ },
    address: "https://api.mistral.ai/v1",
    models: /^(?:(?:open-)?mi[sx]tral|ministral|magistral|codestral|devstral|pixtral)-/i,
  },
  {
    ...{ name: "DeepSeek", kind: "model", hosts: /(?:^|\.)deepseek\.com$/ },
    address: "https://api.deepseek.com",
    models: /^deepseek-/i,
  },
  {
    ...{ name: "HyperCLOVA X", kind: "model" },
    hosts: /^clovastudio\.(?:stream|apigw)\.(?:gov-)?ntruss\.com$/,
    address: "https://clovastudio.stream.ntruss.com/v1/openai",
    models: /^HCX-/i,
  },
  {
    ...{ name: "Cohere", kind: "model", hosts: /(?:^|\.)cohere\.(?:ai|com)$/ },
    address: "https://api.cohere.ai/compatibility/v1",
    models: /^command-/i,
  },
  {
    ...{ name: "Moonshot", kind: "model", hosts: /(?:^|\.)moonshot\.(?:ai|cn)$/ },
    address: "https://api.moonshot.ai/v1",
    models: /^(?:kimi|moonshot)-/i,
  },
  {
    ...{ name: "Alibaba Cloud", kind: "model" },
    hosts: /(?:^|\.)dashscope(?:-[a-z]+)?\.aliyuncs\.com$/,
    address: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    models: /^qw(?:en[\d.]*|q)-/i,
  },
  {
    ...{ name: "Z.AI", kind: "model", hosts: /(?:^|\.)(?:z\.ai|bigmodel\.cn)$/ },
    address: "https://api.z.ai/api/paas/v4",
    models: /^glm-/i,
  },
  { name: "DeepInfra", kind: "model", hosts: /(?:^|\.)deepinfra\.com$/ },
];

/** Whoever gives keys that begin as those of many do, gateways of one's own among them. */
export const SOME_PROVIDER: KeyOwner = { name: null, kind: "model", beginnings: "sk-" };

/** The owner of a host; null where that is not known, as of gateways and machines of one's own. */
export function findHostOwner(hostname: string): KeyOwner | null {
  const name = hostname.replace(/\.$/, "");
  return KEY_OWNERS.find(({ hosts }) => hosts?.test(name)) ?? null;
}

/** Whose model has such a name where it answers; null where that is not known. */
export function findModelOwner(model: string): KeyOwner | null {
  return KEY_OWNERS.find(({ models }) => models?.test(model)) ?? null;
}
