import { expect, it } from 'vitest';
import { actions, button, context, header, mrkdwn, plain, rich, section } from './block-fixtures.ts';
import { Message } from './message.ts';

const place = { ts: '1700000000.000100', channel: 'C0NEWSCHAN', author: 'U0BOTUSER1' };
const line = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });

it('shows what the eye reads', () => {
  const message = new Message(place, {
    text: 'fallback',
    blocks: [
      header('Iran'),
      rich(
        line({ type: 'text', text: '“No,” ' }, { type: 'link', url: 'https://e.org', text: 'he said' }),
        { type: 'rich_text_list', style: 'bullet', elements: [line({ type: 'text', text: 'one' }), line()] },
        line({ type: 'user', user_id: 'U1AB' }, { type: 'emoji', name: 'wave' }),
      ),
      context(mrkdwn('small'), plain('print')),
    ],
  });
  expect(message.shown.split('\n')).toEqual(['Iran', '“No,” he said', 'one', '', '<@U1AB>:wave:', 'small print']);
  expect(new Message(place, { text: 'alone' }).shown).toBe('alone');
});

it('keeps what was sent apart from what Slack fills in', () => {
  const body = {
    text: 'x',
    blocks: [section({ accessory: { ...button(), action_id: undefined } }), actions(button())],
  };
  const message = new Message(place, body);
  expect(message.sent).toBe(body);
  expect(message.blocks).toMatchObject([
    { block_id: expect.any(String), text: { verbatim: false }, accessory: { action_id: expect.any(String) } },
    { block_id: expect.any(String), elements: [{ action_id: 'a', text: { emoji: true } }] },
  ]);
  expect(message.controls.map(({ text }) => text)).toEqual(['Next', 'Next']);
});
