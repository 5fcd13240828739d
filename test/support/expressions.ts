import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What expressions of a workflow may name, such as `inputs` and `vars`. */
export type Contexts = Readonly<Record<string, unknown>>;

const NO_ARGUMENTS = { minArgs: 0, maxArgs: 0 };

/** How a job or step stands whose needs have all succeeded. */
const STATUS = Object.entries({
  always: true,
  success: true,
  failure: false,
  cancelled: false,
}).map(([name, holds]) => ({ name, ...NO_ARGUMENTS, call: () => new data.BooleanData(holds) }));

/** A text of a workflow as GitHub's own library makes it: each expression in it replaced by its value. */
export function fillIn(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

/** Whether a condition of a job or step holds; none does. */
export function holds(condition: string | undefined, contexts: Contexts): boolean {
  if (condition === undefined) return true;
  const [, expression = condition] = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(condition) ?? [];
  return evaluate(`!!(${expression})`, contexts).coerceString() === "true";
}

function evaluate(expression: string, contexts: Contexts) {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), STATUS).parse();
  const known = new data.Dictionary(
    ...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })),
  );
  return new Evaluator(
    parsed,
    known,
    new Map(STATUS.map((status) => [status.name, status])),
  ).evaluate();
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}
