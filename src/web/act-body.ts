import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { parseJson } from "../core/parse-json.ts";
import { ReviewError } from "../core/review/review-session.ts";

/** Longest body of a write, in bytes: ten times what the longest field of a card takes. */
const MAX_ACT_BYTES = 64 * 1024;

/** Refuses a body that no act has, before it is read. */
export const refuseLarge: MiddlewareHandler = bodyLimit({
  maxSize: MAX_ACT_BYTES,
  onError: () => {
    throw new ReviewError("LARGE", "보낸 내용이 너무 깁니다.", "줄여서 다시 저장하세요.");
  },
});

/**
 * The body of a write, which is JSON.
 *
 * @throws {ReviewError} `INPUT` when it is none, or not as the act needs it.
 */
export async function readBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const isJson = context.req.header("content-type")?.startsWith("application/json") ?? false;
  const body: unknown = isJson ? parseJson(await context.req.text()) : undefined;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ReviewError(
    "INPUT",
    "보낸 내용을 받을 수 없습니다. 한 칸은 2,000자, 요청 사항은 1,000자까지 쓸 수 있습니다.",
    "줄여서 다시 저장하거나 페이지를 새로 고치세요.",
  );
}
