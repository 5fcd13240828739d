import { findHostOwner, findModelOwner } from "../printed/key-owners.ts";
import { quoteGiven } from "../printed/printed.ts";
import { type Explanation, explain } from "./explanation.ts";

/**
 * Why a key must not go out with a model's name: the name tells whose key it takes where the key does not, and OpenAI,
 * which is asked where no address is written, answers for its own models alone. Null where nothing speaks against it:
 * gateways and machines of one's own give models what names they like.
 */
export function explainForeignModel(
  model: string,
  { baseUrl: { hostname }, apiKey }: { baseUrl: URL; apiKey: string | null },
): Explanation | null {
  const owner = findModelOwner(model);
  const isAskedOfOpenai = findHostOwner(hostname)?.name === "OpenAI";
  if (!owner?.name || !owner.address || !isAskedOfOpenai || apiKey === null) return null;
  const { name, address } = owner;
  return explain("modelOfAnother", {
    model: quoteGiven(model),
    owner: name,
    host: hostname,
    address,
  });
}
