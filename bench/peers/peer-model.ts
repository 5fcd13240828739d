import { setTimeout as sleep } from "node:timers/promises";
import { openLoopback, readBody } from "../../test/support/loopback.ts";
import type { PeerCase, PeerModel } from "./peer.ts";
import { answerChat, answerResponses } from "./peer-wire.ts";

/** Opens a model that answers every peer in the form that it asks for. */
export async function openPeerModel({ answerMs, isBad }: PeerCase): Promise<PeerModel> {
  const gauge = createGauge();
  const answers = new Map([
    ["/v1/chat/completions", answerChat],
    ["/v1/responses", answerResponses],
  ]);
  const { origin, close } = await openLoopback(async (request, response) => {
    const body: unknown = JSON.parse((await readBody(request)).toString("utf8"));
    const answered = attempt(() => answers.get(request.url ?? "")?.(body, isBad));
    await gauge.during(() => sleep(answerMs));
    response.writeHead(answered === undefined ? 400 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answered ?? { error: { message: "A question of another form." } }));
  });
  return {
    environment: { OPENAI_BASE_URL: `${origin}/v1`, OPENAI_API_KEY: "none" },
    ...gauge,
    close,
  };
}

/** A question that cannot be read is refused, and its asker fails. */
function attempt(answer: () => unknown): unknown {
  try {
    return answer();
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/** Counts questions, and how many are under way. */
export function createGauge() {
  let [calls, open, peak] = [0, 0, 0];
  return {
    calls: () => calls,
    peak: () => peak,
    during: async (answer: () => Promise<unknown>): Promise<void> => {
      calls += 1;
      open += 1;
      peak = Math.max(peak, open);
      await answer();
      open -= 1;
    },
  };
}
