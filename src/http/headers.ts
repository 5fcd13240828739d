/** What a caller may choose of its request's headers. */
export type ChosenHeaders = {
  accept: string;
  /** Of the body that is sent. */
  contentType?: string | undefined;
  /** Sent as a bearer token. @default none */
  token?: string | null;
};

/**
 * The headers of a request: these and no others, so that nothing about the machine and nothing of the
 * environment reaches the wire, whatever library made the request.
 */
export function toSentHeaders({ accept, contentType, token }: ChosenHeaders) {
  return {
    accept,
    "accept-encoding": "gzip, br",
    "user-agent": "papercards",
    ...(contentType === undefined ? {} : { "content-type": contentType }),
    ...(token == null ? {} : { authorization: `Bearer ${token}` }),
  };
}

/** The headers of a response in the platform's form. */
export function toHeaders(received: Readonly<Record<string, string | string[] | undefined>>) {
  return new Headers(
    Object.entries(received).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}
