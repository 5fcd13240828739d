const GAP = "  ";

/** Hangul, Hanja, kana, full-width forms and emoji take two columns of a terminal. */
const WIDE =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return [...text.normalize("NFC")].reduce((width, letter) => {
    if (WITHOUT_WIDTH.test(letter)) return width;
    return width + (WIDE.test(letter) ? 2 : 1);
  }, 0);
}

/** Renders rows of cells as lines with aligned columns. The last cell of a row is not filled up. */
export function renderColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join(GAP),
  );
}
