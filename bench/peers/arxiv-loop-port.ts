import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import OpenAI from "openai";
import PQueue from "p-queue";
import { z } from "zod";

// What `ai/enhance.py` of dw-dengwei/daily-arXiv-ai-enhanced does with its papers, in a few lines of TypeScript: the
// original is Python, and asks through LangChain. Left out are its look at each text for forbidden words, by a
// service of its author's, and its repair of LaTeX in answers. Run by the bench as a process of its own.

const FALLBACK = {
  tldr: "Summary generation failed",
  motivation: "Motivation analysis unavailable",
  method: "Method extraction failed",
  result: "Result analysis unavailable",
  conclusion: "Conclusion extraction failed",
};
const Structure = z.object({
  tldr: z.string(),
  motivation: z.string(),
  method: z.string(),
  result: z.string(),
  conclusion: z.string(),
});
const Item = z.object({ id: z.string(), summary: z.string() });

const client = new OpenAI();
const pool = new PQueue({ concurrency: Number(process.argv[2]) });
const items = readFileSync("papers.jsonl", "utf8")
  .split("\n")
  .map((line) => Item.parse(JSON.parse(line)));
const enhanced = await Promise.all(
  items.map((item) => pool.add(async () => ({ ...item, AI: await enhance(item.summary) }))),
);
writeFileSync("enhanced.jsonl", enhanced.map((item) => JSON.stringify(item)).join("\n"));

async function enhance(summary: string): Promise<z.infer<typeof Structure>> {
  try {
    const { choices } = await client.chat.completions.create({
      model: "bench-model",
      messages: [
        { role: "system", content: "You summarize papers in Korean." },
        { role: "user", content: `Analyze the following abstract of a paper.\n\n${summary}` },
      ],
      tools: [
        {
          type: "function",
          function: { name: "Structure", parameters: z.toJSONSchema(Structure) },
        },
      ],
      tool_choice: { type: "function", function: { name: "Structure" } },
    });
    const [call] = choices[0]?.message.tool_calls ?? [];
    return Structure.parse(JSON.parse(call?.type === "function" ? call.function.arguments : ""));
  } catch (error) {
    console.error(error);
    return FALLBACK;
  }
}
