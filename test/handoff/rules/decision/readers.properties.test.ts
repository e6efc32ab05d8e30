import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionRule } from '../../../../src/handoff/rules/decision/decision-rule.ts';
import { DESCRIPTION_PATTERNS } from '../../../../src/handoff/rules/decision/description.ts';
import {
  DELIVERABLE_PATTERNS,
  findDroppedDeliverables,
} from '../../../../src/handoff/rules/decision/dropped-deliverables.ts';
import { readCompose } from '../../../../src/handoff/rules/decision/infrastructure/compose.ts';
import { INFRASTRUCTURE_PATH_PATTERNS } from '../../../../src/handoff/rules/decision/infrastructure/infrastructure-reader.ts';
import {
  KUBERNETES_PATTERNS,
  readKubernetes,
} from '../../../../src/handoff/rules/decision/infrastructure/kubernetes.ts';
import { readServerless } from '../../../../src/handoff/rules/decision/infrastructure/serverless.ts';
import {
  readTerraform,
  TERRAFORM_PATTERNS,
} from '../../../../src/handoff/rules/decision/infrastructure/terraform.ts';
import { LINE_PATTERNS } from '../../../../src/handoff/rules/decision/lines.ts';
import { readCargoToml } from '../../../../src/handoff/rules/decision/manifests/cargo-toml.ts';
import { GEMFILE_PATTERNS, readGemfile } from '../../../../src/handoff/rules/decision/manifests/gemfile.ts';
import { GO_MOD_PATTERNS, readGoMod } from '../../../../src/handoff/rules/decision/manifests/go-mod.ts';
import { GRADLE_PATTERNS, readGradle } from '../../../../src/handoff/rules/decision/manifests/gradle.ts';
import { MANIFEST_PATH_PATTERNS } from '../../../../src/handoff/rules/decision/manifests/manifest-reader.ts';
import { readPackageJson } from '../../../../src/handoff/rules/decision/manifests/package-json.ts';
import { readPomXml } from '../../../../src/handoff/rules/decision/manifests/pom-xml.ts';
import { readPyproject } from '../../../../src/handoff/rules/decision/manifests/pyproject.ts';
import { REQUIREMENT_PATTERNS } from '../../../../src/handoff/rules/decision/manifests/python-requirement.ts';
import { readRequirements } from '../../../../src/handoff/rules/decision/manifests/requirements.ts';
import { XML_PATTERNS } from '../../../../src/handoff/rules/decision/manifests/xml-elements.ts';
import { MODEL_NAME_PATTERNS } from '../../../../src/handoff/rules/decision/models/model-names.ts';
import {
  READ_MODELS_PATTERNS,
  readModelsInCode,
  readModelsInConfig,
} from '../../../../src/handoff/rules/decision/models/read-models.ts';
import { PATH_WORD_PATTERNS } from '../../../../src/handoff/rules/decision/path-words.ts';
import { GOVERNING_PATTERNS } from '../../../../src/handoff/rules/decision/records/governing-records.ts';
import { JUDGE_RECORD_PATTERNS } from '../../../../src/handoff/rules/decision/records/judge-record.ts';
import { NEXT_RECORD_PATTERNS } from '../../../../src/handoff/rules/decision/records/next-record.ts';
import {
  READ_RECORD_PATTERNS,
  summariseRecord,
} from '../../../../src/handoff/rules/decision/records/read-record.ts';
import { REAL_CONTENT_PATTERNS } from '../../../../src/handoff/rules/decision/records/real-content.ts';
import { RECORD_PATH_PATTERNS } from '../../../../src/handoff/rules/decision/records/record-paths.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';
import { judgedIn } from '../judged-in.ts';

const READERS = {
  'package.json': readPackageJson,
  'pyproject.toml': readPyproject,
  'requirements.txt': readRequirements,
  'go.mod': readGoMod,
  'Cargo.toml': readCargoToml,
  Gemfile: readGemfile,
  'pom.xml': readPomXml,
  'build.gradle': readGradle,
  'compose.yaml': readCompose,
  'serverless.yml': readServerless,
  'k8s/a.yaml': readKubernetes,
  'main.tf': readTerraform,
  'config/a.json': readModelsInConfig,
  'src/llm/a.py': readModelsInCode,
};

