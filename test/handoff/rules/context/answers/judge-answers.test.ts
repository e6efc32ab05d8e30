import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../../src/handoff/documents/read-document.ts';
import {
  type ContextQuestion,
  judgeContextAnswers,
} from '../../../../../src/handoff/rules/context/answers/judge-answers.ts';
import { failing, passing } from '../../../../../src/handoff/rules/context/examples.ts';

const questions = ['state', 'questions', 'thinking'] as const;

function judge(text: string) {
  return judgeContextAnswers(readDocument(text));
}

function given(text: string): ContextQuestion[] {
  const answers = judge(text);
  return questions.filter((question) => answers[question].isGiven);
}

describe('judgeContextAnswers on the examples of the rule', () => {
  it.each(passing)('finds all three answers in: $title', ({ text }) => {
    expect(given(text)).toEqual([...questions]);
  });

  it.each(failing)('misses at least one in: $title', ({ text }) => {
    expect(given(text).length).toBeLessThan(questions.length);
  });
});

describe('judgeContextAnswers in every language', () => {
  it.each([
    [
      'English prose',
      'The importer works since Tuesday; the export is half done. We have not decided whether the archive moves. Next I would try the batch interface.',
    ],
    [
      'German prose',
      'Der Import läuft seit Dienstag, der Export ist halb fertig. Noch nicht entschieden ist, wo das Archiv liegt. Als Nächstes wollen wir den Stapelbetrieb versuchen.',
    ],
    [
      'French',
      "## Où on en est\n\nL'import fonctionne.\n\n## Questions ouvertes\n\n- Qui paie l'hébergement ?\n\n## Suite\n\nBrancher l'export.",
    ],
    [
      'Spanish',
      '## Estado\n\nLa importación funciona.\n\n## Preguntas abiertas\n\n- ¿Quién paga el servidor?\n\n## Próximos pasos\n\nConectar la exportación.',
    ],
    [
      'Portuguese',
      '## Estado\n\nA importação funciona.\n\n## Perguntas em aberto\n\nNenhuma por enquanto.\n\n## Próximos passos\n\nLigar a exportação.',
    ],
    [
      'Chinese',
      '## 现状\n\n导入已经上线。\n\n## 待定\n\n- 归档放在哪个区域？\n\n## 下一步\n\n先试批量接口。',
    ],
    ['Chinese prose', '导入已经上线，导出正在开发。归档放在哪里还没决定。下一步打算先试批量接口。'],
    [
      'Russian',
      '## Текущее состояние\n\nИмпорт работает.\n\n## Открытые вопросы\n\n- Кто платит за сервер?\n\n## Следующие шаги\n\nПодключить экспорт.',
    ],
  ])('finds all three answers in %s', (_, text) => {
    expect(given(text)).toEqual([...questions]);
  });

  it('passes a page in a language that it does not judge, but not a blank one', () => {
    const page =
      'インポートは本番で動いています。エクスポートはまだ半分です。アーカイブの場所は決まっていません。次はバッチを試します。';
    expect(given(`# 状況\n\n${page}`)).toEqual([...questions]);
    expect(given('# 状況\n\n...')).toEqual([]);
  });
});

describe('judgeContextAnswers, one answer at a time', () => {
  it.each([
    ['## Open questions\n\nNone at the moment.', ['questions']],
    ['## Blockers\n\nNone at the moment.', ['state']],
    ['## What is still pending\n\n- Next one: the view of the tab', ['thinking']],
    ['## Decide later\n\n- Decide whether guests may order', ['questions']],
    ['There are no open questions.\n\nNo open questions.', ['questions']],
    [
      '- Should guests be able to order?\n- Is the tax rate of 7 % right?\n- Who owns the domain?',
      ['questions'],
    ],
    ['# Plan\n\n## FAQ\n\n- Can I delete my account? Yes, in the settings.\n', []],
    ['## How do I log in?\n\nOpen the page.\n\n## Can I delete my account?\n\nYes, in the settings.', []],
    ['- The page asks "Delete all of it?"\n- It asks "Are you sure?"\n- And "Really?"', []],
    ['**Status:** ✅ shipped with 2.1', ['state']],
    ['| Next step | renew the certificate |\n| - | - |\n| Next action | move the archive |', ['thinking']],
    [
      '| Task | Status |\n| --- | --- |\n| Search | done |\n| Login | blocked |\n| Export | done |',
      ['state'],
    ],
    ['| Call | Status |\n| --- | --- |\n| `GET /a` | 200 |\n| `GET /b` | 404 |', []],
    ['**Next step:** renew the certificate', ['thinking']],
    ['- [ ] renew the certificate\n- [ ] move the archive\n- [ ] write to the supplier', ['thinking']],
    ['# Usage\n\nRun `npm install`, then `npm start`.', []],
    ['**Order**: a request of a customer.\n\n**Invoice**: what we send.', []],
  ])('reads %j', (text, expected) => {
    expect(given(text)).toEqual(expected);
  });

  it.each([
    ['', 'missing'],
    ['The shop sells bicycles.', 'missing'],
    ['## State', 'heading-only'],
    ['## State\n\nTODO', 'placeholder'],
    ['## State\n\n<what works>', 'heading-only'],
    ['## State\n\n[Describe the state]', 'placeholder'],
    ['## State\n\nWorks: TBD', 'placeholder'],
    ['## State\n\nLorem ipsum dolor sit amet.', 'placeholder'],
    [
      `${'The shop sells bicycles to dealers. '.repeat(20)}\n\nIt was moved and works.\n\n${'- It has parts.\n'.repeat(30)}`,
      'not-stated',
    ],
  ])('says what is short of a state in %j', (text, shortfall) => {
    expect(judge(text).state).toMatchObject({ isGiven: false, shortfall });
  });

  it('does not take the page that it offers to begin with for an answer', () => {
    const skeleton =
      '## State\n\nTODO: what works, what is under way\n\n## Open questions\n\n- TODO: what is undecided, and who decides it (or: none at the moment)\n- TODO (or: none at the moment)\n\n## Last thinking\n\nTODO: what was tried last, what comes next and why\n\nNext: TODO, because TODO';
    expect(given(skeleton)).toEqual([]);
  });

  it('takes a real task for a next step, though it begins with TODO', () => {
    expect(given('## Next steps\n\n- TODO: renew the certificate before May')).toEqual(['thinking']);
  });

  it('points at the answer, and quotes it on one line', () => {
    const { questions: answer } = judge('# Context\n\n## Open questions\n\nWho pays\nfor the server?');
    expect(answer).toEqual({
      isGiven: true,
      place: { line: 5, column: 1, endLine: 6, endColumn: 16 },
      nearest: 'Who pays for the server?',
      shortfall: null,
    });
  });

  it('points at the heading that has nothing under it', () => {
    expect(judge('# Context\n\n## Next steps\n').thinking).toMatchObject({
      place: { line: 3 },
      nearest: null,
    });
  });
});
