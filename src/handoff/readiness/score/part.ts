import type { EditorLink } from '../../finding.ts';

/** The dimensions of the score (DESIGN 6). */
export type DimensionId = 'runbook' | 'independence' | 'rationale' | 'decisions' | 'context' | 'plan';

/** What a dimension is made of. */
export type PartId =
  | 'runbook-monitor'
  | 'runbook-alerts'
  | 'runbook-rollback'
  | 'runbook-contact'
  | 'runbook-references'
  | 'runbook-age'
  | 'runbook-in-house'
  | 'runbook-drill'
  | 'independence-areas'
  | 'independence-merges'
  | 'rationale-merges'
  | 'decisions-recorded'
  | 'decisions-complete'
  | 'context-state'
  | 'context-questions'
  | 'context-thinking'
  | 'context-age'
  | 'plan-on-time'
  | 'plan-decided'
  | 'plan-reported';

/** Where something is to be seen, or to be mended. */
export type Link = { readonly url: string } | { readonly editorLink: EditorLink };

/**
 * Something that could be done next. It adds to the values of parts exactly what doing it would bring when everything is
 * measured again; several actions add up, whatever their order.
 */
export interface ActionOffer {
  /** Stable within one report. */
  readonly id: string;
  /** What to do, in the imperative: one sentence of Markdown by Baton. */
  readonly what: string;
  /** Estimated effort. */
  readonly minutes: number;
  readonly link: Link | null;
  /** Above 0 each; a part's value never goes beyond 1. */
  readonly adds: readonly { readonly part: PartId; readonly by: number }[];
}

/** What was found of one part. */
export type Measure =
  | {
      readonly kind: 'measured';
      /** 0 to 1. What is missing is 0. */
      readonly value: number;
      /** What it rests on, in a few words: Markdown by Baton with links to the evidence. */
      readonly evidence: string;
    }
  /** There is nothing to measure, or it can't apply: left out, and the rest is reweighted. */
  | {
      readonly kind: 'left-out';
      readonly reason: string;
      /** The config turned it off: then it is no lack of evidence either. */
      readonly isOff?: true;
    }
  /** It could not be read: left out and told as such, never shown as green. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a measure of one dimension gives: each of its parts, and what could be done about them. */
export interface Measured {
  readonly parts: Readonly<Partial<Record<PartId, Measure>>>;
  readonly actions: readonly ActionOffer[];
}
