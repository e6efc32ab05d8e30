import { matcherFor } from './touched-systems.ts';

/**
 * Files that decide how a system is built, started, reached, watched and rolled back, wherever they stand: when one of
 * them changes, the steps of a runbook may no longer be true (DESIGN 4.3). Ordinary code is none of them.
 */
export const OPERATIONAL_FILES: readonly string[] = [
  '.github/workflows/*{deploy,release,rollback,promote,publish,delivery,rollout,prod}*.{yml,yaml}',
  '.github/workflows/{cd,ship}.{yml,yaml}',
  '**/{Dockerfile,Containerfile,Dockerfile.*,*.dockerfile}',
  '**/{docker-compose,compose}{,.*,-*}.{yml,yaml}',
  '**/*.{tf,tfvars,hcl,bicep}',
  '**/{k8s,kubernetes,helm,charts,terraform,ansible,kustomize,infra,infrastructure,deploy,deployment,argocd}/**/*.{yml,yaml,json,sh,tpl,j2,toml}',
  '**/{Chart,values,kustomization,helmfile,skaffold}{,.*,-*}.{yml,yaml}',
  '**/{Procfile,fly.toml,render.yaml,vercel.json,netlify.toml,app.yaml,railway.toml,railway.json,serverless.yml,serverless.yaml,Pulumi.yaml,Caddyfile,nginx.conf}',
  '**/*.service',
  '**/*alert*.{yml,yaml,json}',
  '**/{alerts,alerting,monitoring,prometheus,grafana}/**/*.{yml,yaml,json}',
  '**/{prometheus,alertmanager}{,.*,-*}.{yml,yaml}',
  '**/.env{,.*}.{example,sample,template,dist}',
  '**/.env.{example,sample,template,dist}',
];

const matches = matcherFor(OPERATIONAL_FILES);
/** Examples and test fixtures are run by nobody. */
const isAside = matcherFor([
  '**/{test,tests,__tests__,fixtures,testdata,examples,example,node_modules,vendor}/**',
]);

/** Whether a file belongs to the operational surface. */
export function isOperational(path: string): boolean {
  return matches(path) && !isAside(path);
}
