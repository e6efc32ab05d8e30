import { linesOf } from '../lines.ts';
import { pathWords } from '../path-words.ts';
import type { Trait } from '../trait.ts';

const RESOURCE = /^resource\s{1,20}"([\w-]{1,100})"\s{1,20}"([\w-]{1,100})"/;
const MODULE = /^module\s{1,20}"([\w-]{1,100})"/;
const SOURCE = /^\s{0,40}source\s{0,40}=\s{0,20}"([^"]{1,300})"/;

/** Every expression of this file, for the test of blow-up. */
export const TERRAFORM_PATTERNS = [RESOURCE, MODULE, SOURCE] as const;

/** Last words of the types of what runs, keeps or passes on by itself; all others join, name, guard or watch such things. */
const THINGS = new Set(
  'instance,cluster,server,database,db,bucket,container,queue,topic,function,job,service,app,application,cache,stream,api,distribution,lb,alb,elb,balancer,machine,warehouse,workspace,release,deployment,daemonset,droplet,site,agent,domain,registry,system,vault'.split(
    ',',
  ),
);
/** Types that are things although their last word does not say so. */
const MORE_THINGS = new Set(
  'aws_dynamodb_table,aws_elasticache_replication_group,aws_autoscaling_group,aws_cognito_user_pool,aws_bedrockagent_knowledge_base,aws_sagemaker_endpoint,kubernetes_stateful_set,kubernetes_daemon_set,cloudflare_workers_script,cloudflare_worker_script,google_bigquery_dataset,azurerm_storage_account,azurerm_cosmosdb_account,azurerm_cognitive_account,azurerm_servicebus_namespace,azurerm_eventhub_namespace,azurerm_container_group,mongodbatlas_advanced_cluster,aws_elasticache_serverless_cache'.split(
    ',',
  ),
);
/** Words that make a part or a setting of a thing. */
const PARTS = new Set(
  'project,discovery,scheduler,access,account,iam,notification,replica,snapshot,backup,zone,dns,metadata,custom,certificate,public,managed,github,gitlab,datadog,pagerduty,random,null,local,tls,template,time,archive,external,tfe,okta'.split(
    ',',
  ),
);
/** Words of the address of a module that brings a thing. */
const MODULE_THINGS = new Set(
  'rds,aurora,elasticache,redis,sqs,sns,msk,kafka,dynamodb,opensearch,elasticsearch,mongodb,postgres,postgresql,mysql,sql,eks,gke,aks,ecs,lambda,s3,bucket,alb,cloudfront,kubernetes,fargate,eventbridge,memorystore,bigquery,pubsub'.split(
    ',',
  ),
);

/** The resources of a Terraform file that are infrastructure by themselves, and such modules of others that it uses. */
export function readTerraform(text: string): Trait[] {
  const traits: Trait[] = [];
  let module: string | null = null;
  for (const line of linesOf(text)) {
    const [, type, name] = RESOURCE.exec(line) ?? [];
    const [, opened] = MODULE.exec(line) ?? [];
    const [, source] = SOURCE.exec(line) ?? [];
    if (type !== undefined && name !== undefined) {
      module = null;
      if (isThing(type)) traits.push({ kind: 'resource', type, name, images: [] });
    } else if (opened !== undefined) module = opened;
    else if (line.startsWith('}')) module = null;
    else if (module !== null && source !== undefined) {
      if (isThingModule(source)) {
        traits.push({ kind: 'module', type: sourceName(source), name: module, images: [] });
      }
      module = null;
    }
  }
  return traits;
}

function isThing(type: string): boolean {
  if (MORE_THINGS.has(type)) return true;
  // Parts of a server, or of an account, that are called like things.
  if (type.endsWith('_server_database') || type.endsWith('_storage_container')) return false;
  const words = type.split('_');
  return THINGS.has(words.at(-1) ?? '') && !words.some((word) => PARTS.has(word));
}

/** A module of the repository itself is seen where its resources are written. */
function isThingModule(source: string): boolean {
  const words = pathWords(source);
  return !source.startsWith('.') && !words.includes('iam') && words.some((word) => MODULE_THINGS.has(word));
}

/** An address may carry a version behind a question mark. */
function sourceName(source: string): string {
  return source.split('?', 1)[0] ?? source;
}
