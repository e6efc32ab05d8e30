import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLinePatterns } from '../../../src/handoff/commands/command-lines.ts';
import { parseCommands } from '../../../src/handoff/commands/parse-commands.ts';
import { decidePatterns } from '../../../src/handoff/commands/parse-decide.ts';
import { metricPatterns } from '../../../src/handoff/commands/parse-metric.ts';
import { wordPatterns } from '../../../src/handoff/commands/parse-words.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

/** The one command of a text, without its line. */
function command(text: string): object {
  const commands = parseCommands(text);
  expect(commands).toHaveLength(1);
  const { line: _, ...rest } = commands[0] ?? { line: 0 };
  return rest;
}

const waive = (reason: string, rest: object = {}) => ({
  kind: 'waive',
  rule: 'rationale',
  isHotfix: false,
  forDays: null,
  reason,
  ...rest,
});
const metric = (name: string, value: number, unit = '', note = '') => ({
  kind: 'metric',
  name,
  value,
  unit,
  note,
});

describe('parseCommands', () => {
  it.each<[string, object]>([
    ['/baton recheck', { kind: 'recheck' }],
    ['/Baton ReCheck, please', { kind: 'recheck' }],
    ['/baton help', { kind: 'help' }],
    ['/baton report', { kind: 'report' }],
    ['/baton accept', { kind: 'accept', note: '' }],
    ['/baton accept looks right', { kind: 'accept', note: 'looks right' }],
    [
      '/baton drill passed rolled back in 4 minutes',
      { kind: 'drill', result: 'passed', note: 'rolled back in 4 minutes' },
    ],
    ['/baton waive rationale vendored code', waive('vendored code')],
    ['/baton waive `Rationale`: vendored code', waive('vendored code')],
    ['/baton waive rationale hotfix login is down', waive('login is down', { isHotfix: true })],
    ['/baton waive rationale for 14d vendored code', waive('vendored code', { forDays: 14 })],
    ['/baton waive rationale for 2 weeks: vendored code', waive('vendored code', { forDays: 14 })],
    ['/baton waive rationale for 3d hotfix it is down', waive('it is down', { forDays: 3, isHotfix: true })],
    ['/baton waive rationale hotfix for 3d it is down', waive('it is down', { forDays: 3, isHotfix: true })],
    ['/baton waive rationale for production it is fine', waive('for production it is fine')],
    ['/baton waive rationale for 3 customers only', waive('for 3 customers only')],
    ['/baton waive rationale ok <!-- hidden -->', waive('ok')],
    ['/baton metric nDCG@5 0.71 reranker on', metric('nDCG@5', 0.71, '', 'reranker on')],
    ['/baton metric "cost per query" $0.21', metric('cost per query', 0.21, '$')],
    ['/baton metric “cost per query” 0,21€', metric('cost per query', 0.21, '€')],
    ['/baton metric docs 12,000', metric('docs', 12_000)],
    ['/baton metric docs 1,234,567.5', metric('docs', 1_234_567.5)],
    ['/baton metric judge-pass 85 % on golden set', metric('judge-pass', 85, '%', 'on golden set')],
    ['/baton metric p95 320ms', metric('p95', 320, 'ms')],
    ['/baton metric loss -1.5e-3', metric('loss', -0.0015)],
    ['/baton metric margin -$3', metric('margin', -3, '$')],
    ['/baton metric "cost a month" €1,200', metric('cost a month', 1200, '€')],
    ['/baton metric "cost a month" $1.2k, all in', metric('cost a month', 1200, '$', 'all in')],
    ['/baton metric p95 2 s on staging', metric('p95', 2, 's', 'on staging')],
    ['/baton metric p95 800 ms', metric('p95', 800, 'ms')],
    ['/baton metric "time to restore" 12 min.', metric('time to restore', 12, 'min')],
    ['/baton metric speedup 3.5x', metric('speedup', 3.5, 'x')],
    ['/baton metric incidents 12 incidents', metric('incidents', 12, '', 'incidents')],
    ['/baton metric nDCG@5: 0.71', metric('nDCG@5', 0.71)],
    ['/baton metric "cost per query" = .21', metric('cost per query', 0.21)],
    [
      '/baton decide agreed we drop to Haiku',
      { kind: 'decide', decision: 'agreed', reason: 'we drop to Haiku' },
    ],
    ['/baton decide stop no users', { kind: 'decide', decision: 'stop', reason: 'no users' }],
    [
      '/baton decide continue it grows',
      { kind: 'decide', decision: 'continue', limit: null, reason: 'it grows' },
    ],
    [
      '/baton decide continue until 2026-07-01 it grows',
      { kind: 'decide', decision: 'continue', limit: { until: '2026-07-01' }, reason: 'it grows' },
    ],
    [
      '/baton decide continue for 2 iterations it grows',
      { kind: 'decide', decision: 'continue', limit: { iterations: 2 }, reason: 'it grows' },
    ],
    [
      '/baton decide continue for now it grows',
      { kind: 'decide', decision: 'continue', limit: null, reason: 'for now it grows' },
    ],
  ])('reads %s', (text, expected) => {
    expect(command(text)).toEqual(expected);
  });

  it.each<[string, string | null]>([
    ['/baton', null],
    ['/baton rechek', 'recheck'],
    ['/baton constructor', null],
    ['/baton waive', null],
    ['/baton waive rational it is vendored', 'rationale'],
    ['/baton waive rationale', null],
    ['/baton waive rationale ...', null],
    ['/baton waive rationale REASON', null],
    ['/baton waive rationale hotfix ...', null],
    ['/baton waive rationale hotfix <!-- why -->', null],
    ['/baton waive rationale for 14d', null],
    ['/baton waive rationale for 0d vendored', null],
    ['/baton waive rationale for 9999d vendored', null],
    ['/baton metric 0.71', null],
    ['/baton metric nDCG@5 good', null],
    ['/baton metric cost per query 0.21', null],
    ['/baton decide continu it grows', 'continue'],
    ['/baton decide agreed', null],
    ['/baton decide continue until 2026-06-31 it grows', null],
    ['/baton decide continue for 0 it grows', null],
    ['/baton drill pased all well', 'passed'],
    ['/baton drill failed', null],
  ])('tells what %s lacks', (text, nearest) => {
    expect(command(text)).toMatchObject({
      kind: 'malformed',
      nearest,
      reason: expect.stringMatching(/[.?]$/),
    });
  });

  it('finds commands among other lines, at their line', () => {
    expect(parseCommands('Thanks!\r\n\r\n/baton recheck\r\n  /baton help\n')).toEqual([
      { kind: 'recheck', line: 3 },
      { kind: 'help', line: 4 },
    ]);
  });

  it.each([
    ['inside a sentence', 'try /baton recheck'],
    ['of another word', '/batons recheck'],
    ['in a fence', '```\n/baton recheck\n```'],
    ['in a longer fence', '~~~~ sh\n~~~\n/baton recheck\n~~~~'],
    ['in a fence that is never closed', '```\ncode\n/baton recheck'],
    ['in a fence of a list', '- ```\n  /baton recheck\n  ```'],
    ['in indented code', '    /baton recheck\n\t/baton recheck'],
    ['in a quotation', '> /baton recheck\n>/baton recheck'],
    ['in a hidden comment', '<!-- \n/baton recheck\n-->'],
  ])('does not read one %s', (_, text) => {
    expect(parseCommands(text)).toEqual([]);
  });

  it.each([
    '```\ncode\n```\n/baton recheck',
    '- ```\n  code\n  ```\n\n/baton recheck',
    '<!-- note -->\n/baton recheck',
    '```inline``` code\n/baton recheck',
    'see `<!--` there\n/baton recheck',
  ])('reads on behind %j', (text) => {
    expect(parseCommands(text)).toMatchObject([{ kind: 'recheck' }]);
  });

  it('never throws, and does not care about line endings', () => {
    const piece = fc.constantFrom(
      '/baton ',
      'waive ',
      'rationale ',
      'for 1d ',
      '\n',
      '```',
      '> ',
      '<!--',
      '-->',
      'metric "a" ',
      '1,2',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const plain = text.replaceAll('\r', '');
          expect(parseCommands(plain.replaceAll('\n', '\r\n'))).toEqual(parseCommands(plain));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes linear time', () => {
    expectNoBlowUp([...commandLinePatterns, ...wordPatterns, ...metricPatterns, ...decidePatterns]);
    const started = performance.now();
    for (const piece of ['/baton \n', '<!--', '```\n', '/baton waive rationale ', '/baton metric "', '\n']) {
      parseCommands(piece.repeat(65_536 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
