import { describe, expect, it } from 'vitest';
import type { Body } from './rules/faults.ts';
import { pingsOf } from './rules/mentions.ts';
import { faultsOfEdit, faultsOfMessage, MessageFlag, unknownFieldsOf } from './rules/message-rules.ts';
import { button, container, row, text, times, V2, v2 } from './sample-components.ts';

const good: Record<string, Body> = {
  'plain text': { content: 'Hello' },
  'plain text of 2,000 characters that are two UTF-16 units each': { content: '😀'.repeat(2000) },
  'an embed': { embeds: [{ title: 'T', description: 'D', fields: [{ name: 'n', value: 'v' }] }] },
  'no mentions allowed': { content: '@everyone', allowed_mentions: { parse: [] } },
  'a nonce of 25 characters': { content: 'x', nonce: 'n'.repeat(25), enforce_nonce: true },
  'suppressed notifications': { content: 'x', flags: MessageFlag.SuppressNotifications },
};

const bad: Record<string, [body: Body, path: string, code: string]> = {
  'text of 2,001 characters': [{ content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  'a number for text': [{ content: 5 }, 'content', 'STRING_TYPE_CONVERT'],
  'half a surrogate pair': [{ content: 'a\ud800b' }, 'content', 'STRING_TYPE_LONE_SURROGATE'],
  'half a surrogate pair in a custom id': [
    v2(row(button({ custom_id: '\udc00' }))),
    'components.0.components.0.custom_id',
    'STRING_TYPE_LONE_SURROGATE',
  ],
  'a nonce of 26 characters': [{ content: 'x', nonce: 'n'.repeat(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
  'the ephemeral flag outside an interaction': [{ content: 'x', flags: 64 }, 'flags', 'MESSAGE_FLAGS_NOT_SETTABLE'],
  'a flag that only Discord sets': [{ content: 'x', flags: 1 << 5 }, 'flags', 'MESSAGE_FLAGS_NOT_SETTABLE'],
  'eleven embeds': [{ embeds: times(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  '6,001 characters of embeds': [
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  'V2 components without the flag': [{ components: [text()] }, 'components.0', 'UNION_TYPE_CHOICES'],
  'content beside V2 components': [
    { ...v2(text()), content: 'x' },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  'embeds beside V2 components': [
    { ...v2(text()), embeds: [{ title: 'x' }] },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  'a poll beside V2 components': [
    { ...v2(text()), poll: { question: { text: '?' } } },
    'poll',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  'stickers beside V2 components': [
    { ...v2(text()), sticker_ids: ['1'] },
    'sticker_ids',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  'mentions of an unknown kind': [
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0',
    'BASE_TYPE_CHOICES',
  ],
  'mentions both parsed and listed': [
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  'a mention of 101 users': [
    { content: 'x', allowed_mentions: { users: times(101, () => '123456789012345678') } },
    'allowed_mentions.users',
    'BASE_TYPE_MAX_LENGTH',
  ],
  'a mention of a name': [
    { content: 'x', allowed_mentions: { roles: ['news'] } },
    'allowed_mentions.roles.0',
    'NUMBER_TYPE_COERCE',
  ],
};

describe('a message that Discord takes', () => {
  it.each(Object.entries(good))('%s', (_, body) => {
    expect(faultsOfMessage(body)).toEqual([]);
  });

  it('may show a file that came along', () => {
    const body = v2({ type: 13, file: { url: 'attachment://card.png' } });
    expect(faultsOfMessage(body, { files: ['card.png'] })).toEqual([]);
  });

  it('may be ephemeral as the reply to an interaction', () => {
    expect(faultsOfMessage({ content: 'x', flags: 64 }, { kind: 'interaction' })).toEqual([]);
  });
});

describe('a message that Discord refuses', () => {
  it.each(Object.entries(bad))('%s', (_, [body, path, code]) => {
    expect(faultsOfMessage(body)).toContainEqual({ path, code, message: expect.any(String) });
  });

  it.each([{ content: ' \n' }, {}, { flags: V2, components: [] }, { embeds: [] }])('is empty: %j', (body) => {
    expect(faultsOfMessage(body)).toMatchObject([{ answer: 'empty' }]);
  });

  it('has more bytes of text than Discord can take, within the limit of characters', () => {
    const bytes = (body: Body) => faultsOfMessage(body).map(({ answer }) => answer);
    expect(bytes(v2(text('あ'.repeat(3386))))).toEqual([]);
    expect(bytes(v2(text('あ'.repeat(3387))))).toEqual(['crash']);
  });
});

describe('an edit', () => {
  const v2Message = v2(text());

  it('keeps Components V2 when it does not speak of flags', () => {
    expect(faultsOfEdit(v2Message, { components: [container(text('new'))] })).toEqual([]);
  });

  it('cannot take Components V2 away', () => {
    const faults = faultsOfEdit(v2Message, { flags: 0, components: [row(button())] });
    expect(faults).toMatchObject([{ path: 'flags', code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG' }]);
  });

  it('cannot put content into a message with Components V2', () => {
    expect(faultsOfEdit(v2Message, { content: 'x' })).toMatchObject([{ path: 'content' }]);
  });

  it('must empty the content when it turns a message into Components V2', () => {
    const before = { content: 'x' };
    expect(faultsOfEdit(before, v2Message)).toMatchObject([{ path: 'content' }]);
    expect(faultsOfEdit(before, { ...v2Message, content: null })).toEqual([]);
  });

  it('cannot empty a message', () => {
    expect(faultsOfEdit({ content: 'x' }, { content: '' })).toMatchObject([{ answer: 'empty' }]);
  });
});

describe('the pings of a message', () => {
  const everything = '<@123456789012345678> <@!123456789012345678> <@&223456789012345678> @everyone @here';

  it('are everything in it when allowed_mentions is missing', () => {
    const all = ['<@123456789012345678>', '<@&223456789012345678>', '@everyone', '@here'];
    expect(pingsOf({ content: everything })).toEqual(all);
    expect(pingsOf(v2(container(text(everything))))).toEqual(all);
  });

  it('are none when nothing may be parsed', () => {
    expect(pingsOf({ content: everything, allowed_mentions: { parse: [] } })).toEqual([]);
  });

  it('are those listed', () => {
    const allowed = { parse: ['everyone'], users: ['123456789012345678'] };
    expect(pingsOf({ content: everything, allowed_mentions: allowed })).toEqual([
      '<@123456789012345678>',
      '@everyone',
      '@here',
    ]);
  });
});

it('fields that Discord does not know are named', () => {
  expect(unknownFieldsOf({ content: 'x', allowedMentions: {} })).toEqual(['allowedMentions']);
});
