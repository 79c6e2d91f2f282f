import { expect, it } from 'vitest';
import { pingsOfMessage, possiblePingsOfMessage, unfurlsLinks } from './index.ts';
import type { JsonObject } from './json-schema.ts';

const section = (text: string, more = {}) => ({ type: 'section', text: { type: 'mrkdwn', text, ...more } });
const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });
const rich = (...elements: unknown[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });

it.each<[string, JsonObject, string[]]>([
  ['escaped text', { text: '&lt;!here&gt; &lt;@U1&gt; @everyone' }, []],
  ['a broadcast', { text: '<!here> and <!channel|channel> and <!everyone>' }, ['<!here>', '<!channel>', '<!everyone>']],
  ['a user, twice', { text: '<@U1AB> <@U1AB|ada>' }, ['<@U1AB>']],
  ['a group', { text: '<!subteam^S1AB|@desk>' }, ['<!subteam^S1AB>']],
  ['plain text on top', { text: '<!here>', mrkdwn: false }, []],
  ['bare names', { text: '@here @ada a@b.org' }, []],
  ['bare names with parse: full', { text: '@here @ada a@b.org', parse: 'full' }, ['<!here>', '@ada']],
  ['bare names with link_names', { text: 'by @Channel', link_names: true }, ['<!channel>']],
  ['a mention in a section', { text: 'x', blocks: [section('ask <@U1AB>')] }, ['<@U1AB>']],
  ['a mention in plain text', { text: 'x', blocks: [plain('<!here> <@U1AB>')] }, []],
  ['rich text with the same characters', { text: 'x', blocks: [rich({ type: 'text', text: '<!here> @ada' })] }, []],
  [
    'rich text mentions',
    {
      text: 'x',
      blocks: [
        rich(
          { type: 'user', user_id: 'U1AB' },
          { type: 'usergroup', usergroup_id: 'S1AB' },
          { type: 'broadcast', range: 'everyone' },
        ),
      ],
    },
    ['<@U1AB>', '<!subteam^S1AB>', '<!everyone>'],
  ],
])('%s', (_what, body, pings) => {
  expect(pingsOfMessage(body)).toEqual(pings);
});

it('knows what Slack may parse in mrkdwn that is not verbatim', () => {
  expect(possiblePingsOfMessage({ blocks: [section('he told @everyone')] })).toEqual(['<!everyone>']);
  expect(possiblePingsOfMessage({ blocks: [section('he told @everyone', { verbatim: true })] })).toEqual([]);
});

it.each<[string, JsonObject, boolean]>([
  ['no link', { text: 'hello' }, false],
  ['a link in the text', { text: 'see <https://e.org|this>' }, true],
  ['a link, unfurling off', { text: 'https://e.org', unfurl_links: false, unfurl_media: false }, false],
  ['a link, half off', { text: 'https://e.org', unfurl_links: false }, true],
  ['a link in rich text', { text: 'x', blocks: [rich({ type: 'link', url: 'https://e.org' })] }, true],
  ['a link in a section', { text: 'x', blocks: [section('<https://e.org|this>')] }, true],
  ['an address in plain text', { text: 'x', blocks: [plain('https://e.org')] }, false],
  [
    'the address of a button',
    { text: 'x', blocks: [{ type: 'actions', elements: [{ type: 'button', url: 'https://e.org' }] }] },
    false,
  ],
])('unfurls or not: %s', (_what, body, unfurls) => {
  expect(unfurlsLinks(body)).toBe(unfurls);
});
