import { expect, test } from 'vitest';
import { seenOnDiscord } from './discord.ts';

const V2 = 1 << 15;
const text = (content: string): object => ({ type: 10, content });

test('texts in the order they are shown, through containers and sections', () => {
  const seen = seenOnDiscord({
    flags: V2,
    components: [
      text('# Title'),
      {
        type: 17,
        components: [
          {
            type: 9,
            components: [text('> “quoted”'), text('-# — *who*')],
            accessory: { type: 2, style: 5, label: 'Read', url: 'https://a.example' },
          },
          { type: 14 },
          { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'a card' }] },
        ],
      },
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: '*More*', custom_id: 'x' },
          { type: 3, placeholder: 'Choose', options: [{ label: 'One', value: '1', description: 'first' }] },
        ],
      },
    ],
  });
  expect(seen.shown.map(({ kind, text }) => [kind, text])).toEqual([
    ['text', 'Title'],
    ['text', '“quoted”'],
    ['text', '— who'],
    ['button', 'Read'],
    ['alt', 'a card'],
    ['button', '*More*'],
    ['placeholder', 'Choose'],
    ['option', 'One'],
    ['option', 'first'],
  ]);
  expect(seen.visible).toBe('Title\n“quoted”\n— who\nRead\n*More*\nChoose\nOne\nfirst');
  expect(seen.links).toEqual([{ label: 'Read', url: 'https://a.example' }]);
  expect(seen.faults).toEqual([]);
});

test('links and times in the text', () => {
  const seen = seenOnDiscord({ content: '[*a*](http://b) <https://cd> https://ef <t:5:R>' });
  expect(seen.links).toEqual([
    { label: 'a', url: 'http://b' },
    { label: 'https://cd', url: 'https://cd' },
    { label: 'https://ef', url: 'https://ef' },
  ]);
  expect(seen.timestamps).toEqual([{ unix: 5, style: 'R' }]);
  expect(seen.shown[0]?.markup.map(({ type }) => type)).toEqual(['link', 'italic', 'autolink', 'url', 'timestamp']);
});

const CONTENT = '<@1> <@&2> @everyone \\@here `<@3>`';

test.each([
  [undefined, ['user 1', 'role 2', 'everyone', 'here (unshown)', 'user 3 (unshown)']],
  [{ parse: [] }, []],
  [{ parse: ['users'] }, ['user 1', 'user 3 (unshown)']],
  [{ parse: ['everyone'] }, ['everyone', 'here (unshown)']],
  [{ parse: [], users: ['3'], roles: ['2'] }, ['role 2', 'user 3 (unshown)']],
])('allowed_mentions %j pings %j', (allowed_mentions, pings) => {
  const seen = seenOnDiscord({ content: CONTENT, allowed_mentions });
  expect(
    seen.pings.map(({ kind, id, shown }) => [kind, ...(id ? [id] : []), ...(shown ? [] : ['(unshown)'])].join(' ')),
  ).toEqual(pings);
});

test.each([
  [{ flags: V2, content: 'a', components: [text('b')] }, 'content beside Components V2'],
  [{ components: [text('b')] }, 'Components V2 without their flag'],
  [{ flags: V2, embeds: [{}] }, 'embeds beside Components V2'],
  [{ flags: V2, components: [{ type: 99 }] }, 'component type 99, which this oracle does not read'],
])('%j is at fault: %s', (body, fault) => {
  expect(seenOnDiscord(body).faults).toEqual([fault]);
});
