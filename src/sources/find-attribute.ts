import { Tokenizer } from "htmlparser2";

const ignore = () => {};

/**
 * The values of an attribute in an HTML document, in its order. The document is read as tokens and no tree is
 * built of it, so that its length alone decides how long that takes, however deep it is nested.
 */
export function findAttribute(html: string, name: string): string[] {
  const values: string[] = [];
  let parts: string[] | null = null;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribname: (start, end) => {
        parts = html.slice(start, end).toLowerCase() === name ? [] : null;
      },
      onattribdata: (start, end) => {
        parts?.push(html.slice(start, end));
      },
      onattribentity: (codePoint) => {
        parts?.push(String.fromCodePoint(codePoint));
      },
      onattribend: () => {
        if (parts !== null) values.push(parts.join(""));
        parts = null;
      },
      ...{ oncdata: ignore, onclosetag: ignore, oncomment: ignore, ondeclaration: ignore },
      ...{ onend: ignore, onopentagend: ignore, onopentagname: ignore, onselfclosingtag: ignore },
      ...{ onprocessinginstruction: ignore, ontext: ignore, ontextentity: ignore },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return values;
}
