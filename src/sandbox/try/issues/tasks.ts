import { StandInError } from '../../stand-in-error.ts';

/** A box of a task list. */
interface Task {
  /** 1-based. */
  readonly line: number;
  readonly isDone: boolean;
}

const TASK = /^(\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(\]\s.*)$/;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The boxes of a text, those in code left out. */
export function findTasks(body: string): readonly Task[] {
  const tasks: Task[] = [];
  let isCode = false;
  for (const [at, text] of body.split(/\r?\n/).entries()) {
    if (FENCE.test(text)) isCode = !isCode;
    const box = isCode ? undefined : TASK.exec(text)?.[2];
    if (box !== undefined) tasks.push({ line: at + 1, isDone: box !== ' ' });
  }
  return tasks;
}

/** The text with one box ticked, or its tick taken away; `task` is `LINE:WHAT STANDS THERE`. Throws where that has changed. */
export function turnTask(body: string, task: string): string {
  const [, line = '', was = ''] = /^(\d{1,6}):([^]*)$/.exec(task) ?? [];
  const lines = body.split('\n');
  const at = Number(line) - 1;
  const now = lines[at] ?? '';
  const [, before, box, after] = TASK.exec(now.replace(/\r$/, '')) ?? [];
  if (box === undefined || now.trim() !== was.trim())
    throw new StandInError('The text has changed meanwhile: look at it again');
  lines[at] = `${before}${box === ' ' ? 'x' : ' '}${after}${now.endsWith('\r') ? '\r' : ''}`;
  return lines.join('\n');
}

/** The text with every box ticked. */
export function tickAll(body: string): string {
  const open = findTasks(body).filter(({ isDone }) => !isDone);
  return open.reduce((text, { line }) => turnTask(text, `${line}:${text.split('\n')[line - 1] ?? ''}`), body);
}
