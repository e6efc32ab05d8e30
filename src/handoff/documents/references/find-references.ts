import type { Document, DocumentBlock, DocumentPlace } from '../document.ts';
import { readCodePath } from './code-path.ts';
import { readEnvironmentName } from './environment-name.ts';
import { type HostedRepository, readLinkTarget } from './link-target.ts';
import type { Reference, ReferenceTarget } from './reference.ts';
import { nameOf } from './repository-path.ts';
import { walkShell } from './shell/walk-shell.ts';
import { isTentative, isUnderProposals } from './tentative.ts';
import { wordSet } from './word-set.ts';

const shellLanguages = wordSet(
  'sh bash shell zsh fish console terminal shell-session shellsession shell-script',
);
const plainLanguages = wordSet('text txt plain plaintext none');

const LINE_BREAK = /\r\n|\n|\r/g;

/** Every expression of this file. */
export const findingPatterns = [LINE_BREAK] as const;

/** Where references of one document are collected. */
interface Finding {
  readonly references: Reference[];
  readonly made: Set<string>;
  readonly documentPath: string;
  readonly repository: HostedRepository | null;
}

/**
 * Everything that a document refers to in its own repository, in the document's order, each mention by itself. What
 * its own commands make is left out. With `repository`, addresses of it on GitHub count as links inside it.
 */
export function findReferences(
  document: Document,
  documentPath: string,
  repository: HostedRepository | null = null,
): readonly Reference[] {
  const finding: Finding = { references: [], made: new Set(), documentPath, repository };
  for (const block of document.blocks) {
    if (block.kind === 'code') addCode(finding, block);
    else addText(finding, block);
  }
  return finding.references.filter((reference) => !isMade(reference, finding.made));
}

function addText(finding: Finding, block: DocumentBlock): void {
  const found: Reference[] = [];
  for (const { url, place } of block.links) {
    const target = readLinkTarget(url, finding.documentPath, finding.repository);
    if (target !== null) found.push({ ...target, place, text: url });
  }
  const isAboutEnvironment = speaksOfEnvironment(block);
  const isInLink = followPlaces(block.links.map((link) => link.place));
  const spanAt = followSpans(block.text);
  const isProposed = isUnderProposals(block.headings);
  for (const { text, place } of block.codeSpans) {
    const at = spanAt(text);
    // As people read it: a line break in code is a space.
    const code = text.replace(LINE_BREAK, ' ');
    // The words of a link say what it leads to, which its address does better.
    if (isInLink(place)) continue;
    for (const target of readSpan(finding, code, {
      isAboutEnvironment,
      isDoubtful: () => isProposed || (at !== null && isTentative(block.text, at.start, at.end)),
    })) {
      found.push({ ...target, place, text: code });
    }
  }
  finding.references.push(...found.sort((one, other) => comparePlaces(one.place, other.place)));
}

/** Tells of places, asked for in order, whether they lie in one of others. */
function followPlaces(places: readonly DocumentPlace[]): (place: DocumentPlace) => boolean {
  const sorted = [...places].sort(comparePlaces);
  let next = 0;
  return (place) => {
    while (next < sorted.length && endsBefore(sorted[next], place)) next++;
    const candidate = sorted[next];
    return candidate !== undefined && comparePlaces(candidate, place) <= 0;
  };
}

/** Finds code spans, asked for in order, in the text of their block. */
function followSpans(
  text: string,
): (span: string) => { readonly start: number; readonly end: number } | null {
  let cursor = 0;
  return (span) => {
    const at = cursor === -1 ? -1 : text.indexOf(`\`${span}\``, cursor);
    // Where one is not found as it stands, later ones are not looked for: each look would read the whole block.
    cursor = at === -1 ? -1 : at + span.length + 2;
    return at === -1 ? null : { start: at, end: cursor };
  };
}

