/** What happens to thumbnails: stored beside the digests, linked at the Hub, or left out. */
export const IMAGE_MODES = ["download", "link", "none"] as const;
export type ImageMode = (typeof IMAGE_MODES)[number];

/** How an answer's JSON is asked for, from the strictest to the loosest. */
export const STRUCTURED_MODES = ["json_schema", "json_object", "prompt"] as const;
export type StructuredMode = (typeof STRUCTURED_MODES)[number];

/** The parameter that bounds the tokens of an answer. */
export const TOKEN_PARAMETERS = ["max_completion_tokens", "max_tokens"] as const;
export type TokenParameter = (typeof TOKEN_PARAMETERS)[number];

/** Formats of batch files, by the provider whose own they are. */
export const BATCH_FORMATS = ["openai", "anthropic", "gemini"] as const;
export type BatchFormatName = (typeof BATCH_FORMATS)[number];

/** What a digest keeps of a user's choices, until a command gives it another. */
export const DIGEST_CHOICES = ["top", "interests"] as const;
export type DigestChoice = (typeof DIGEST_CHOICES)[number];

/** Tiers at which a provider can be asked: `flex` costs half and may take minutes. */
export const SERVICE_TIERS = ["default", "flex"] as const;
export type ServiceTier = (typeof SERVICE_TIERS)[number];

/** The items of a list as it was written, with commas between, also those of Korean keyboards and of Chinese. */
export function splitList(list: string): string[] {
  return list.split(/[,，、]/).map((item) => item.trim());
}

/** The interests of a list, each once; a text that is no such list has been refused before. */
export function splitInterests(list: string): string[] {
  return [...new Set(splitList(list))].filter((item) => item !== "");
}
