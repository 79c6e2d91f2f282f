import type { APIMessage } from 'discord.js';
import { expect, test } from 'vitest';
import { contentsOf } from '../../../src/platforms/discord/contents.ts';

const contents = (fields: object) => contentsOf(fields as APIMessage);

test('the content is the text, without the brackets that keep a preview away', () => {
  expect(contents({ content: 'See <https://gazette.example/a> and https://gazette.example/b.', embeds: [] })).toEqual({
    text: 'See https://gazette.example/a and https://gazette.example/b.',
    links: ['https://gazette.example/a', 'https://gazette.example/b'],
  });
});

test('an embed counts where there is no content, and its address after those of the content', () => {
  const embed = {
    title: 'Ferry delayed',
    url: 'https://gazette.example/ferry',
    description: '“We wait,” said Ada Quill (https://gazette.example/quill).',
    fields: [{ name: 'Where', value: 'The harbour' }],
  };
  expect(contents({ content: '', embeds: [embed] })).toEqual({
    text: 'Ferry delayed\n\n“We wait,” said Ada Quill (https://gazette.example/quill).\n\nWhere\n\nThe harbour',
    links: ['https://gazette.example/ferry', 'https://gazette.example/quill'],
  });
  expect(contents({ content: 'Look: http://other.example/', embeds: [embed] })).toEqual({
    text: 'Look: http://other.example/',
    links: ['http://other.example/', 'https://gazette.example/ferry', 'https://gazette.example/quill'],
  });
});

test('components are read in their order, to any depth', () => {
  const button = { type: 2, style: 5, label: 'Open', url: 'https://gazette.example/open' };
  const section = { type: 9, components: [{ type: 10, content: 'In a section' }], accessory: button };
  const container = { type: 17, components: [{ type: 10, content: '# Head' }, section, { type: 14 }] };
  expect(contents({ content: '', embeds: [], components: [container] })).toEqual({
    text: '# Head\n\nIn a section',
    links: ['https://gazette.example/open'],
  });
});

test('a forwarded message has its contents in a snapshot', () => {
  const message = { content: 'Forwarded: https://gazette.example/f', embeds: [{ title: 'Aside' }] };
  expect(contents({ content: '', embeds: [], message_snapshots: [{ message }] })).toEqual({
    text: 'Forwarded: https://gazette.example/f',
    links: ['https://gazette.example/f'],
  });
});

test('a picture, or a message that did not come along, holds nothing', () => {
  const nothing = { text: '', links: [] };
  const picture = { filename: 'a.png', url: 'https://cdn.example/a.png' };
  expect(contents({ content: '', embeds: [], attachments: [picture] })).toEqual(nothing);
  expect(contents({})).toEqual(nothing);
  expect(contentsOf(undefined)).toEqual(nothing);
});
