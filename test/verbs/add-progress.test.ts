import { expect, it } from 'vitest';
import { hostOf, progressOn } from '../../src/verbs/progress.ts';

const ESCAPE = String.fromCharCode(27);
const CLEAR = `\r${ESCAPE}[K`;

const screen = (isTTY: boolean, columns = 80) => {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
};

it('a terminal shows how far an article is in one line that is rewritten, and then cleared', () => {
  const terminal = screen(true);
  const progress = progressOn(terminal, hostOf('https://gazette.example/ferry'), {});
  progress.tell('fetching');
  progress.tell('fetching', '120 KB');
  progress.tell('fetching', '120 KB');
  progress.tell('reading');
  progress.end();
  progress.end();
  expect(terminal.written).toEqual([
    `${CLEAR}Fetching gazette.example …`,
    `${CLEAR}Fetching gazette.example … 120 KB`,
    `${CLEAR}Reading …`,
    CLEAR,
  ]);
});

it('a line of progress is never wider than the terminal', () => {
  const terminal = screen(true, 12);
  progressOn(terminal, 'gazette.example', {}).tell('fetching');
  expect(terminal.written).toEqual([`${CLEAR}Fetching ga`]);
});

it('nothing of it goes to a file or a terminal that can’t rewrite lines', () => {
  for (const [output, env] of [
    [screen(false), {}],
    [screen(true), { TERM: 'dumb' }],
  ] as const) {
    const progress = progressOn(output, 'gazette.example', env);
    progress.tell('comparing');
    progress.end();
    expect(output.written).toEqual([]);
  }
});
