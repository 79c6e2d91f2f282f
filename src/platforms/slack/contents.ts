import { addressesIn, type Contents, isWebAddress } from '../on-message.ts';
import { decodeText } from './decode.ts';

/** A message, attachment, block or element as it comes: any field may be missing. */
type Json = Record<string, unknown>;

/** A message's text and links. Blocks and attachments count where there is nothing else. */
export function contentsOf(message: Json): Contents {
  const own = stringIn(message, 'text');
  const beside = [...listIn(message, 'blocks').map(contentsOfBlock), ...listIn(message, 'attachments').map(attached)];
  return {
    text: own.trim() ? decodeText(own) : paragraphs(beside.map(({ text }) => text)),
    links: [...linksIn(own), ...beside.flatMap(({ links }) => links)],
  };
}

/** What was attached, or unfurled from an address, or shared from elsewhere: then the address leads to Slack itself. */
function attached(attachment: Json): Contents {
  const names = ['pretext', 'title', 'text'];
  const fields = listIn(attachment, 'fields').flatMap((field) =>
    ['title', 'value'].map((name) => stringIn(field, name)),
  );
  const texts = [...names.map((name) => stringIn(attachment, name)), ...fields];
  const inner = [
    ...listIn(attachment, 'blocks'),
    ...listIn(attachment, 'message_blocks').flatMap((each) =>
      objectIn(each, 'message').flatMap((message) => listIn(message, 'blocks')),
    ),
  ].map(contentsOfBlock);
  const isOfSlack = attachment.is_share === true || attachment.is_msg_unfurl === true;
  const sources = ['title_link', 'original_url', 'from_url'].map((name) => stringIn(attachment, name));
  const text = paragraphs(texts.map(decodeText));
  return {
    text: text || paragraphs(inner.map((block) => block.text)) || decodeText(stringIn(attachment, 'fallback')),
    links: [
      ...texts.flatMap(linksIn),
      ...inner.flatMap((block) => block.links),
      ...(isOfSlack ? [] : sources.filter(isWebAddress)),
    ],
  };
}

const contentsOfBlock = (block: Json): Contents => ({ text: textOf(block).trim(), links: linksOf(block) });

/** Elements of rich text that show something else than a text of their own. */
const SHOWN = new Map<unknown, (element: Json) => string>([
  ['link', (element) => stringIn(element, 'text') || stringIn(element, 'url')],
  ['user', (element) => `@${stringIn(element, 'user_id')}`],
  ['usergroup', (element) => `@${stringIn(element, 'usergroup_id')}`],
  ['channel', (element) => `#${stringIn(element, 'channel_id')}`],
  ['broadcast', (element) => `@${stringIn(element, 'range')}`],
  ['emoji', (element) => `:${stringIn(element, 'name')}:`],
  ['date', (element) => stringIn(element, 'fallback')],
  // Buttons and menus are no part of the text.
  ['actions', () => ''],
]);
/** Blocks whose elements stand in one line; those of others stand one below the other. */
const IN_LINE = /^rich_text_(?:section|quote|preformatted)$/;

/** The characters of a block as they are shown. */
function textOf(node: Json): string {
  const shown = SHOWN.get(node.type);
  if (shown) return shown(node);
  if (typeof node.text === 'string') return decodeText(node.text);
  const inner = innerOf(node).map(textOf);
  return IN_LINE.test(String(node.type)) ? inner.join('') : inner.filter((text) => text !== '').join('\n');
}

/** The addresses that a block links to, in any depth. */
function linksOf(node: Json): string[] {
  const { type, text } = node;
  const own = type === 'link' || type === 'button' ? [stringIn(node, 'url')].filter(isWebAddress) : [];
  const written = typeof text === 'string' && type !== 'link' ? linksIn(text) : [];
  return [...own, ...written, ...[...innerOf(node), ...objectIn(node, 'accessory')].flatMap(linksOf)];
}

/** What a block's words stand in: a text object, fields, elements. */
const innerOf = (node: Json): Json[] => [
  ...objectIn(node, 'text'),
  ...listIn(node, 'fields'),
  ...listIn(node, 'elements'),
];

/** In text as Slack sends it, an address is escaped like all else; brackets that people typed around it aren't its own. */
const linksIn = (text: string): string[] => addressesIn(text.replace(/&[lg]t;/g, ' ')).map(decodeText);

const paragraphs = (texts: readonly string[]): string => texts.filter((text) => text.trim()).join('\n\n');

const stringIn = (holder: Json, name: string): string => {
  const value = holder[name];
  return typeof value === 'string' ? value : '';
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const objectIn = (holder: Json, name: string): Json[] => [holder[name]].filter(isObject);

const listIn = (holder: Json, name: string): Json[] => {
  const value = holder[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
