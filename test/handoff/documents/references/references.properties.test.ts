import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/handoff/documents/read-document.ts';
import { codePathPatterns } from '../../../../src/handoff/documents/references/code-path.ts';
import { environmentPatterns } from '../../../../src/handoff/documents/references/environment-name.ts';
import {
  findingPatterns,
  findReferences,
} from '../../../../src/handoff/documents/references/find-references.ts';
import {
  judgeReferences,
  MOST_TARGETS,
} from '../../../../src/handoff/documents/references/judge-references.ts';
import { anchorPatterns } from '../../../../src/handoff/documents/references/judging/judge-anchor.ts';
import { linkPatterns } from '../../../../src/handoff/documents/references/link-target.ts';
import {
  justfilePatterns,
  readJustfile,
} from '../../../../src/handoff/documents/references/manifests/read-justfile.ts';
import { readMakefile } from '../../../../src/handoff/documents/references/manifests/read-makefile.ts';
import {
  readPackageJson,
  readPnpmWorkspace,
} from '../../../../src/handoff/documents/references/manifests/read-package-json.ts';
import {
  readTaskfile,
  taskfilePatterns,
} from '../../../../src/handoff/documents/references/manifests/read-taskfile.ts';
import { variablePatterns } from '../../../../src/handoff/documents/references/manifests/read-variables.ts';
import { commandPatterns } from '../../../../src/handoff/documents/references/shell/command-words.ts';
import { shellPatterns } from '../../../../src/handoff/documents/references/shell/read-shell.ts';
import { scriptPatterns } from '../../../../src/handoff/documents/references/shell/script-words.ts';
import { slugPatterns } from '../../../../src/handoff/documents/references/slugs.ts';
import { tentativePatterns } from '../../../../src/handoff/documents/references/tentative.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';
import { REPOSITORY, viewOf } from './report-on.ts';

const FILES = {
  'package.json': '{"scripts":{"x":"y"}}',
  'docs/a.md': '# A\n\n## B',
  'ops/x.sh': '',
  Makefile: 'deploy:\n',
  '.env.example': 'AAAA_B=\nCCCC_D=\nEEEE_F=\n',
  '.gitignore': 'tmp/\n*.log\n[\n',
};

const PIECES = [
  '\n',
  '\n\n',
  '# B\n',
  '- ',
  '`ops/x.sh`',
  '`ops/y.sh`',
  '`npm run z`',
  '[a](docs/a.md#b)',
  '[a](docs/c.md)',
  '[a](#b)',
  '[a](%E0%A4%A)',
  '```sh\n',
  '```\n',
  '  make deploi && cd ops; cat x.sh > y\n',
  "'",
  '"',
  '<<EOF\n',
  '> ',
  '    ',
  '`$AAAA_C`',
  '|a|\n|-|\n|`ops/z.sh`|\n',
  'create ',
  '../',
  '\u2028',
];

const markdown = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

const { view } = viewOf(FILES);

describe('references, whatever is written', () => {
  it('are found inside the source and judged without a fault, each as one of three', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('R.md', 'docs/ops/R.md'), (source, path) => {
        const references = findReferences(readDocument(source), path, REPOSITORY);
        const lines = source.split(/\r\n|\r|\n/);
        for (const { place } of references) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.endLine).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.endColumn).toBeLessThanOrEqual((lines[place.endLine - 1] ?? '').length + 1);
        }
        const report = judgeReferences(references, path, view);
        expect(report.dead.every(({ what }) => what !== '')).toBe(true);
        expect(report.alive + report.unknown + report.dead.length).toBeLessThanOrEqual(references.length);
      }),
      { numRuns: 400 },
    );
  });

  it('are the same with line endings of Windows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES.filter((piece) => piece !== '\u2028')), { maxLength: 25 }),
        (parts) => {
          const source = parts.join('');
          const windows = source.replaceAll('\n', '\r\n');
          const [one, other] = [source, windows].map((text) =>
            findReferences(readDocument(text), 'R.md').map((reference) => ({
              ...reference,
              place: reference.place.line,
            })),
          );
          expect(other).toEqual(one);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are judged in well under a second where a document has as many as fit', () => {
    const span = '`ops/gone-NN.sh` [a](docs/a.md#gone-NN) `npm run gone-NN` removed\n';
    const source = Array.from({ length: 2000 }, (_, index) => span.replaceAll('NN', String(index))).join(
      '\n',
    );
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`ops/file-${index}.sh`, '']));
    const document = readDocument(source.slice(0, 131_072));
    const started = performance.now();
    const references = findReferences(document, 'R.md');
    const report = judgeReferences(references, 'R.md', viewOf({ ...FILES, ...many }).view);
    const tookMs = performance.now() - started;
    expect(report.dead.length).toBeLessThanOrEqual(MOST_TARGETS);
    expect(tookMs).toBeLessThan(1500);
  });
});

describe('files that name scripts, whatever is written', () => {
  it('are read without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom('a:', '\n', '\t', '\\', ' ', ':=', '$(')),
        (text, parts) => {
          for (const source of [text, parts.join('')]) {
            for (const read of [readJustfile, readMakefile, readTaskfile])
              expect(read(source).names).toBeInstanceOf(Array);
            expect(() => [readPackageJson(source), readPnpmWorkspace(source)]).not.toThrow();
          }
        },
      ),
    );
  });

  it('take linear time', () => {
    for (const piece of ['a:', 'a: \\\n', '\t', '$(', 'define x\n', '  - ', 'a b c ', '{']) {
      const source = piece.repeat(262_144 / piece.length);
      const started = performance.now();
      for (const read of [readJustfile, readMakefile, readTaskfile, readPackageJson, readPnpmWorkspace])
        read(source);
      expect(performance.now() - started, piece).toBeLessThan(1500);
    }
  });
});

describe('shell in code blocks, whatever is written', () => {
  it('takes linear time', () => {
    for (const piece of [
      '"',
      "'",
      '\\"',
      '<<A\n',
      '<',
      '> ',
      '$(',
      '`',
      '\' "',
      'cd a\n',
      'npm run ',
      'a/b ',
    ]) {
      const source = `~~~sh\n${piece.repeat(100_000 / piece.length)}\n~~~`;
      const document = readDocument(source);
      const started = performance.now();
      findReferences(document, 'R.md');
      expect(performance.now() - started, piece).toBeLessThan(1500);
    }
  });
});

describe('the patterns of references', () => {
  it('take linear time on long repetitive input', () => {
    expectNoBlowUp([
      ...anchorPatterns,
      ...codePathPatterns,
      ...commandPatterns,
      ...environmentPatterns,
      ...findingPatterns,
      ...justfilePatterns,
      ...linkPatterns,
      ...scriptPatterns,
      ...shellPatterns,
      ...slugPatterns,
      ...taskfilePatterns,
      ...tentativePatterns,
      ...variablePatterns,
    ]);
  });
});
