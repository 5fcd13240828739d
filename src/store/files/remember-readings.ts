/**
 * Characters of the texts whose readings are remembered. Four weeks of five cards a day fit into it; with what was read
 * of them they take some 6 MB.
 */
const MAX_REMEMBERED_CHARS = 1_000_000;

/** The texts of a day: its data, and its document, where there is one. */
type DayTexts = { text: string; markdown: string | null };

/**
 * Remembers what was read of the days that were read last, as long as their files hold the same texts: the weeks of a chart are
 * made of days that other documents tell of, too.
 */
export function rememberReadings<Reading>(): (
  name: string,
  texts: DayTexts,
  read: () => Promise<Reading>,
) => Promise<Reading> {
  const known = new Map<string, DayTexts & { reading: Reading }>();
  let chars = 0;
  const forget = (name: string) => {
    chars -= countChars(known.get(name));
    known.delete(name);
  };
  return async (name, texts, read) => {
    const last = known.get(name);
    const isKnown = last?.text === texts.text && last.markdown === texts.markdown;
    const reading = isKnown ? last.reading : await read();
    forget(name);
    known.set(name, { ...texts, reading }); // the newest stands at the end
    chars += countChars(texts);
    for (const oldest of known.keys()) {
      if (chars <= MAX_REMEMBERED_CHARS) break;
      forget(oldest);
    }
    return reading;
  };
}

function countChars(texts: DayTexts | undefined): number {
  return (texts?.text.length ?? 0) + (texts?.markdown?.length ?? 0);
}
