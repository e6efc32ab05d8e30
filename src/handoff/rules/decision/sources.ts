import type { Config } from '../../config/config.ts';
import type { ChangedFile } from '../../facts.ts';
import { infrastructureReader, isDockerfile } from './infrastructure/infrastructure-reader.ts';
import { manifestReader } from './manifests/manifest-reader.ts';
import { modelsReader } from './models/models-reader.ts';
import { isAside } from './path-words.ts';
import type { TraitReader } from './trait.ts';

/** How a changed file may carry a sign of a choice. */
export interface SignSource {
  readonly path: string;
  readonly change: ChangedFile['change'];
  readonly kind: 'manifest' | 'infrastructure' | 'dockerfile' | 'models' | 'plan';
  /** Null for a Dockerfile, which says by being there, and for the plan, which is compared as a whole. */
  readonly read: TraitReader | null;
}

/** The sources among the changed files, those of most interest first. */
export function findSources(files: readonly ChangedFile[], config: Config): SignSource[] {
  const sources = files.flatMap((file) => {
    const source = sourceAt(file.path, config);
    return source === null ? [] : [{ ...file, ...source }];
  });
  return sources.toSorted((left, right) => INTEREST.indexOf(left.kind) - INTEREST.indexOf(right.kind));
}

const INTEREST: readonly SignSource['kind'][] = [
  'plan',
  'dockerfile',
  'manifest',
  'infrastructure',
  'models',
];

function sourceAt(path: string, config: Config): Pick<SignSource, 'kind' | 'read'> | null {
  if (path === config.plan) return { kind: 'plan', read: null };
  const manifest = manifestReader(path);
  if (manifest !== null) return isAside(path, 'code') ? null : { kind: 'manifest', read: manifest };
  if (isDockerfile(path)) return isAside(path, 'code') ? null : { kind: 'dockerfile', read: null };
  const infrastructure = infrastructureReader(path);
  if (infrastructure !== null && !isAside(path, 'infrastructure'))
    return { kind: 'infrastructure', read: infrastructure };
  const models = modelsReader(path);
  return models === null || isAside(path, 'code') ? null : { kind: 'models', read: models };
}
