/** An answer other than success, in REST's form. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** GitHub's list of what is wrong with the request, where it gives one. */
  readonly errors: readonly unknown[] | null;

  constructor(
    status: number,
    message: string,
    options: {
      readonly errors?: readonly unknown[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = options.errors ?? null;
    this.headers = options.headers ?? {};
  }
}
