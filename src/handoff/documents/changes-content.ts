import type { Answer, RepositoryView } from '../lookups/repository-view.ts';
import { onlyDatesDiffer } from './only-dates-differ.ts';

/** Whether a pull request changes what a document says, and not just a date in it. */
export function changesContent(path: string, view: RepositoryView): Answer<boolean> {
  if (!view.touches(path)) return { kind: 'known', value: false };
  const [before, after] = [view.fileAt('base', path), view.file(path)];
  if (before.kind !== 'known') return before;
  if (after.kind !== 'known') return after;
  const [old, now] = [before.value?.text, after.value?.text];
  if (old?.kind !== 'known' || now?.kind !== 'known') return { kind: 'known', value: true };
  return { kind: 'known', value: !onlyDatesDiffer(old.value, now.value) };
}
