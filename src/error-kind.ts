/**
 * The kind of an error for the log, such as `error 23505` or `TypeError`, with the code where it has one. Never its
 * message: PostgreSQL's, Node's and Octokit's quote what they could not handle.
 */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
}
