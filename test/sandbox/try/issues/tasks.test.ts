import { describe, expect, it } from 'vitest';
import { StandInError } from '../../../../src/sandbox/stand-in-error.ts';
import { findTasks, tickAll, turnTask } from '../../../../src/sandbox/try/issues/tasks.ts';

const BODY = [
  'Deliverables',
  '- [ ] One',
  '  * [x] Two',
  '1. [X] Three',
  '```',
  '- [ ] not a task',
  '```',
  '- [] no box',
].join('\n');

describe('the boxes of an issue', () => {
  it('are found, those in code left out', () => {
    expect(findTasks(BODY)).toEqual([
      { line: 2, isDone: false },
      { line: 3, isDone: true },
      { line: 4, isDone: true },
    ]);
  });

  it('are turned, and nothing else is touched', () => {
    const ticked = turnTask(BODY, '2:- [ ] One');
    expect(ticked).toBe(BODY.replace('- [ ] One', '- [x] One'));
    expect(turnTask(ticked, '2:- [x] One')).toBe(BODY);
    expect(turnTask('- [ ] A\r\n- [ ] B\r\n', '2:- [ ] B')).toBe('- [ ] A\r\n- [x] B\r\n');
  });

  it.each([
    ['another text', '2:- [ ] Two'],
    ['what is ticked already', '3:  * [ ] Two'],
    ['a line that is no task', '1:Deliverables'],
    ['a line that is not there', '99:- [ ] One'],
    ['no line', '- [ ] One'],
    ['nothing', ''],
  ])('are not turned by %s', (_, task) => {
    expect(() => turnTask(BODY, task)).toThrow(StandInError);
  });

  it('can all be ticked', () => {
    expect(findTasks(tickAll(BODY)).every(({ isDone }) => isDone)).toBe(true);
    expect(tickAll(BODY)).toContain('- [ ] not a task');
  });
});
