import type { Answer } from '../../lookups/repository-view.ts';

/** What came of the questions that one judgement asked of the repository. */
export interface Inquiry {
  /** An answer is still to come: the rule is judged again. */
  isWaiting: boolean;
  /** Why something could not be had: what is missing may have been a sign. Markdown by Baton. */
  readonly unknown: string[];
  /** What a reader should know of how this was judged: sentences, Markdown by Baton. */
  readonly notes: string[];
}

/** An inquiry before its first question. */
export function openInquiry(): Inquiry {
  return { isWaiting: false, unknown: [], notes: [] };
}

/** Takes an answer that only makes the outcome better; `otherwise` stands for what can't be had. */
export function takeIfKnown<T>(inquiry: Inquiry, answer: Answer<T>, otherwise: T): T {
  if (answer.kind === 'wanted') inquiry.isWaiting = true;
  return answer.kind === 'known' ? answer.value : otherwise;
}
