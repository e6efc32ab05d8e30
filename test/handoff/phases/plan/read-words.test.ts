import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import { summarisePlan } from './summarise-plan.ts';

/** What is read of a plan of one phase, without its heading. */
function linesOf(body: string): string[] {
  const plan = parsePlan(`## Phase 1 (weeks 4-6): X\n\n${body}\n`, { start: '2026-06-01' });
  return summarisePlan(plan)
    .split('\n')
    .slice(2)
    .filter((line) => line !== '' && !line.startsWith('told no-criterion'));
}

describe('a target', () => {
  it.each([
    ['nDCG@5 > 0.75', 'nDCG@5 > 0.75'],
    ['85% judge-pass on golden set', 'judge-pass >= 85 %'],
    ['>= 85 % judge-pass', 'judge-pass >= 85 %'],
    ['baseline accuracy 71%, target 90%', 'accuracy >= 90 %'],
    ['accuracy (baseline 71%, target 90%)', 'accuracy >= 90 %'],
    ['p95 < 800ms', 'p95 < 800 ms'],
    ['p95 latency under 2 s', 'p95 latency < 2 s'],
    ['at least 40 signups', 'signups >= 40'],
    ['no more than 3 incidents', 'incidents <= 3'],
    ['fewer than three incidents per month', 'incidents per month < 3'],
    ['NPS of 45 or better', 'NPS >= 45'],
    ['reduce handling time from 12 min to 8 min', 'handling time <= 8 min'],
    ['cost per query <= $0.15', 'cost per query <= 0.15 $'],
    ['hosting under €1,200 per month', 'hosting < 1200 €'],
    ['recall ≥ 0,92', 'recall >= 0.92'],
    ['error rate ≤ 2 percent', 'error rate <= 2 %'],
    ['80-90 % occupancy', 'occupancy >= 80 %'],
    ['on-time delivery 95%', 'on-time delivery >= 95 %'],
    ['latency 300 ms', 'latency <= 300 ms'],
    ['top-5 accuracy above 80%', 'top-5 accuracy > 80 %'],
    ['`recall@10` &gt; 0.9', 'recall@10 > 0.9'],
    ['All 12 clinics live by 2026-08-31', 'clinics live >= 12'],
    ['uptime: 99.9%', 'uptime >= 99.9 %'],
    ['raise NPS to 45', 'NPS >= 45'],
    ['cut churn to 3% by week 6', 'churn <= 3 %'],
    ['revenue > $1.5M', 'revenue > 1500000 $'],
    ['12 000 readers', 'readers >= 12000'],
    ['does not exceed 5 open tickets', 'open tickets <= 5'],
    ['40+ signups', 'signups >= 40'],
    ['Wartezeit höchstens 10 Minuten', 'Wartezeit <= 10 Minuten'],
    ['au moins 30 réponses', 'réponses >= 30'],
    ['customers are happy', '? customers are happy'],
    ['reduce handling time by 20%', '? reduce handling time by 20%'],
    ['Uptime: 99.9% (target)', 'Uptime >= 99.9 %'],
    ['at least 3 of 5 pilot customers renew', 'pilot customers renew >= 3'],
    ['conversion 10% above baseline', '? conversion 10% above baseline'],
    ['v2 live by 2026-06-30', '? v2 live by 2026-06-30'],
  ])('is read from "%s"', (words, expected) => {
    expect(linesOf(`- Target: ${words}`).filter((line) => !line.startsWith('told'))).toEqual([
      `target ${expected}`,
    ]);
  });

  it.each([
    ['- Targets: A > 1, B < 2', ['target A > 1', 'target B < 2']],
    ['- Targets: accuracy 90%, recall 80%', ['target accuracy >= 90 %', 'target recall >= 80 %']],
    ['- Target: 85% judge-pass, 50 queries', ['target judge-pass >= 85 %']],
    ['**Targets**\n\n* A > 1\n* B < 2', ['target A > 1', 'target B < 2']],
    ['- Accuracy target: 90%', ['target Accuracy >= 90 %']],
    ['- p95 < 800ms', ['target p95 < 800 ms']],
    ['- Latency:\n  - p95 < 800ms', ['target p95 < 800 ms']],
    [
      '- Pilot with 3 clinics, target 20 patients',
      ['- Pilot with 3 clinics, target 20 patients', 'target patients >= 20'],
    ],
    ['- Interview target customers', ['- Interview target customers']],
    ['- Goal: a search that people like', ['- Goal: a search that people like']],
    ['- Exit criteria: recall >= 0.8', ['target recall >= 0.8']],
    ['- Goal: 20 interviews', ['target interviews >= 20']],
    ['- Data sources:\n  - SAP\n  - CRM', ['- Data sources: SAP', '- Data sources: CRM']],
    ['- Ingest fewer than 10 sources at first', ['- Ingest fewer than 10 sources at first']],
    ['- Owner: Anna\n- Ship', ['- Ship']],
    ['- Hire the team', ['- Hire the team']],
  ])('is told from deliverables in %j', (body, expected) => {
    expect(linesOf(body)).toEqual(expected);
  });
});

