import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import { told } from './told.ts';

type Files = Readonly<Record<string, string | null>>;

describe('a change of AI model or provider', () => {
  const yaml = (model: string): string =>
    `llm:\n  model: ${model} # was gpt-3.5-turbo\n  prompt: Answer in one sentence.\n`;
  it.each<[string, Files, Files, string]>([
    [
      'another model',
      { 'config/llm.yaml': yaml('gpt-4o') },
      { 'config/llm.yaml': yaml('gpt-5-mini') },
      'the AI model `gpt-5-mini` in `config/llm.yaml` instead of `gpt-4o`',
    ],
    [
      'another provider',
      { 'settings.toml': 'model = "gpt-4o"' },
      { 'settings.toml': 'model = "anthropic/claude-sonnet-4-5"' },
      'the AI model `claude-sonnet-4-5` in `settings.toml` instead of `gpt-4o`',
    ],
    [
      'through Bedrock',
      {},
      { 'config.json': '{"m": "us.anthropic.claude-3-5-sonnet-20240620-v1:0"}' },
      'the AI model `claude-3-5-sonnet-20240620-v1:0` in `config.json`',
    ],
    [
      'in an environment template',
      { '.env.example': 'MODEL=gpt-4o' },
      { '.env.example': 'MODEL=gemini-2.5-pro' },
      'the AI model `gemini-2.5-pro` in `.env.example` instead of `gpt-4o`',
    ],
    [
      'in a compose file',
      { 'compose.yml': 'services:\n  a:\n    build: .\n    environment: [MODEL=gpt-4o]\n' },
      { 'compose.yml': 'services:\n  a:\n    build: .\n    environment: [MODEL=gpt-5]\n' },
      'the AI model `gpt-5` in `compose.yml` instead of `gpt-4o`',
    ],
    [
      'in a constant',
      { 'src/llm/client.py': 'MODEL = "gpt-4o"' },
      { 'src/llm/client.py': 'MODEL = "mistral-large-latest"' },
      'the AI model `mistral-large-latest` in `src/llm/client.py` instead of `gpt-4o`',
    ],
    [
      'an embedding',
      {},
      { 'config.yml': 'embedding: text-embedding-3-small' },
      'the AI model `text-embedding-3-small` in `config.yml`',
    ],
    [
      'beside one that stays',
      { 'config.yml': 'a: gpt-4o' },
      { 'config.yml': 'a: gpt-4o\nb: gpt-5' },
      'the AI model `gpt-5` in `config.yml` beside `gpt-4o`',
    ],
    [
      'moved to another file',
      { 'config/a.yml': yaml('gpt-4o'), 'config/b.yml': '' },
      { 'config/a.yml': '', 'config/b.yml': yaml('gpt-4o') },
      '',
    ],
    [
      'only the prompt',
      { 'config/llm.yaml': yaml('gpt-4o') },
      { 'config/llm.yaml': yaml('gpt-4o').replace('one', 'two') },
      '',
    ],
    [
      'named in a comment or in prose',
      {},
      { 'src/llm/client.py': '# MODEL = "gpt-4o"\nprint("like gpt-4o does")', 'config.yml': '# gpt-4o\n' },
      '',
    ],
    [
      'in code that promises none',
      {},
      { 'src/cart.ts': "const a = 'gpt-4o';", 'src/llm/a.test.ts': "const a = 'gpt-4o';" },
      '',
    ],
    [
      'a list of what can be had',
      {},
      { 'config/models.json': JSON.stringify(Array.from({ length: 20 }, (_, index) => `gpt-${index}`)) },
      '',
    ],
    [
      'no model, whatever it reminds of',
      {},
      {
        'config/tools.yml':
          '- claude-code\n- gemini-cli\n- llama-index\n- command-line\n- o1\n- all-users\n- gpt-engineer\n',
      },
      '',
    ],
    [
      'a first package',
      {},
      { 'requirements.txt': 'openai' },
      'AI models through OpenAI (`openai` in `requirements.txt`)',
    ],
    [
      'a package of another',
      { 'requirements.txt': 'openai' },
      { 'requirements.txt': 'openai\nanthropic' },
      'AI models also through Anthropic (`anthropic` in `requirements.txt`)',
    ],
  ])('%s', (_what, base, changes, expected) => {
    expect(told(base, changes)).toBe(expected);
  });
});

