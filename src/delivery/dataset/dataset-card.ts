/** Columns of the data set and their types, as the Hub's viewer reads them from the card. */
const QUOTED = [
  ["text", "string"],
  ["quote", "string"],
  ["start", "int64"],
  ["end", "int64"],
] as const;

type Column = readonly [name: string, type: string | readonly (readonly [string, string])[]];

const COLUMNS: readonly Column[] = [
  ...["date", "id", "title", "url", "abstract"].map(toText),
  ["upvotes", "int64"],
  ...["organization", "code_url", "headline", "one_line"].map(toText),
  ["key_points", QUOTED],
  ["developer_view", "string"],
  ["actions", "sequence"],
  ["risks", [["basis", "string"], ...QUOTED]],
  ...["uncertainty", "explanation", "need", "compute"].map(toText),
  ["tags", "sequence"],
  ...["confidence", "confidence_reason", "difficulty", "difficulty_reason"].map(toText),
  ["findings", ["check", "severity", "field", "message"].map(toText)],
  ...["model", "prompt_version", "verifier", "drafted_at"].map(toText),
  ["edited", "sequence"],
  ["edited_at", "string"],
];

function toText(name: string): readonly [string, string] {
  return [name, "string"];
}

/** The columns' names, in the order of a row. */
export const COLUMN_NAMES: readonly string[] = COLUMNS.map(([name]) => name);

/** The data set's card: what it holds, with how the Hub's viewer is to read it. The same at any time, so that it is sent once. */
export const DATASET_CARD = `---
language:
- ko
- en
pretty_name: papercards
tags:
- papers
- summarization
task_categories:
- summarization
configs:
- config_name: default
  data_files:
  - split: train
    path: data/*.jsonl
dataset_info:
  features:
${COLUMNS.map(renderFeature).join("\n")}
---

# Daily Papers as Korean cards

Cards of [Hugging Face's Daily Papers](https://huggingface.co/papers), written by a model from the abstracts alone, checked by rules, and made by papercards.
One row is one card of one day, in files by month. Each key point names the English passage that it rests on, with its place in the abstract (\`start\` and \`end\`, in
UTF-16 units; null where it could not be found letter by letter).

- \`confidence\` (신뢰도) says how clearly the abstract shows its results, \`difficulty\` (도입 난이도) what it takes to try the paper: 상, 중, 하.
- \`findings\` is what the checks have left. \`edited\` names the fields that a person has changed.
- Abstracts belong to their authors. A card may be wrong: read the paper before you rely on it.
`;

function renderFeature([name, type]: Column): string {
  if (type === "sequence") return `  - name: ${name}\n    sequence: string`;
  if (typeof type === "string") return `  - name: ${name}\n    dtype: ${type}`;
  const inner = type.map(([part, dtype]) => `    - name: ${part}\n      dtype: ${dtype}`);
  return [`  - name: ${name}`, "    list:", ...inner].join("\n");
}