describe('a kill criterion', () => {
  it.each([
    [
      'Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval',
      'nDCG@5 < 0.6 after 3 iterations => switch to managed retrieval',
    ],
    [
      'Kill criteria: if cost per query > $0.15, drop to Haiku + reranker',
      'cost per query > 0.15 $ => drop to Haiku + reranker',
    ],
    ['Kill if churn is above 5% for two weeks: stop', 'churn > 5 % after 2 weeks => stop'],
    ['Stop criterion: accuracy < 70% after three weeks', 'accuracy < 70 % after 3 weeks'],
    [
      'Abbruchkriterium: Genauigkeit unter 70 % nach 2 Versuchen, dann neu planen',
      'Genauigkeit < 70 % after 2 iterations => neu planen',
    ],
    ['Exit criteria: if p95 > 2 s after 2 tries -> cache', 'p95 > 2 s after 2 iterations => cache'],
    ['Kill criterion: unless recall > 0.8, stop', 'recall <= 0.8 => stop'],
    ['Kill criterion: recall < 0.8, after 3 iterations, then buy', 'recall < 0.8 after 3 iterations => buy'],
    ['Kill criterion: recall < 0.8 — buy', 'recall < 0.8 => buy'],
    ['Kill criterion: fewer than 10 signups by week 5; stop', 'signups < 10 after 2 weeks => stop'],
    ['Kill criterion: fewer than 10 signups by 2026-07-05, stop', 'signups < 10 after 2 weeks => stop'],
    ['Kill criteria: if accuracy does not reach 70%, hire annotators', 'accuracy < 70 % => hire annotators'],
    ['Kill criterion: response within 2 days is missed, stop', '? response within 2 days is missed, stop'],
    ['Kill criterion: lead time over 2 weeks, stop', 'lead time > 2 weeks => stop'],
    ['Stop the pilot if no-show rate > 20%', 'no-show rate > 20 % => Stop the pilot'],
    ['Kill criterion: switch to the vendor when errors exceed 3%', 'errors > 3 % => switch to the vendor'],
    [
      "Kill criterion: if the vendor can't sign, move in-house",
      "? if the vendor can't sign, move in-house => move in-house",
    ],
    ['Kill criterion: A < 1 and B > 2, stop', '? A < 1 and B > 2, stop => stop'],
    ['Kill criterion: if A < 1 and B > 2, stop', '? if A < 1 and B > 2, stop => stop'],
    [
      '**Kill criterion (agreed):** uptime below 99 % over 4 weeks → roll back',
      'uptime < 99 % after 4 weeks => roll back',
    ],
    ['Kill criteria if spend > $5k, stop', 'spend > 5000 $ => stop'],
    ['Kill criterion: if conversion drops > 15%, revert', '? if conversion drops > 15%, revert => revert'],
    ['Kill criterion: if conversion drops below 15%, revert', 'conversion < 15 % => revert'],
    [
      'Kill criterion: if churn exceeds 2x baseline, revert',
      '? if churn exceeds 2x baseline, revert => revert',
    ],
    [
      'Kill criterion: margin < 25% for 2 consecutive quarters -> sell',
      'margin < 25 % after 26 weeks => sell',
    ],
    ['Exit criteria: errors > 2 %', 'errors > 2 %'],
    ['No-go: everybody', null],
  ])('is read from "%s"', (line, expected) => {
    const read = linesOf(`- ${line}`).filter((one) => !one.startsWith('told'));
    expect(read).toEqual([expected === null ? `- ${line}` : `kill ${expected}`]);
  });

  it('may be one of several', () => {
    expect(linesOf('- Kill criteria: if A < 1, stop; if B > 2 after 2 tries, sell')).toEqual([
      'kill A < 1 => stop',
      'kill B > 2 after 2 iterations => sell',
    ]);
    expect(linesOf('Kill criteria:\n1. A < 1\n2. B > 2 → sell')).toEqual([
      'kill A < 1',
      'kill B > 2 => sell',
    ]);
    expect(linesOf('- Kill if A < 1 or B > 2, stop')).toEqual(['kill A < 1 => stop', 'kill B > 2 => stop']);
  });
});
