import type { Profile } from "./profiles.ts";

/** Which model is asked, and where: made from the settings once. */
export type Provider = {
  /** Null is fine for an endpoint on this machine. */
  apiKey: string | null;
  /** Values that nothing may hold that comes back from the endpoint: its key, and the token for the Hub. */
  secrets: readonly string[];
  /** The address of a Chat Completions API, mostly ending in `/v1`. */
  baseUrl: URL;
  /** The model's id, as the provider spells it. */
  model: string;
  /** What the provider understands, with what the user decided about it. */
  profile: Profile;
};
