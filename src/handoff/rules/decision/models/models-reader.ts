import { baseName, pathWords } from '../path-words.ts';
import type { TraitReader } from '../trait.ts';
import { readModelsInCode, readModelsInConfig } from './read-models.ts';

const CONFIG_ENDS = [
  '.yaml',
  '.yml',
  '.json',
  '.toml',
  '.ini',
  '.cfg',
  '.conf',
  '.properties',
  '.env',
  '.example',
  '.sample',
  '.template',
  '.tfvars',
];
const CODE_ENDS = ['.py', '.ts', '.tsx', '.js', '.mjs', '.go', '.rb', '.java', '.kt', '.rs', '.cs', '.php'];
const NEVER_MODELS = new Set(['package-lock.json', 'pnpm-lock.yaml', 'tsconfig.json']);
/** Words of a path that say that a file lists models, or names them in prose. */
const LISTS = new Set(
  'test,tests,spec,mock,locales,i18n,pricing,prices,costs,catalog,catalogue,registry'.split(','),
);
/** Words of a path that say that a file may choose a model. */
const MODEL_WORDS = new Set(
  'model,models,llm,llms,ai,openai,anthropic,gemini,bedrock,config,configs,configuration,settings,setting,constants,env,agent,agents,embedding,embeddings,chat,completion,completions,rag,application,appsettings,values,params,prompts,prompt,inference,generation,provider,providers,judge,eval'.split(
    ',',
  ),
);
const MODEL_CODE_WORDS = new Set(
  'model,models,llm,llms,ai,openai,anthropic,gemini,bedrock,config,configs,settings,constants,embedding,embeddings,inference'.split(
    ',',
  ),
);

/**
 * The reader of a file that may choose a model, by its path; null for any other file. Source files are read only where their
 * path promises it: elsewhere a name in quotes may be anything.
 */
export function modelsReader(path: string): TraitReader | null {
  const name = baseName(path).toLowerCase();
  const words = pathWords(path);
  if (NEVER_MODELS.has(name) || isTest(name) || words.some((word) => LISTS.has(word))) return null;
  if (CONFIG_ENDS.some((end) => name.endsWith(end)) && words.some((word) => MODEL_WORDS.has(word)))
    return readModelsInConfig;
  const isCode = CODE_ENDS.some((end) => name.endsWith(end));
  return isCode && words.some((word) => MODEL_CODE_WORDS.has(word)) ? readModelsInCode : null;
}

function isTest(name: string): boolean {
  const bare = name.replaceAll('latest', '');
  return ['test', 'spec', 'mock', 'stories'].some((word) => bare.includes(word));
}
