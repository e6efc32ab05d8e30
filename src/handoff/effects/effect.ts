/** A change to make on GitHub, as data. `applyEffects` makes it; planning again after applying yields none. */
export type Effect =
  | { readonly kind: 'create-check-run'; readonly checkRun: CheckRunContent }
  | { readonly kind: 'update-check-run'; readonly id: number; readonly checkRun: CheckRunContent }
  | { readonly kind: 'create-comment'; readonly number: number; readonly body: string }
  | { readonly kind: 'update-comment'; readonly id: number; readonly body: string }
  | {
      readonly kind: 'create-discussion';
      readonly repositoryNodeId: string;
      readonly categoryId: string;
      readonly title: string;
      readonly body: string;
    }
  | {
      readonly kind: 'update-discussion';
      readonly nodeId: string;
      readonly title: string;
      readonly body: string;
    }
  | { readonly kind: 'minimize-comment'; readonly nodeId: string }
  | { readonly kind: 'unminimize-comment'; readonly nodeId: string }
  /** So that it has its colour and description; one that is there already is left alone. */
  | { readonly kind: 'create-label'; readonly label: IssueLabel }
  | {
      readonly kind: 'create-issue';
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
    }
  | ({ readonly kind: 'update-issue'; readonly number: number } & IssueChange)
  | { readonly kind: 'add-label'; readonly number: number; readonly label: string }
  | { readonly kind: 'remove-label'; readonly number: number; readonly label: string }
  | ({ readonly kind: 'create-milestone' } & MilestoneContent)
  | ({ readonly kind: 'update-milestone'; readonly number: number } & Partial<MilestoneContent> & {
        readonly state?: 'open' | 'closed';
      })
  | { readonly kind: 'react'; readonly commentId: number; readonly content: '+1' | 'confused' }
  /** Takes the app's own reaction back. */
  | { readonly kind: 'unreact'; readonly nodeId: string; readonly content: 'CONFUSED' };

/** What changes of an issue; what is left out stays. */
export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: 'completed' | 'not_planned' | 'reopened';
  readonly milestone?: number;
}

export interface MilestoneContent {
  readonly title: string;
  readonly description: string;
  /** ISO 8601; null without a due date. */
  readonly dueOn: string | null;
}

/** A label of the app's: hexadecimal colour, description of at most 100 characters (github-facts 3.1). */
export interface IssueLabel {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** A completed check run, within GitHub's limits (github-facts 2.2). */
export interface CheckRunContent {
  readonly name: 'Baton';
  readonly headSha: string;
  /** `pr:12` of every pull request judged, then digests of what was written: how a later run is compared. */
  readonly externalId: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** When the judgement was made, ISO 8601. */
  readonly completedAt: string;
  readonly title: string;
  /** Markdown, at most 65,535 UTF-8 bytes each. */
  readonly summary: string;
  readonly text: string;
  /** At most 50 go in one request; more are appended by further requests. */
  readonly annotations: readonly Annotation[];
  readonly actions: readonly CheckAction[];
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A button on the check: label at most 20, description 40, identifier 20 characters. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}
