/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** An answer in JSON. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

/** An error as REST tells it. */
export function errorAnswer(
  status: number,
  message: string,
  options: {
    readonly errors?: readonly unknown[] | null;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Answer {
  const documentation = 'https://docs.github.com/rest';
  const errors = options.errors ? { errors: options.errors } : {};
  return jsonAnswer(
    status,
    { message, ...errors, documentation_url: documentation, status: String(status) },
    options.headers,
  );
}
