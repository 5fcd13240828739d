import { findHostOwner, findModelOwner } from "../printed/key-owners.ts";
import { quoteGiven } from "../printed/printed.ts";
import { type Explanation, explain } from "./explanation.ts";

/** `qwen/qwen3-32b`, `openai/gpt-5`, `accounts/acme/models/m`: no model of OpenAI has a slash there, nor a tuned one. */
const OF_GATEWAY = /^[^:/]+\//;

/**
 * Why a key must not go out with a model's name: the name tells whose key it takes where the key does not, and OpenAI,
 * which is asked where no address is written, answers for its own models alone. Null where nothing speaks against it:
 * gateways and machines of one's own give models what names they like.
 */
export function explainForeignModel(
  model: string,
  { baseUrl: { hostname: host }, apiKey }: { baseUrl: URL; apiKey: string | null },
): Explanation | null {
  const isAskedOfOpenai = findHostOwner(host)?.name === "OpenAI";
  if (!isAskedOfOpenai || apiKey === null) return null;
  const { name: owner, address } = findModelOwner(model) ?? {};
  const asked = { model: quoteGiven(model), host };
  if (owner && address) return explain("modelOfAnother", { ...asked, owner, address });
  return OF_GATEWAY.test(model) ? explain("modelOfGateway", asked) : null;
}
