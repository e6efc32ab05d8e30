import type { RepositoryFile } from '../../facts.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Inquiry } from './inquiry.ts';
import type { SignSource } from './sources.ts';
import type { Trait } from './trait.ts';

/** A source before and after the pull request; null where it is not there or says nothing. */
export interface SourceReading {
  readonly source: SignSource;
  readonly base: SourceSide | null;
  readonly head: SourceSide | null;
}

export interface SourceSide {
  readonly text: string;
  readonly traits: readonly Trait[];
}

/** The longest file that is read for signs, in UTF-16 units: manifests have some thousand. */
const LONGEST_SOURCE = 262_144;

/** Reads both sides of each source; all is asked for at once. */
export function readSources(
  sources: readonly SignSource[],
  view: RepositoryView,
  inquiry: Inquiry,
): SourceReading[] {
  return sources.map((source) => {
    const head =
      source.change === 'deleted' ? null : readSide(view.fileAt('head', source.path), source, inquiry);
    if (source.change === 'added') return { source, base: null, head };
    // Where it was before is not told: what it says is taken for what it said.
    if (source.change === 'renamed' || source.change === 'copied') return { source, base: head, head };
    return { source, base: readSide(view.fileAt('base', source.path), source, inquiry), head };
  });
}

function readSide(
  answer: Answer<RepositoryFile | null>,
  source: SignSource,
  inquiry: Inquiry,
): SourceSide | null {
  if (answer.kind === 'wanted') {
    inquiry.isWaiting = true;
    return null;
  }
  if (answer.kind === 'unknown') {
    inquiry.unknown.push(`${codeSpan(source.path)}: ${answer.reason}`);
    return null;
  }
  return answer.value === null ? null : readFile(answer.value, source, inquiry);
}

function readFile(
  file: RepositoryFile,
  { path, kind, read }: SignSource,
  inquiry: Inquiry,
): SourceSide | null {
  if (
    file.obstacle !== undefined ||
    (file.text.kind === 'known' && file.text.value.length > LONGEST_SOURCE)
  ) {
    // Nobody chooses a model in a file as large as that.
    if (kind !== 'models')
      note(inquiry, `${codeSpan(path)} is too large or no text, so it was not read for signs.`);
    return null;
  }
  if (file.text.kind === 'unknown') {
    inquiry.unknown.push(`${codeSpan(path)}: ${file.text.reason}`);
    return null;
  }
  const text = file.text.value;
  if (read === null) return { text, traits: [] };
  const traits = read(text);
  if (traits === null) note(inquiry, `${codeSpan(path)} could not be parsed, so it was not read for signs.`);
  return { text, traits: traits ?? [] };
}

function note(inquiry: Inquiry, sentence: string): void {
  if (!inquiry.notes.includes(sentence)) inquiry.notes.push(sentence);
}
