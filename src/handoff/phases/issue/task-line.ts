import { quoteInline } from '../../text/neutralise.ts';
import type { MergedPullRequest } from '../phase-facts.ts';
import type { DeliverableStatus } from '../phase-status.ts';

/** A task of the app's list, as it stands in an issue. */
export interface ReadTask {
  /** The deliverable's own words, without Markdown and without pull requests: comparable with the plan's. */
  readonly text: string;
  /** Everything behind the box. */
  readonly markdown: string;
  readonly isDone: boolean;
}

const TASK = /^[-*] \[([ xX])\] (.+)$/;
/** The pull requests behind the words, which can't hold this by themselves: brackets of theirs are escaped. */
const PULLS = ' ([#';
const ESCAPED = /\\([\\`*_{}[\]()<>|~$!])/g;
const ENTITY = /&(?:lt|gt|amp);/g;
const BREAK = /\u200B/g;

/** Every regular expression that reads a task. */
export const TASK_PATTERNS = [TASK, ESCAPED, ENTITY, BREAK] as const;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const LONGEST_TASK = 300;
const MOST_PULLS = 5;

/** A deliverable as a task: its words, and the last pull requests that brought it. */
export function renderTask({ deliverable, isDone, pulls }: DeliverableStatus): string {
  const shown = pulls.length === 0 ? '' : ` (${pulls.slice(-MOST_PULLS).map(pullLink).join(', ')})`;
  return `- [${isDone ? 'x' : ' '}] ${quoteInline(deliverable.text, LONGEST_TASK)}${shown}`;
}

/** A line of an issue as a task; null where it is none. */
export function readTask(line: string): ReadTask | null {
  const [, box, markdown] = TASK.exec(line.trimEnd()) ?? [];
  if (box === undefined || markdown === undefined) return null;
  return { text: wordsOf(markdown), markdown, isDone: box !== ' ' };
}

/** What `readTask` gives as the text of a deliverable's task. */
export function taskText(text: string): string {
  return wordsOf(quoteInline(text, LONGEST_TASK));
}

/** A merged pull request as a link. */
export function pullLink({ number, url }: Pick<MergedPullRequest, 'number' | 'url'>): string {
  return `[#${number}](${url})`;
}

function wordsOf(markdown: string): string {
  const end = markdown.indexOf(PULLS);
  return (end < 0 ? markdown : markdown.slice(0, end))
    .replaceAll(BREAK, '')
    .replaceAll(ESCAPED, '$1')
    .replaceAll(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
