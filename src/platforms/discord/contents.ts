import type { APIEmbed, APIMessage } from 'discord.js';
import { addressesIn, type Contents, isWebAddress } from '../on-message.ts';

/** What of a message is read: a forwarded one has its contents in a snapshot. */
type Held = Partial<Pick<APIMessage, 'content' | 'embeds' | 'components'>>;
/** The fields that components of any kind have their text, address and inner components in. */
type Component = { content?: string; url?: string; components?: Component[]; accessory?: Component };

/** A message's text and links. What bots say stands in embeds and components: it counts where there is nothing else. */
export function contentsOf(message: APIMessage | undefined): Contents {
  const held: Held[] = message ? [message, ...(message.message_snapshots ?? []).map((each) => each.message)] : [];
  const own = paragraphs(held.map(({ content }) => content));
  const beside = held.flatMap(({ embeds = [], components = [] }) => [
    ...embeds.map(contentsOfEmbed),
    ...(components as Component[]).map(contentsOfComponent),
  ]);
  return {
    text: withoutBrackets(own || paragraphs(beside.map(({ text }) => text))),
    links: [...addressesIn(own), ...beside.flatMap(({ links }) => links)],
  };
}

function contentsOfEmbed({ url, title, description, fields = [] }: APIEmbed): Contents {
  const text = paragraphs([title, description, ...fields.flatMap(({ name, value }) => [name, value])]);
  return { text, links: [...[url ?? ''].filter(isWebAddress), ...addressesIn(text)] };
}

function contentsOfComponent({ content = '', url, components = [], accessory }: Component): Contents {
  const inner = [...components, ...(accessory ? [accessory] : [])].map(contentsOfComponent);
  return {
    text: paragraphs([content, ...inner.map(({ text }) => text)]),
    links: [...addressesIn(content), ...[url ?? ''].filter(isWebAddress), ...inner.flatMap(({ links }) => links)],
  };
}

const paragraphs = (texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text?.trim()).join('\n\n');

/** People put an address between them so that no preview is shown. */
const withoutBrackets = (text: string): string => text.replace(/<(https?:\/\/[^<>\s]+)>/gi, '$1');
