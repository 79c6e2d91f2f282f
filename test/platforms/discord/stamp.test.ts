import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Block, Message } from '../../../src/core/message.ts';
import type { Part } from '../../../src/core/platform.ts';
import { decodeButton } from '../../../src/platforms/button.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { carries, stamped } from '../../../src/platforms/discord/stamp.ts';
import { faultsOfMessage } from '../../doubles/discord/rules/message-rules.ts';
import { hostileName, hostileText } from '../../oracle/arbitrary.ts';
import { saying } from './harness.ts';

type Button = { label: string; custom_id: string };
const KEY = 'k'.repeat(25);

const partOf = (actions: Action[], text = 'A digest.'): Part => renderDiscord(saying(text, { actions }))[0] as Part;
const button = (line: string, label = 'Open'): Action => ({ label, line, mode: 'reply' });
const buttonsOf = ({ body }: Part): Button[] =>
  (body.components as { type: number; components: Button[] }[])
    .filter(({ type }) => type === 1)
    .flatMap(({ components }) => components);

test('the key stands in the first button, which says the same as before', () => {
  const part = stamped(partOf([button('brief iran-isis'), button('digest pause')]), KEY);
  expect(buttonsOf(part).map(({ custom_id }) => custom_id)).toEqual([`p0@${KEY} brief iran-isis`, 'p1 digest pause']);
  expect(decodeButton(`p0@${KEY} brief iran-isis`)).toEqual({ mode: 'reply', from: 0, line: 'brief iran-isis' });
});

test('a button whose line leaves no room is passed over', () => {
  const long = `find words=${'x'.repeat(70)}`;
  const [first, second] = buttonsOf(stamped(partOf([button(long), button('latest')]), KEY));
  expect([first?.custom_id, second?.custom_id]).toEqual([`p0 ${long}`, `p1@${KEY} latest`]);
});

test('a line that is kept elsewhere leaves room', () => {
  const part = partOf([button(`find words=${'x'.repeat(150)}`)]);
  const stampedPart = stamped(part, KEY);
  expect(buttonsOf(stampedPart)[0]?.custom_id).toMatch(new RegExp(`^p0@${KEY} ~.{22}$`));
  expect(stampedPart.lines).toEqual(part.lines);
});

test('without any room, a button of the digest’s log is added', () => {
  const added = { label: 'Digest log', custom_id: `p100@${KEY} digest log` };
  expect(buttonsOf(stamped(partOf([]), KEY))).toMatchObject([added]);
  expect(buttonsOf(stamped(partOf([button(`find words=${'x'.repeat(70)}`)]), KEY))[1]).toMatchObject(added);
});

test('the part itself stays as it is, and stamped again it is the same', () => {
  const part = partOf([button('latest')]);
  const before = structuredClone(part);
  expect(stamped(part, KEY)).toEqual(stamped(structuredClone(part), KEY));
  expect(part).toEqual(before);
});

test.each([
  ['none at all', undefined],
  ['another key’s', stamped(partOf([button('latest')]), 'another').body.components],
  ['a text that reads like it', partOf([], `p0@${KEY} latest`).body.components],
  ['a line that reads like it', partOf([button(`find words=@${KEY}`)]).body.components],
])('a message does not carry the key with %s', (_, components) => {
  expect(carries(components, KEY)).toBe(false);
});

const text = fc
  .array(hostileText({ maxLength: 400 }), { minLength: 1, maxLength: 25 })
  .map((texts): Block => ({ type: 'text', spans: [texts.join(' ')] }));
const blocks = fc.oneof(
  fc.array(text, { maxLength: 6 }),
  // As many as one message holds, or nearly.
  fc.integer({ min: 20, max: 80 }).map((count): Block[] => Array(count).fill({ type: 'text', spans: ['x'] })),
  fc.integer({ min: 3_700, max: 4_000 }).map((count): Block[] => [{ type: 'text', spans: ['x'.repeat(count)] }]),
  fc.integer({ min: 2_900, max: 3_300 }).map((count): Block[] => [{ type: 'text', spans: ['東'.repeat(count)] }]),
);
const actions = fc.array(
  fc.record<Action>({
    label: hostileName(100),
    line: fc.oneof(
      hostileText(),
      fc.integer({ min: 60, max: 110 }).map((length) => 'y'.repeat(length)),
    ),
    mode: fc.constantFrom('replace', 'reply', 'share'),
  }),
  { maxLength: 30 },
);

test('every part of every message has room for the key', () => {
  fc.assert(
    fc.property(blocks, actions, (given, buttons) => {
      const message: Message = { notice: 'A notice.', blocks: given, actions: buttons };
      for (const part of renderDiscord(message)) {
        const { body } = stamped(part, KEY);
        expect(faultsOfMessage({ ...body, nonce: KEY, enforce_nonce: true })).toEqual([]);
        expect(carries(body.components, KEY)).toBe(true);
        expect(JSON.stringify(body).split(KEY)).toHaveLength(2);
      }
    }),
    { numRuns: 200, endOnFailure: true },
  );
});