const source = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '  ',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        ':',
        '=',
        '#',
        '//',
        '<',
        '</',
        '>',
        '<!--',
        '-->',
        '<![CDATA[',
        ',',
        '- ',
        '&a',
        '*a',
        '${',
        '{{',
        '}}',
        '---',
      ),
      fc.constantFrom(
        'dependencies',
        'dependency',
        'project',
        'services',
        'image',
        'kind',
        'Deployment',
        'metadata',
        'name',
        'require (',
        'module ',
        'resource "a" "b"',
        'gem "a"',
        'group :test do',
        'implementation("a:b:1")',
        'gpt-4o',
        '__proto__',
        'constructor',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('every reader, whatever is written', () => {
  it.each(Object.entries(READERS))('%s: never throws', (_path, read) => {
    fc.assert(fc.property(source, (text) => void read(text)));
  });

  it.each(Object.entries(READERS))('%s: takes 256 KB of anything in a moment', (_path, read) => {
    for (const piece of [
      'a',
      ' ',
      '\n',
      '[',
      '{',
      '{"a":',
      'a:\n ',
      '- ',
      '<a>',
      '<a',
      '"',
      'a = [',
      '[a.',
      'gem "a"\n',
      'x (',
      'a-',
      'gpt-',
      '${',
      '{{',
      "'a",
      '<!--',
      '&a ',
      '*a ',
      'a/',
      '1.',
    ]) {
      const text = piece.repeat(Math.ceil(262_144 / piece.length));
      const started = performance.now();
      read(text);
      expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(1500);
    }
  });
});

describe('decisionRule, whatever is written', () => {
  const body = fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('ADR-1', 'Decision: none because ', '<!--', '```', 'docs/adr/1.md', '%', '\n', ']('),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('never throws, and places its findings inside the head’s files', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(READERS), 'docs/adr/1.md', 'PLAN.md', 'Dockerfile'),
        source,
        source,
        body,
        (path, base, head, description) => {
          const outcome = judgedIn(decisionRule, {
            base: { [path]: base },
            changes: { [path]: head },
            pullRequest: { body: description },
          });
          expect(outcome.findings.length > 0).toBe(outcome.state === 'fail');
          for (const { place, what } of outcome.findings) {
            expect(place?.line ?? 1).toBeLessThanOrEqual(head.split(/\r\n|\r|\n/).length);
            expect(what).not.toMatch(/[\r\n]/);
          }
        },
      ),
    );
  });

  it('survives paths that nobody chooses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const path = `${name}/package.json`;
        const changes = { [path]: '{"dependencies":{"stripe":"1"}}', [`docs/adr/${name}.md`]: '# A' };
        judgedIn(decisionRule, { changes });
      }),
    );
  });
});

it('no expression backtracks', () => {
  expectNoBlowUp(
    [
      DESCRIPTION_PATTERNS,
      DELIVERABLE_PATTERNS,
      INFRASTRUCTURE_PATH_PATTERNS,
      KUBERNETES_PATTERNS,
      TERRAFORM_PATTERNS,
      LINE_PATTERNS,
      GEMFILE_PATTERNS,
      GO_MOD_PATTERNS,
      GRADLE_PATTERNS,
      MANIFEST_PATH_PATTERNS,
      REQUIREMENT_PATTERNS,
      XML_PATTERNS,
      MODEL_NAME_PATTERNS,
      READ_MODELS_PATTERNS,
      PATH_WORD_PATTERNS,
      GOVERNING_PATTERNS,
      JUDGE_RECORD_PATTERNS,
      NEXT_RECORD_PATTERNS,
      READ_RECORD_PATTERNS,
      REAL_CONTENT_PATTERNS,
      RECORD_PATH_PATTERNS,
    ].flat(),
  );
});

it('a plan and a record of 512 KB are read in a moment', () => {
  const started = performance.now();
  findDroppedDeliverables(
    `## Phase 1\n${'- item one two three\n'.repeat(25_000)}`,
    `${'word '.repeat(5)}\n`.repeat(20_000),
  );
  summariseRecord('docs/adr/1.md', '-'.repeat(512_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
