import type { ModelTrait } from '../trait.ts';

/**
 * How each provider names its models: after the beginning, the next piece must be a number or one of the words, so that
 * `claude-code` and `gpt-engineer` are no models.
 */
const FAMILIES: readonly (readonly [provider: string, start: string, next: string])[] = [
  ['OpenAI', 'gpt-', 'oss image realtime audio'],
  ['OpenAI', 'chatgpt-', ''],
  ['OpenAI', 'o1-', 'mini preview pro'],
  ['OpenAI', 'o3-', 'mini pro deep'],
  ['OpenAI', 'o4-', 'mini'],
  ['OpenAI', 'text-embedding-', 'ada'],
  ['OpenAI', 'text-davinci-', ''],
  ['OpenAI', 'dall-e-', ''],
  ['OpenAI', 'whisper-', 'large medium small base tiny'],
  ['OpenAI', 'tts-', ''],
  ['Anthropic', 'claude-', 'opus sonnet haiku instant v1 v2'],
  ['Google', 'gemini-', 'pro flash ultra embedding exp'],
  ['Google', 'gemma-', ''],
  ['Google', 'gemma', ''],
  ['Google', 'text-bison', ''],
  ['Google', 'imagen-', ''],
  ['Mistral', 'mistral-', 'large medium small tiny nemo embed saba'],
  ['Mistral', 'open-mistral-', 'nemo'],
  ['Mistral', 'open-mixtral-', ''],
  ['Mistral', 'mixtral-', ''],
  ['Mistral', 'codestral-', 'latest mamba embed'],
  ['Mistral', 'ministral-', ''],
  ['Mistral', 'magistral-', 'small medium'],
  ['Mistral', 'pixtral-', 'large'],
  ['Mistral', 'devstral-', 'small medium'],
  ['Meta', 'llama-', ''],
  ['Meta', 'llama', ''],
  ['Meta', 'codellama', ''],
  ['Cohere', 'command-', 'r r7b a light nightly plus'],
  ['Cohere', 'embed-', 'english multilingual v4.0'],
  ['Cohere', 'rerank-', 'english multilingual v3.5 v4.0'],
  ['DeepSeek', 'deepseek-', 'chat reasoner coder v2 v2.5 v3 v3.1 v3.2 v4 r1 r2'],
  ['Alibaba', 'qwen-', 'max plus turbo vl long coder'],
  ['Alibaba', 'qwen', ''],
  ['Alibaba', 'qwq-', 'plus'],
  ['xAI', 'grok-', 'beta code'],
  ['Microsoft', 'phi-', ''],
  ['Voyage', 'voyage-', 'code law finance large multilingual lite'],
  ['Amazon', 'titan-', 'text embed image'],
  ['Amazon', 'nova-', 'micro lite pro premier sonic canvas'],
  ['Moonshot', 'kimi-', 'k2 k2.5 k3 latest'],
  ['Zhipu', 'glm-', ''],
  ['BAAI', 'bge-', 'm3 large base small reranker'],
  ['Nomic', 'nomic-embed-', 'text code'],
  ['Jina', 'jina-', 'embeddings reranker'],
  ['Sentence Transformers', 'all-', 'minilm mpnet'],
];

/** Names that say nothing more than a provider's prefix. */
const ROUTES = [
  'us.',
  'eu.',
  'apac.',
  'global.',
  'anthropic.',
  'meta.',
  'mistral.',
  'amazon.',
  'cohere.',
  'deepseek.',
  'models.',
];

const PIECE_END = /[-:@.]/;
const DIGIT = /^\d/;
const LONGEST_NAME = 80;

/** Every expression of this file, for the test of blow-up. */
export const MODEL_NAME_PATTERNS = [PIECE_END, DIGIT] as const;

/** The model that a token names, such as `openai/gpt-5`; null where it names none. */
export function modelOf(token: string): ModelTrait | null {
  if (token.length > LONGEST_NAME) return null;
  const name = bareName(token.toLowerCase());
  for (const [provider, start, next] of FAMILIES) {
    if (!name.startsWith(start)) continue;
    const rest = name.slice(start.length);
    if (rest !== '' && (DIGIT.test(rest) || isNext(rest, next))) return { kind: 'model', name, provider };
  }
  return null;
}

function isNext(rest: string, words: string): boolean {
  const [piece = ''] = rest.split(PIECE_END, 1);
  return words
    .split(' ')
    .some((word) => word !== '' && (word === piece || rest === word || rest.startsWith(`${word}-`)));
}

/** Without the provider or route in front, and without the dots that end a sentence. */
function bareName(token: string): string {
  let name = token.slice(token.lastIndexOf('/') + 1);
  let hasRoute = true;
  while (hasRoute) {
    const route = ROUTES.find((start) => name.startsWith(start));
    hasRoute = route !== undefined;
    name = name.slice(route?.length ?? 0);
  }
  while (name.endsWith('.') || name.endsWith(':') || name.endsWith('-')) name = name.slice(0, -1);
  return name;
}
