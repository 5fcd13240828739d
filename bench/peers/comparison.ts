/** Several programs beside each other, a row each. */
export type Comparison = {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** What the columns hold and under which conditions, as Markdown. */
  note: string;
};

/** A comparison as a table of Markdown, with its note below. */
export function renderComparison({ columns, rows, note }: Comparison): string {
  const lines = [columns, columns.map(() => "---"), ...rows];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\n${note}\n`;
}
