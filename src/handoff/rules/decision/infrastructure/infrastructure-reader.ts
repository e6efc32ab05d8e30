import { readModelsInConfig } from '../models/read-models.ts';
import { baseName, pathWords } from '../path-words.ts';
import type { TraitReader } from '../trait.ts';
import { readCompose } from './compose.ts';
import { readKubernetes } from './kubernetes.ts';
import { readServerless } from './serverless.ts';
import { readTerraform } from './terraform.ts';

const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.|$)|\.[Dd]ockerfile$/;
const COMPOSE = /^(?:docker-)?compose[.-]?.{0,80}\.ya?ml$/;
const SERVERLESS = /^(?:serverless|template)\.ya?ml$/;

/** Every expression of this file, for the test of blow-up. */
export const INFRASTRUCTURE_PATH_PATTERNS = [DOCKERFILE, COMPOSE, SERVERLESS] as const;

/** Words of a path that say that only developers and tests use the file. */
const DEVELOPMENT = new Set('dev,development,local,test,tests,ci,e2e,debug,devcontainer,lint'.split(','));
/** A compose file for development tells what the system needs too; one for tests brings what stands in for it. */
const TESTING = new Set('test,tests,ci,e2e'.split(','));

/** True for the path of a Dockerfile that is not for development alone. */
export function isDockerfile(path: string): boolean {
  const name = baseName(path);
  const isNamed = DOCKERFILE.test(name) && !name.endsWith('ignore');
  return isNamed && !pathWords(path).some((word) => DEVELOPMENT.has(word));
}

/** Folders and names under which manifests of Kubernetes stand. */
const KUBERNETES = new Set(
  'k8s,kubernetes,kube,manifest,manifests,deploy,deployment,deployments,helm,chart,charts,kustomize,infra,infrastructure,cluster,clusters,argocd,gitops,statefulset,daemonset,cronjob,job,ops'.split(
    ',',
  ),
);

/** The reader of a file of infrastructure by its path; null for any other file. */
export function infrastructureReader(path: string): TraitReader | null {
  const name = baseName(path).toLowerCase();
  if (name.endsWith('.tf')) return readTerraform;
  if (!name.endsWith('.yml') && !name.endsWith('.yaml')) return null;
  const words = pathWords(path);
  if (COMPOSE.test(name)) return words.some((word) => TESTING.has(word)) ? null : withModels(readCompose);
  if (SERVERLESS.test(name)) return withModels(readServerless);
  const isPatch = words.some((word) =>
    ['patch', 'patches', 'overlays', 'crd', 'crds', 'values'].includes(word),
  );
  return !isPatch && words.some((word) => KUBERNETES.has(word)) ? withModels(readKubernetes) : null;
}

/** Such files also set the variables that choose a model. */
function withModels(read: TraitReader): TraitReader {
  return (text) => {
    const traits = read(text);
    return traits === null ? null : [...traits, ...(readModelsInConfig(text) ?? [])];
  };
}
