import { decisionRule } from '../../../../src/handoff/rules/decision/decision-rule.ts';
import { judgedIn, type Scene } from '../judged-in.ts';

/** The choices that a finding names, as its sentence says them; empty where there is none. */
export function told(base: Scene['base'], changes: Scene['changes'], more: Scene = {}): string {
  const { findings } = judgedIn(decisionRule, { base: base ?? {}, changes: changes ?? {}, ...more });
  const what = findings.find(({ reason }) => reason === 'no-record')?.what ?? '';
  return what.replace('no decision record stands behind ', '').replace(/[.]$/, '');
}
