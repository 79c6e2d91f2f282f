import { describe, expect, it } from 'vitest';
import type { Body } from './rules/faults.ts';
import { faultsOfMessage } from './rules/message-rules.ts';
import {
  button,
  buttons,
  container,
  gallery,
  link,
  row,
  section,
  select,
  text,
  times,
  V2,
  v2,
} from './sample-components.ts';

const good: Record<string, Body> = {
  'a text display': v2(text()),
  'a text display of 4,000 characters': v2(text('x'.repeat(4000))),
  'forty components': v2(...times(40, () => text())),
  'a section with a thumbnail': v2(section({ accessory: { type: 11, media: { url: 'https://example.org/a.png' } } })),
  'everything a container may hold': v2(
    container(text(), row(button()), section({ accessory: link() }), gallery(10), { type: 14, spacing: 2 }),
  ),
  'a container of any colour': v2({ ...container(text()), accent_color: 0xff_ff_ff, spoiler: true }),
  'components with ids of their own': v2({ ...text(), id: 7 }, { ...text(), id: 0 }, { ...text(), id: 0 }),
};

const bad: Record<string, [body: Body, path: string, code: string]> = {
  'forty-one components': [
    v2(container(...times(40, () => text()))),
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  'forty-one components, accessories counted': [
    v2(...times(13, () => section({ accessory: link() })), text(), text()),
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  '4,001 characters in two text displays': [
    v2(text('x'.repeat(2000)), container(text('x'.repeat(2001)))),
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  'an empty text display': [v2(text('')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
  'a text display of white space': [v2(text(' \n')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
  'a text display without text': [v2({ type: 10 }), 'components.0.content', 'BASE_TYPE_REQUIRED'],
  'a component without a type': [v2({ content: 'x' }), 'components.0.type', 'BASE_TYPE_REQUIRED'],
  'a component of an unknown type': [v2({ type: 99 }), 'components.0', 'UNION_TYPE_CHOICES'],
  'a component that is text': [v2('x'), 'components.0', 'MODEL_TYPE_CONVERT'],
  'components that are no list': [{ flags: V2, components: {} }, 'components', 'LIST_TYPE_CONVERT'],
  'two components with one id': [
    v2({ ...text(), id: 3 }, { ...text(), id: 3 }),
    'components.1.id',
    'COMPONENT_ID_DUPLICATED',
  ],
  'a row in a row': [v2(row(row(button()))), 'components.0.components.0', 'UNION_TYPE_CHOICES'],
  'an empty row': [v2(row()), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  'six buttons in a row': [v2(row(...buttons(6))), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  'six legacy rows': [{ content: 'x', components: times(6, () => row(link())) }, 'components', 'BASE_TYPE_MAX_LENGTH'],
  'a container in a container': [v2(container(container(text()))), 'components.0.components.0', 'UNION_TYPE_CHOICES'],
  'a thumbnail in a container': [
    v2(container({ type: 11, media: { url: 'https://example.org/a.png' } })),
    'components.0.components.0',
    'UNION_TYPE_CHOICES',
  ],
  'an empty container': [v2(container()), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  'a colour beyond white': [
    v2({ ...container(text()), accent_color: 0x1_00_00_00 }),
    'components.0.accent_color',
    'NUMBER_TYPE_MAX',
  ],
  'a section without an accessory': [
    v2(section({ accessory: undefined })),
    'components.0.accessory',
    'BASE_TYPE_REQUIRED',
  ],
  'a section with four texts': [
    v2(section({ components: times(4, () => text()) })),
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a section with a row': [
    v2(section({ components: [row(link())] })),
    'components.0.components.0',
    'UNION_TYPE_CHOICES',
  ],
  'a section with a select beside it': [
    v2(section({ accessory: select() })),
    'components.0.accessory',
    'UNION_TYPE_CHOICES',
  ],
  'a thumbnail described at length': [
    v2(
      section({ accessory: { type: 11, media: { url: 'https://example.org/a.png' }, description: 'x'.repeat(1025) } }),
    ),
    'components.0.accessory.description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a gallery of eleven': [v2(gallery(11)), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
  'an empty gallery': [v2(gallery(0)), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
  'a file that did not come along': [
    v2({ type: 13, file: { url: 'attachment://card.png' } }),
    'components.0.file.url',
    'ATTACHMENT_NOT_FOUND',
  ],
  'a separator of size three': [v2({ type: 14, spacing: 3 }), 'components.0.spacing', 'BASE_TYPE_CHOICES'],
};

describe('a layout that Discord takes', () => {
  it.each(Object.entries(good))('%s', (_, body) => {
    expect(faultsOfMessage(body)).toEqual([]);
  });
});

describe('a layout that Discord refuses', () => {
  it.each(Object.entries(bad))('%s', (_, [body, path, code]) => {
    expect(faultsOfMessage(body)).toContainEqual({ path, code, message: expect.any(String) });
  });
});
