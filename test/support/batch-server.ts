import { type Loopback, openLoopback, readBody } from "./loopback.ts";
import { complete } from "./model-server.ts";
import { answerQuestion } from "./recorded-world.ts";

/** One line of an uploaded file. */
export type BatchQuestion = { custom_id: string; body: Record<string, unknown> };

/** How the provider ends a batch: what its files hold, if it has them, and its last status. */
type BatchEnd = {
  status: string;
  output: readonly unknown[] | null;
  errors: readonly unknown[] | null;
  message?: string;
};

/** A provider's Batch API, and what it has got. */
export type BatchServer = Loopback & {
  /** The questions of each batch, in the order in which batches were created. */
  batches: BatchQuestion[][];
  uploads: () => number;
  /** Lets every batch end; until then they are in progress. */
  finish: (end: (questions: BatchQuestion[], batch: number) => BatchEnd) => void;
};

/** Opens a server that plays the Batch API; an upload is answered when `onUpload` is done with it. */
export async function openBatchServer({
  onUpload = async () => {},
}: {
  onUpload?: () => Promise<void>;
} = {}): Promise<BatchServer> {
  const files: string[] = [];
  const created: { fileId: string; questions: BatchQuestion[] }[] = [];
  let end: ((questions: BatchQuestion[], batch: number) => BatchEnd) | null = null;

  const addFile = (text: string): string => `file-${files.push(text) - 1}`;
  const toFileId = (lines: readonly unknown[] | null) =>
    lines === null ? null : addFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const show = (index: number) => {
    const batch = created[index];
    const base = { id: `batch_${index}`, object: "batch", input_file_id: batch?.fileId };
    if (end === null || batch === undefined) return { ...base, status: "in_progress" };
    const { status, output, errors, message } = end(batch.questions, index);
    return {
      ...{ ...base, status, output_file_id: toFileId(output), error_file_id: toFileId(errors) },
      request_counts: {
        total: batch.questions.length,
        completed: countAnswered(output),
        failed: 0,
      },
      errors: message === undefined ? null : { data: [{ message }] },
    };
  };

  const readFile = (id: string) => files[Number(id.slice("file-".length))] ?? "";
  const upload = async (body: string) => {
    await onUpload();
    const lines = body.split(/\r?\n/).filter((line) => line.startsWith('{"custom_id"'));
    return { id: addFile(lines.join("\n")), object: "file" };
  };
  const create = (body: string) => {
    const fileId: string = JSON.parse(body).input_file_id;
    const lines = readFile(fileId).split("\n");
    return show(created.push({ fileId, questions: lines.map((line) => JSON.parse(line)) }) - 1);
  };
  const tell = (id: string) =>
    id === ""
      ? { data: created.map((_, index) => show(index)) }
      : show(Number(id.slice("batch_".length)));

  const { origin, close } = await openLoopback(async (request, response) => {
    const body = (await readBody(request)).toString("utf8");
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const [, , kind = "", id = ""] = pathname.split("/");
    const isNew = request.method === "POST";
    const answered =
      kind === "files"
        ? isNew
          ? await upload(body)
          : readFile(id)
        : isNew
          ? create(body)
          : tell(id);
    response.setHeader("content-type", "application/json");
    response.end(typeof answered === "string" ? answered : JSON.stringify(answered));
  });
  return {
    origin,
    close,
    get batches() {
      return created.map(({ questions }) => questions);
    },
    uploads: () => files.length,
    finish: (how) => {
      end = how;
    },
  };
}

/** Lines about different questions: the server counts requests, and not lines. */
function countAnswered(output: readonly unknown[] | null): number {
  const ids = (output ?? []).map((line) => JSON.stringify(line).match(/"custom_id":"(\w+)"/)?.[1]);
  return new Set(ids).size;
}

/** A line of an output file with a good draft. */
export function answerLine({ custom_id, body }: BatchQuestion): unknown {
  const { answer } = answerQuestion(JSON.stringify(body));
  const response = { status_code: 200, request_id: "r", body: complete(answer) };
  return { id: `batch_req_${custom_id}`, custom_id, response, error: null };
}

/** A line of an error file about a question that was never asked. */
export function expiredLine({ custom_id }: BatchQuestion): unknown {
  const error = { code: "batch_expired", message: "This request could not be executed." };
  return { id: "batch_req", custom_id, response: null, error };
}

/** A line about a question that was refused with this status. */
export function refusedLine({ custom_id }: BatchQuestion, status: number): unknown {
  const message = status >= 500 ? "Internal error." : "The prompt is longer than the context.";
  const body = { error: { message } };
  return { id: "batch_req", custom_id, response: { status_code: status, body }, error: null };
}
