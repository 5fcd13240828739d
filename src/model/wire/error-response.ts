/** A response with an error status, thrown through the client to whoever called it. */
export class ErrorResponse extends Error {
  override readonly name = "ErrorResponse";
  readonly httpStatus: number;
  readonly headers: Headers;
  /** The beginning of the body, as text. */
  readonly body: string;

  constructor(httpStatus: number, headers: Headers, body: string) {
    super(`status ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.headers = headers;
    this.body = body;
  }
}

/** Finds the response behind an error of the client, which wraps what its `fetch` throws; null for none. */
export function findErrorResponse(error: unknown): ErrorResponse | null {
  if (error instanceof ErrorResponse) return error;
  return error instanceof Error ? findErrorResponse(error.cause) : null;
}