describe('a deliverable dropped from the plan', () => {
  const plan = `# Plan\n\n- Not under a phase\n\n## Phase 1 (weeks 1-3): Retrieval\n\n- Ingest: 4 sources, 12k docs\n- [ ] Reranker for long answers\n- [x] Login page\n- Ticket form\n  with attachments up to ten megabytes\n  and a copy by mail\n\nPHASE 2 (weeks 4-6): Judge\n- Nightly evaluation run\n\n## Out of scope\n\n- Mobile application\n`;
  const swap = (from: string, to: string): Files => ({ 'PLAN.md': plan.replace(from, to) });
  it.each<[string, Files, string]>([
    [
      'dropped',
      swap('- [ ] Reranker for long answers\n', ''),
      '`Reranker for long answers` dropped from `PLAN.md`',
    ],
    [
      'dropped under a line that names a phase',
      swap('- Nightly evaluation run\n', ''),
      '`Nightly evaluation run` dropped from `PLAN.md`',
    ],
    [
      'moved to another phase',
      { 'PLAN.md': `${plan.replace('- Ingest: 4 sources, 12k docs\n', '')}- Ingest: 4 sources, 12k docs\n` },
      '',
    ],
    ['said in other words', swap('Ingest: 4 sources, 12k docs', 'Ingest: 5 sources, some 20k docs'), ''],
    ['one of several lines, another one of which changes', swap('Ticket form', 'Contact form'), ''],
    ['ticked', swap('[ ] Reranker', '[x] Reranker'), ''],
    ['delivered, and taken away', swap('- [x] Login page\n', ''), ''],
    ['under no phase', swap('- Not under a phase\n', ''), ''],
    ['out of scope', swap('- Mobile application\n', ''), ''],
    ['with the whole plan', { 'PLAN.md': null }, '`PLAN.md` removed, the whole plan'],
  ])('%s', (_what, changes, expected) => {
    expect(told({ 'PLAN.md': plan }, changes)).toBe(expected);
    if (changes['PLAN.md'] === null) return;
    expect(told({ 'PLAN.md': plan.replaceAll('\n', '\r\n') }, changes)).toBe(expected);
  });

  it('is asked of the path that the config names, and of none with `plan: off`', () => {
    const changes = { 'docs/plan.md': plan.replace('- Nightly evaluation run\n', '') };
    const base = { 'docs/plan.md': plan };
    const at =
      (path: string | null) =>
      (config: Config): Config => ({ ...config, plan: path });
    expect(told(base, changes, { config: at('docs/plan.md') })).toContain('Nightly');
    expect(told(base, changes, { config: at(null) })).toBe('');
  });
});

describe('a path that the config lists', () => {
  const config = (base: Config): Config => ({
    ...base,
    rules: { ...base.rules, decision: { severity: 'warn', paths: ['prompts/**'] } },
  });
  it.each<[string, Files, string]>([
    ['one', { 'prompts/system.md': 'a' }, 'a change of `prompts/system.md`, which the config lists'],
    [
      'several',
      { 'prompts/a.md': 'a', 'prompts/b.md': 'b' },
      'a change of `prompts/a.md` and 1 more, which the config lists',
    ],
    ['others', { 'src/a.ts': 'a' }, ''],
  ])('%s', (_what, changes, expected) => {
    expect(told({}, changes, { config })).toBe(expected);
  });
});

describe('several choices', () => {
  it('are one sentence, the weightiest first, and counted beyond four', () => {
    const names = ['a1', 'b2', 'c3', 'd4', 'e5', 'pg'];
    const manifest = JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
    expect(told({}, { 'package.json': manifest })).toBe(
      'PostgreSQL as a database (`pg` in `package.json`), the dependency `a1` in `package.json`, the dependency `b2` in `package.json`, the dependency `c3` in `package.json` and 2 more',
    );
  });
});
