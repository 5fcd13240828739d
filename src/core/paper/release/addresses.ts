/** How an address begins that is hidden; it goes on with slashes up to its length, since rules look so far and no further. */
export const HIDDEN_ADDRESS = "https:";

/** What the Hub has at an address, with a sign behind it that no abstract holds. */
const HUB_SIGNS = { datasets: "\uE000", spaces: "\uE001", models: "\uE002" } as const;

type HubFolder = keyof typeof HUB_SIGNS;

/** What an address is written with: no bracket, quotation mark or comma, which belong to what stands around it. */
const SIGN = String.raw`(?:[^\s{}[\]<>()"'\x60“”‘’,;|\\]|\\[_~#%&])`;

/** A host without a scheme: with `www.`, before a path, or alone where it ends as most do; none after `@` of a mail. */
const BARE_HOST = String.raw`(?<![\w/.@-])(?:git@)?(?:www\.|(?:[\w-]{1,60}\.){1,5}(?:(?:com|co|io|org|net|ai|dev)(?![\w.-]*\w)|[a-z]{2,}(?=/)))`;

/** An address up to what cannot be its end. */
const WRITTEN_ADDRESS = new RegExp(
  String.raw`(?:(?:https?|HTTPS?|ftp|ssh):\s?\/{1,2}\s?|${BARE_HOST})${SIGN}*(?<![.:!?…*])`,
  "g",
);

/** A repository on the Hub: a model's stands in no folder. */
const ON_HUB =
  /(?:huggingface|hf)\.co\/(?:(?<folder>datasets|spaces)\/|(?!collections|papers|blog|docs)[\w.-]+\/[\w.-])/;

/**
 * A text with one word for each address, so that its names say nothing of what is released: `…/model-zoo` is no model,
 * and `…/soon` no promise. What stands around it stays, also where it touches it.
 */
export function hideAddresses(text: string): string {
  return text.replaceAll(WRITTEN_ADDRESS, (written: string, at: number) => {
    const isGlued = /[a-z]/i.test(text.charAt(at - 1));
    return `${isGlued ? " " : ""}${HIDDEN_ADDRESS.padEnd(written.length, "/")}${signOf(written)}`;
  });
}

function signOf(address: string): string {
  const found = ON_HUB.exec(address);
  if (found === null) return "";
  const { folder } = found.groups ?? {};
  return HUB_SIGNS[folder === "datasets" || folder === "spaces" ? folder : "models"];
}

/** Whether a text in which addresses are hidden holds one. */
export function hasAddress(text: string): boolean {
  return text.includes(HIDDEN_ADDRESS);
}

/** What the Hub has at the addresses of a text in which they are hidden. */
export function foldersIn(text: string): HubFolder[] {
  return (["datasets", "spaces", "models"] as const).filter((folder) =>
    text.includes(HUB_SIGNS[folder]),
  );
}
