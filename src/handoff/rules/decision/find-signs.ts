import type { Config } from '../../config/config.ts';
import { compileGlob } from '../../config/glob.ts';
import type { ChangedFile } from '../../facts.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { findDroppedDeliverables } from './dropped-deliverables.ts';
import { isDockerfile } from './infrastructure/infrastructure-reader.ts';
import { type Inquiry, takeIfKnown } from './inquiry.ts';
import { baseName, folderOf } from './path-words.ts';
import type { SourceReading } from './read-sources.ts';
import { isRecordPath } from './records/record-paths.ts';
import { SIGN_KINDS, type Sign } from './sign.ts';
import { findTraitSigns } from './trait-signs.ts';

/** The signs of architectural choices in what was read, the strongest first, each once. */
export function findSigns(
  readings: readonly SourceReading[],
  view: RepositoryView,
  inquiry: Inquiry,
): Sign[] {
  const signs = [
    ...planSigns(readings),
    ...findTraitSigns(readings, view, inquiry),
    ...dockerfileSigns(readings, view, inquiry),
  ];
  return sortSigns(signs);
}

/** Signs that the config names: changes of paths that it lists, told as one. */
export function findPathSigns(files: readonly ChangedFile[], { rules, plan }: Config): Sign[] {
  const matchers = rules.decision.paths.map((glob) => compileGlob(glob));
  const paths = files
    .map(({ path }) => path)
    .filter((path) => path !== plan && !isRecordPath(path))
    .filter((path) => matchers.some((matches) => matches?.(path) ?? false));
  const [first] = paths;
  if (first === undefined) return [];
  const more = paths.length === 1 ? '' : ` and ${paths.length - 1} more`;
  const what = `a change of ${codeSpan(first)}${more}, which the config lists`;
  return [{ kind: 'path', what, title: `Change ${baseName(first)}`, path: first, line: null }];
}

/** The strongest first. */
export function sortSigns(signs: readonly Sign[]): Sign[] {
  return signs.toSorted((left, right) => SIGN_KINDS.indexOf(left.kind) - SIGN_KINDS.indexOf(right.kind));
}

function planSigns(readings: readonly SourceReading[]): Sign[] {
  return readings.flatMap(({ source, base, head }): Sign[] => {
    const { path, kind, change } = source;
    if (kind !== 'plan' || base === null) return [];
    if (change === 'deleted') {
      return [
        {
          kind: 'deliverable',
          what: `${codeSpan(path)} removed, the whole plan`,
          title: 'Drop the plan',
          path,
          line: null,
        },
      ];
    }
    return findDroppedDeliverables(base.text, head?.text ?? base.text).map((item) => ({
      kind: 'deliverable',
      what: `${codeSpan(item, 80)} dropped from ${codeSpan(path)}`,
      title: `Drop ${item}`,
      path,
      line: null,
    }));
  });
}

/** A folder that had no Dockerfile has one: something new is built. One that only moves is none. */
function dockerfileSigns(readings: readonly SourceReading[], view: RepositoryView, inquiry: Inquiry): Sign[] {
  const dockerfiles = readings.map(({ source }) => source).filter(({ kind }) => kind === 'dockerfile');
  const added = dockerfiles.filter(({ change }) => change === 'added');
  const removed = dockerfiles.filter(({ change }) => change === 'deleted').length;
  const inNewPlaces = added.filter(({ path }) => {
    const before = takeIfKnown(inquiry, view.onBase().listing(folderOf(path)), null) ?? [];
    return !before.some(({ name }) => isDockerfile(name));
  });
  return inNewPlaces.slice(removed).map(({ path }) => ({
    kind: 'service',
    what: `a container of its own, built by ${codeSpan(path)}`,
    title: `Run ${baseName(folderOf(path)) || 'the system'} in a container`,
    path,
    line: null,
  }));
}
