import { describe, expect, it } from 'vitest';
import renderMarkdown from '../../../../src/sandbox/try/page/markdown-worker.ts';

function render(text: string, isTickable = true): string {
  return renderMarkdown({ text, breaks: true, homes: ['acme/answers'], isTickable });
}

describe('the text of an issue', () => {
  it('has boxes that are buttons, each with its line and what stood there', () => {
    const shown = render('# A\n\n- [ ] Ingest <b> "4" *sources*\n  1. [x] Handbook');
    expect(shown).toContain(
      'name="task" value="3:- [ ] Ingest <b> &#x22;4&#x22; *sources*" role="checkbox" aria-checked="false" aria-label="Ingest  &#x22;4&#x22; sources"',
    );
    expect(shown).toContain('value="4:  1. [x] Handbook" role="checkbox" aria-checked="true"');
    expect(shown).not.toContain('<input');
  });

  it('has boxes that only show, where nobody may tick them', () => {
    expect(render('- [x] Done', false)).toContain('<input type="checkbox" checked disabled>');
  });

  it('makes no button of a box that somebody else draws', () => {
    expect(
      render('<button form="ticks" name="task" value="1:x">x</button> <input type="checkbox">'),
    ).not.toMatch(/<button|<input/);
  });

  it('marks who is told, and nobody who is only named', () => {
    expect(render('@fiona, see (@anna-b)')).toBe(
      '<p><strong class="mention">@fiona</strong>, see (<strong class="mention">@anna-b</strong>)</p>',
    );
    expect(render('`@fiona` a@b.example nDCG@5 @\u200Bben')).not.toContain('mention');
  });

  it('begins a line where a cell of a table says so, once, and lets no other HTML in', () => {
    const shown = render('| a |\n| - |\n| one<br>two<br />three <b onclick="x()">four</b> |');
    expect(shown.replace(/\s*\n\s*/g, '')).toContain('<td>one<br>two<br>three four</td>');
  });

  it('leads to issues and comments here', () => {
    const at = 'https://github.com/acme/answers/issues/1';
    expect(render(`[a](${at}) [b](${at}#issuecomment-12)`)).toMatch(
      /href="\/issues\/1">a.*href="\/issues\/1#comment-12">b/,
    );
    expect(render(`[a](${at}/edit)`)).toContain('target="_blank"');
  });
});
