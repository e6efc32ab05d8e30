/** What a pull request does that a decision record should stand behind, the strongest first. */
export const SIGN_KINDS = [
  'deliverable',
  'store',
  'provider',
  'model',
  'service',
  'infrastructure',
  'path',
  'dependency',
] as const;

export interface Sign {
  readonly kind: (typeof SIGN_KINDS)[number];
  /** What it is, as a noun phrase: Markdown by Baton. */
  readonly what: string;
  /** What a record about it could be called: data of users. */
  readonly title: string;
  readonly path: string;
  /** 1-based line of the head's file; null where it is not there. */
  readonly line: number | null;
}
