import { linesOf } from '../lines.ts';
import type { Trait } from '../trait.ts';

const RESOURCE = /^resource\s{1,20}"([\w-]{1,100})"\s{1,20}"([\w-]{1,100})"/;
const MODULE = /^module\s{1,20}"([\w-]{1,100})"/;
const SOURCE = /^\s{0,40}source\s{0,40}=\s{0,20}"([^"]{1,300})"/;

/** Every expression of this file, for the test of blow-up. */
export const TERRAFORM_PATTERNS = [RESOURCE, MODULE, SOURCE] as const;

/** Resources that only join, name, guard or watch others: their words, between underscores. */
const GLUE = new Set(
  'policy,policies,attachment,association,permission,permissions,rule,rules,route,routes,record,records,alarm,alarms,member,binding,iam,tag,tags,version,alias,acl,lifecycle,metric,dashboard,notification,output,logging,encryption,ownership,block,validation,certificate,key,target,listener,integration,method,response,account,role,roles,user,group,subnet,gateway,eip,address,parameter,secret,password,monitor,diagnostic,setting,settings,lock,budget,credential,credentials,schema,grant,grants,label,namespace,environment,domain,variable,variables,branch,protection,object,file,archive,item,definition,config,configuration,network,security,dns,zone,project'.split(
    ',',
  ),
);
/** Types that are things of their own, whatever words they are made of. */
const WHOLE_ENDS = ['_api', '_replication_group', '_autoscaling_group', '_container_group', '_user_pool'];
/** Providers that make nothing that runs. */
const GLUE_PROVIDERS = new Set(
  'random,null,local,tls,template,time,archive,external,terraform,github,gitlab,datadog,pagerduty'.split(','),
);

/** The resources of a Terraform file that are infrastructure by themselves, and the modules of others that it uses. */
export function readTerraform(text: string): Trait[] {
  const traits: Trait[] = [];
  let module: string | null = null;
  for (const line of linesOf(text)) {
    const [, type, name] = RESOURCE.exec(line) ?? [];
    const [, opened] = MODULE.exec(line) ?? [];
    const [, source] = SOURCE.exec(line) ?? [];
    if (type !== undefined && name !== undefined) {
      module = null;
      if (!isGlue(type)) traits.push({ kind: 'resource', type, name, images: [] });
    } else if (opened !== undefined) module = opened;
    else if (line.startsWith('}')) module = null;
    else if (module !== null && source !== undefined && !source.startsWith('.')) {
      traits.push({ kind: 'module', type: sourceName(source), name: module, images: [source] });
      module = null;
    }
  }
  return traits;
}

function isGlue(type: string): boolean {
  const [provider = '', ...words] = type.split('_');
  if (WHOLE_ENDS.some((end) => type.endsWith(end))) return false;
  return GLUE_PROVIDERS.has(provider) || words.some((word) => GLUE.has(word));
}

/** `terraform-aws-modules/rds/aws` is the module whose version a separate line tells; an address may carry it. */
function sourceName(source: string): string {
  return source.split('?', 1)[0] ?? source;
}
