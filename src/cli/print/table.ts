import stringWidth from "string-width";

const GAP = "  ";

/** How the cells of a table are aligned. */
export type Alignment = "left" | "right";

/**
 * Renders rows of cells as lines with aligned columns, by the width that a terminal shows. In columns that
 * are aligned left, the last cell of a row is not filled up.
 */
export function renderTable(
  rows: readonly (readonly string[])[],
  alignment: Alignment = "left",
): string[] {
  const widths = measureColumns(rows);
  const align = (cell: string, column: number, row: readonly string[]) => {
    const space = " ".repeat((widths[column] ?? 0) - stringWidth(cell));
    if (alignment === "right") return space + cell;
    return column === row.length - 1 ? cell : cell + space;
  };
  return rows.map((row) => row.map((cell, column) => align(cell, column, row)).join(GAP));
}

function measureColumns(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    }
  }
  return widths;
}
