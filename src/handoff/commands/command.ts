import type { RuleId } from '../finding.ts';

interface CommandBase {
  /** Line of the comment, 1-based. */
  readonly line: number;
}

/** One line `/baton ...` of a comment. Texts are the user's own words: data, at most 500 characters. */
export type Command = CommandBase &
  (
    | { readonly kind: 'recheck' }
    | { readonly kind: 'help' }
    | { readonly kind: 'report' }
    | {
        readonly kind: 'waive';
        readonly rule: RuleId;
        readonly isHotfix: boolean;
        /** Null: no end. */
        readonly forDays: number | null;
        readonly reason: string;
      }
    | {
        readonly kind: 'metric';
        readonly name: string;
        readonly value: number;
        /** `$`, `%`, `ms`; empty where none is written. */
        readonly unit: string;
        readonly note: string;
      }
    | { readonly kind: 'decide'; readonly decision: 'agreed' | 'stop'; readonly reason: string }
    | {
        readonly kind: 'decide';
        readonly decision: 'continue';
        /** ISO date, or a number of iterations; null: as many as were agreed. */
        readonly limit: { readonly until: string } | { readonly iterations: number } | null;
        readonly reason: string;
      }
    | { readonly kind: 'accept'; readonly note: string }
    | { readonly kind: 'drill'; readonly result: 'passed' | 'failed'; readonly note: string }
    | {
        readonly kind: 'malformed';
        /** What was expected: a sentence of Markdown by Baton, which quotes nothing. */
        readonly reason: string;
        /** The word that was probably meant. */
        readonly nearest: string | null;
      }
  );

/** A command without its line, as the parsers of the single commands give it. */
export type CommandContent = Command extends infer C ? (C extends Command ? Omit<C, 'line'> : never) : never;

/** A command that can't be followed, and why. */
export function malformed(reason: string, nearest: string | null = null): CommandContent {
  return { kind: 'malformed', reason, nearest };
}
