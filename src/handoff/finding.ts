import type { Confirmation } from './confirmations/confirmation.ts';

/** Ids of the rules, as users write them in the config and in `/baton waive`. */
export type RuleId = 'rationale' | 'decision' | 'runbook' | 'context' | 'phase' | 'plan' | 'config';

export type Severity = 'error' | 'warn';

/** A place in a file of the repository, 1-based; columns count UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A file to edit; with `value`, one that does not exist yet, pre-filled. */
export interface EditorLink {
  readonly path: string;
  /** Markdown by Baton and facts of the repository, at most 4,000 characters of which fit a link. */
  readonly value?: string;
  /** 1-based line of an existing file. */
  readonly line?: number;
}

/** One thing that is missing or wrong, with the shortest way to mend it. All texts are Markdown by Baton. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** A stable word for the kind of insufficiency, such as `unfilled-template`. */
  readonly reason: string;
  /** What is missing, in one sentence, lower-case after the colon of the comment's first line. */
  readonly what: string;
  /** Why a successor would care. */
  readonly why: string;
  /** How to mend it. */
  readonly mend: string;
  /** Text to paste, already indented by nothing. */
  readonly snippet?: string;
  /** The user's own words nearest to what is asked: data, never trusted, neutralised when rendered. */
  readonly quote?: string;
  /** What the quote is, such as `Closest to a reason`, which it is where not told. */
  readonly quoteLabel?: string;
  /** Other ways out, such as an exemption line or a waiver: one line of Markdown. */
  readonly otherwise?: string;
  /** Estimated effort to mend. */
  readonly minutes: number;
  /** The line it belongs to; it becomes an annotation where the pull request changes that file. */
  readonly place?: Place;
  /** The file to mend, for a link that opens GitHub's editor on it. */
  readonly editorLink?: EditorLink;
  /** True where the base branch already has this weakness. */
  readonly isAlreadyOnBase: boolean;
}

/**
 * What a rule says. `not-applicable` and `unknown` carry the reason in `summary`;
 * facts that are cut or unavailable make `unknown`, never `pass`.
 */
export interface Outcome {
  readonly rule: RuleId;
  readonly state: 'pass' | 'fail' | 'not-applicable' | 'unknown';
  /** One sentence for the table: why it passed, failed or does not apply. Markdown by Baton. */
  readonly summary: string;
  /** The user's words that made it pass: data, never trusted, neutralised when rendered. */
  readonly quote?: string;
  /** Most severe first; empty unless `fail`. */
  readonly findings: readonly Finding[];
  /** People's confirmations that hold: they are kept in the app's comment. */
  readonly confirmations?: readonly Confirmation[];
  /** The last one that no longer holds, where none does; it holds again if what lapsed it is taken back. */
  readonly lapsedConfirmation?: Confirmation | null;
  /** Changed files that the rule's documents depend on: a waiver of the rule lapses when others follow. */
  readonly watchedPaths?: readonly string[];
}
