import { Piscina } from 'piscina';
import { html, type Markup, trusted } from '../../../html.ts';
import type { MarkdownTask } from './markdown-worker.ts';

/** Text that takes longer than this is shown as it is written. */
const LIMIT_MS = 3_000;
const KEPT_TEXTS = 500;

/** Renders Markdown beside the main thread, each text once. */
export interface MarkdownRenderer {
  /** Never rejects: what can't be rendered in time is shown as it is written. */
  render(text: string, breaks?: boolean, isTickable?: boolean): Promise<Markup>;
  close(): Promise<void>;
}

/** Starts the renderer's thread. */
export function startMarkdownRenderer(homes: readonly string[]): MarkdownRenderer {
  const pool = new Piscina<MarkdownTask, string>({
    filename: new URL('./markdown-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  const kept = new Map<string, Promise<Markup>>();
  const work = async (task: MarkdownTask): Promise<Markup> => {
    try {
      return trusted(await pool.run(task, { signal: AbortSignal.timeout(LIMIT_MS) }));
    } catch {
      // Too large or too deep for the parser: GitHub too shows such a text plainly.
      return html`<pre>${task.text}</pre>`;
    }
  };
  return {
    render: (text, breaks = false, isTickable = false) => {
      const key = `${breaks} ${isTickable} ${text}`;
      const known = kept.get(key) ?? work({ text, breaks, homes, isTickable });
      kept.delete(key);
      kept.set(key, known);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_TEXTS && oldest !== undefined) kept.delete(oldest);
      return known;
    },
    close: () => pool.close({ force: true }),
  };
}
