import type { Trait } from '../trait.ts';
import { lookUpName, nameTable } from './name-table.ts';

/** Packages that bind the system to a provider of AI models, or to what stands before several. */
const packages = nameTable<string>([
  [
    'OpenAI',
    'openai @ai-sdk/openai langchain-openai @langchain/openai async-openai ruby-openai github.com/openai/openai-go github.com/sashabaranov/go-openai openai-java llama-index-llms-openai langchain4j-open-ai',
  ],
  [
    'Anthropic',
    'anthropic @anthropic-ai/sdk @ai-sdk/anthropic langchain-anthropic @langchain/anthropic github.com/anthropics/anthropic-sdk-go anthropic-java claude-agent-sdk @anthropic-ai/claude-agent-sdk @anthropic-ai/bedrock-sdk @anthropic-ai/vertex-sdk langchain4j-anthropic',
  ],
  [
    'Google',
    'google-genai google-generativeai @google/genai @google/generative-ai @ai-sdk/google @ai-sdk/google-vertex langchain-google-genai langchain-google-vertexai @langchain/google-genai @langchain/google-vertexai google.golang.org/genai github.com/google/generative-ai-go google-cloud-aiplatform vertexai',
  ],
  ['Mistral', 'mistralai @mistralai/mistralai @ai-sdk/mistral langchain-mistralai @langchain/mistralai'],
  [
    'Cohere',
    'cohere cohere-ai @ai-sdk/cohere langchain-cohere @langchain/cohere github.com/cohere-ai/cohere-go',
  ],
  [
    'Amazon Bedrock',
    '@aws-sdk/client-bedrock-runtime @ai-sdk/amazon-bedrock langchain-aws github.com/aws/aws-sdk-go-v2/service/bedrockruntime aws-sdk-bedrockruntime',
  ],
  ['Azure OpenAI', '@azure/openai @ai-sdk/azure azure-ai-openai azure-ai-inference'],
  ['Groq', 'groq groq-sdk @ai-sdk/groq langchain-groq'],
  ['Together', 'together together-ai @ai-sdk/togetherai'],
  ['xAI', 'xai-sdk @ai-sdk/xai'],
  ['DeepSeek', '@ai-sdk/deepseek langchain-deepseek'],
  ['Replicate', 'replicate'],
  ['Ollama', 'ollama ollama-ai-provider langchain-ollama @langchain/ollama'],
  ['Voyage', 'voyageai langchain-voyageai'],
  [
    'Hugging Face',
    '@huggingface/inference @huggingface/transformers transformers sentence-transformers huggingface-hub',
  ],
  ['LiteLLM', 'litellm'],
  [
    'LangChain',
    'langchain @langchain/core langchain-core langchain4j github.com/tmc/langchaingo langgraph @langchain/langgraph',
  ],
  ['LlamaIndex', 'llama-index llama-index-core llamaindex'],
  ['vLLM', 'vllm'],
  ['llama.cpp', 'llama-cpp-python node-llama-cpp'],
]);

/** The provider or framework of AI models that a dependency brings; null where it brings none that is well known. */
export function providerOf(trait: Trait): string | null {
  if (trait.kind !== 'dependency') return null;
  const { name, ecosystem } = trait;
  return lookUpName(packages, ecosystem === 'java' ? name.slice(name.indexOf(':') + 1) : name);
}
