import { Tokenizer } from "htmlparser2";

const ignore = () => {};

/**
 * Whether the elements of an XML text lie deeper in one another than this. It builds no tree, which would
 * have to be walked, and it counts an element as open until it is closed by its own name.
 */
export function isNestedDeeper(xml: string, maxDepth: number): boolean {
  const open: string[] = [];
  let name = "";
  let isDeeper = false;
  const tokenizer: Tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        name = xml.slice(start, end);
      },
      onopentagend: () => {
        open.push(name);
        if (open.length <= maxDepth) return;
        isDeeper = true;
        tokenizer.pause(); // nothing after it matters
      },
      onclosetag: (start, end) => {
        const at = open.lastIndexOf(xml.slice(start, end));
        if (at !== -1) open.length = at;
      },
      ...{ oncdata: ignore, oncomment: ignore, ondeclaration: ignore, onend: ignore },
      ...{ onattribname: ignore, onattribdata: ignore, onattribentity: ignore },
      ...{ onattribend: ignore, onselfclosingtag: ignore, onprocessinginstruction: ignore },
      ...{ ontext: ignore, ontextentity: ignore },
    },
  );
  tokenizer.write(xml);
  return isDeeper;
}