function readSpan(
  { made, repository }: Finding,
  text: string,
  {
    isAboutEnvironment,
    isDoubtful,
  }: { readonly isAboutEnvironment: boolean; readonly isDoubtful: () => boolean },
): readonly ReferenceTarget[] {
  const variable = readEnvironmentName(text);
  if (variable !== null) {
    return isAboutEnvironment || variable !== text ? [{ kind: 'environment', name: variable }] : [];
  }
  const trimmed = text.trim();
  if (!trimmed.includes(' ')) {
    const target = readPathSpan(trimmed, isDoubtful);
    return target === null ? [] : [target];
  }
  const reading = walkShell(trimmed, {
    isShell: false,
    isTentative: isDoubtful(),
    repositoryName: nameIn(repository),
  });
  for (const path of reading.made) made.add(path);
  return reading.targets.map(({ target }) => target);
}

function readPathSpan(text: string, isDoubtful: () => boolean): ReferenceTarget | null {
  const path = readCodePath(text);
  if (path === null) return null;
  const isWorkflow = path.path.startsWith('.github/workflows/') && !path.isFolder;
  const isAbsent = isDoubtful();
  if (isWorkflow && !isAbsent) return { kind: 'workflow', path: path.path };
  return { kind: 'path', ...path, directory: null, isTentative: isAbsent };
}

function addCode(finding: Finding, block: DocumentBlock): void {
  const language = block.language ?? '';
  const isShell = shellLanguages.has(language);
  if (!isShell && language !== '' && !plainLanguages.has(language)) return;
  const reading = walkShell(block.text, {
    isShell,
    isTentative: isUnderProposals(block.headings),
    repositoryName: nameIn(finding.repository),
  });
  for (const path of reading.made) finding.made.add(path);
  const placeOf = placesIn(block);
  for (const { target, word } of reading.targets) {
    finding.references.push({ ...target, place: placeOf(word.start, word.end), text: word.text });
  }
}

/** Turns offsets in a block of code, asked for in ascending order, into places of the document. */
function placesIn({ text, place }: DocumentBlock): (start: number, end: number) => DocumentPlace {
  const lines = text.split('\n').length;
  const hasFence = place.endLine - place.line + 1 > lines;
  let line = 0;
  let lineStart = 0;
  return (start, end) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < start; ) {
      line++;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    const at = Math.min(place.line + line + (hasFence ? 1 : 0), place.endLine);
    // Only a fence at the margin tells what stands in front of the code; a word over several lines has no end in its own.
    const isExact = hasFence && place.column === 1 && !text.slice(start, end).includes('\n');
    if (!isExact) return { line: at, column: 1, endLine: at, endColumn: 1 };
    return { line: at, column: start - lineStart + 1, endLine: at, endColumn: end - lineStart + 1 };
  };
}

function speaksOfEnvironment({ text, headings, header }: DocumentBlock): boolean {
  const around = [text, headings.at(-1)?.text ?? '', ...(header ?? [])].join(' ').toLowerCase();
  return ENVIRONMENT_STEMS.some((stem) => around.includes(stem));
}

/** In the languages that Baton judges; "env" stands in "environment", ".env" and "env var". */
const ENVIRONMENT_STEMS = ['env', 'variable', 'variáve', 'umgebungs', '变量'];

function isMade(reference: Reference, made: ReadonlySet<string>): boolean {
  if (reference.kind !== 'path') return false;
  const segments = reference.path.split('/');
  for (let length = 1; length <= segments.length; length++) {
    const front = segments.slice(0, length).join('/');
    if (made.has(front) || made.has(`./${front}`) || made.has(`${front}/`)) return true;
  }
  return false;
}

function nameIn(repository: HostedRepository | null): string | null {
  return repository === null ? null : nameOf(repository.url);
}

function comparePlaces(one: DocumentPlace, other: DocumentPlace): number {
  return one.line - other.line || one.column - other.column;
}

function endsBefore(link: DocumentPlace | undefined, place: DocumentPlace): boolean {
  if (link === undefined) return false;
  return link.endLine < place.line || (link.endLine === place.line && link.endColumn <= place.column);
}
