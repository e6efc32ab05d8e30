import { describe, expect, it } from 'vitest';
import { readShell } from '../../../../../src/handoff/documents/references/shell/read-shell.ts';

function words(text: string): readonly (readonly string[])[] {
  return readShell(text).map((command) =>
    command.map((word) => (word.isOutput ? `>${word.text}` : word.text)),
  );
}

describe('readShell', () => {
  it.each<readonly [text: string, commands: readonly (readonly string[])[]]>([
    ['a b\nc', [['a', 'b'], ['c']]],
    ['a && b || c; d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['$ a b\n% c', [['a', 'b'], ['c']]],
    ['a \\\n  b\r\nc', [['a', 'b'], ['c']]],
    ['a "b c" \'d e\' f"g"h', [['a', 'b c', 'd e', 'fgh']]],
    ['a # b\n# c\nd#e', [['a'], ['d#e']]],
    ['a > b 2>> c &> d 2>&1 < e', [['a', '>b', '>c', '>d', 'e']]],
    ['a <b c> d', [['a', '<b c>', 'd']]],
    ['cat <<EOF > a\nb\nEOF\nc', [['cat', '>a'], ['c']]],
    ["cat <<-'X'\nb\n\tX\nc", [['cat'], ['c']]],
    ['cat <<EOF\nb', [['cat']]],
    ["it's done\ncan't b", [['its done\ncant', 'b']]],
    ["it's done", [["it's", 'done']]],
    [
      'a $(b c) `d e`',
      [
        ['a', '$'],
        ['b', 'c'],
        ['d', 'e'],
      ],
    ],
    ['C:\\x\\y', [['C:\\x\\y']]],
    ['', []],
    ['\\', [['\\']]],
  ])('reads %j', (text, commands) => {
    expect(words(text)).toEqual(commands);
  });

  it('tells where each word stands', () => {
    const text = 'ab "c d"\n$ efg';
    expect(
      readShell(text)
        .flat()
        .map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['ab', '"c d"', 'efg']);
  });
});
