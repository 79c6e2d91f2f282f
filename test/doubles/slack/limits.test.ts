// Every length and count Slack limits: the least and the most it takes, and one beyond at either end.

import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  confirm,
  context,
  image,
  list,
  many,
  mrkdwn,
  ofLength,
  option,
  plain,
  rich,
  richSection,
  section,
  select,
} from './block-fixtures.ts';
import { faultsOfManifest, faultsOfMessage } from './index.ts';

const ORIGIN = 'https://e.org/';
const address = (length: number) => `${ORIGIN}${ofLength(length - ORIGIN.length)}`;
/** An address is never shorter than its scheme and host, so its lower end is left alone. */
const SHORTEST_ADDRESS = ORIGIN.length;

type Limit = [what: string, min: number, max: number, build: (size: number) => unknown];

const overflow = (...options: unknown[]) => actions({ type: 'overflow', options });
const grouped = (label: string, size: number) => ({ label: plain(label), options: many(size, option('v')) });
const groups = (...option_groups: unknown[]) => actions(select({ options: undefined, option_groups }));
const ids = <T>(size: number, build: (id: string) => T): T[] => Array.from({ length: size }, (_, i) => build(`${i}`));
const inline = (element: object) => richSection(element);
const code = (more = {}) => rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }], ...more });
const date = (more: object) => inline({ type: 'date', timestamp: 1, format: '{date}', ...more });
const emoji = (more: object) => inline({ type: 'emoji', name: 'wave', ...more });

const blocks: Limit[] = [
  ['block_id', 1, 255, (n) => section({ block_id: ofLength(n) })],
  ['header text', 1, 150, (n) => ({ type: 'header', text: plain(ofLength(n)) })],
  ['section text', 1, 3000, (n) => section({ text: mrkdwn(ofLength(n)) })],
  ['section text, plain', 1, 3000, (n) => section({ text: plain(ofLength(n)) })],
  ['fields', 1, 10, (n) => section({ fields: many(n, plain('f')) })],
  ['field text', 1, 2000, (n) => section({ fields: [mrkdwn(ofLength(n))] })],
  ['context elements', 1, 10, (n) => context(...many(n, plain('x')))],
  ['context text', 1, 3000, (n) => context(mrkdwn(ofLength(n)))],
  ['context text, plain', 1, 3000, (n) => context(plain(ofLength(n)))],
  ['action elements', 1, 25, (n) => actions(...ids(n, (action_id) => button({ action_id })))],
  ['action_id', 1, 255, (n) => actions(button({ action_id: ofLength(n) }))],
  ['button text', 1, 75, (n) => actions(button({ text: plain(ofLength(n)) }))],
  ['button value', 1, 2000, (n) => actions(button({ value: ofLength(n) }))],
  ['button url', SHORTEST_ADDRESS, 3000, (n) => actions(button({ url: address(n) }))],
  ['accessibility_label', 0, 75, (n) => actions(button({ accessibility_label: ofLength(n) }))],
  ['confirm title', 1, 100, (n) => actions(button({ confirm: { ...confirm, title: plain(ofLength(n)) } }))],
  ['confirm text', 1, 300, (n) => actions(button({ confirm: { ...confirm, text: plain(ofLength(n)) } }))],
  ['confirm confirm', 1, 30, (n) => actions(button({ confirm: { ...confirm, confirm: plain(ofLength(n)) } }))],
  ['confirm deny', 1, 30, (n) => actions(button({ confirm: { ...confirm, deny: plain(ofLength(n)) } }))],
  ['placeholder', 1, 150, (n) => actions(select({ placeholder: plain(ofLength(n)) }))],
  ['options', 1, 100, (n) => actions(select({ options: many(n, option('v')) }))],
  ['option text', 1, 75, (n) => actions(select({ options: [option('v', ofLength(n))] }))],
  ['option value', 1, 150, (n) => actions(select({ options: [option(ofLength(n), 'v')] }))],
  [
    'option description',
    1,
    75,
    (n) => actions(select({ options: [{ ...option('v'), description: plain(ofLength(n)) }] })),
  ],
  ['option groups', 1, 100, (n) => groups(...many(n, grouped('g', 1)))],
  ['group label', 1, 75, (n) => groups(grouped(ofLength(n), 1))],
  ['options of a group', 1, 100, (n) => groups(grouped('g', n))],
  ['overflow options', 1, 5, (n) => overflow(...many(n, option('v')))],
  ['overflow description', 1, 75, (n) => overflow({ ...option('v'), description: plain(ofLength(n)) })],
  ['overflow url', SHORTEST_ADDRESS, 3000, (n) => overflow({ ...option('v'), url: address(n) })],
  ['min_query_length', 0, Number.POSITIVE_INFINITY, (n) => actions({ type: 'external_select', min_query_length: n })],
  ['alt_text', 1, 2000, (n) => image({ alt_text: ofLength(n) })],
  ['image title', 1, 2000, (n) => image({ title: plain(ofLength(n)) })],
  ['image block_id', 1, 255, (n) => image({ block_id: ofLength(n) })],
  ['image_url', SHORTEST_ADDRESS, 3000, (n) => image({ image_url: address(n) })],
  [
    'slack_file id',
    1,
    Number.POSITIVE_INFINITY,
    (n) => image({ image_url: undefined, slack_file: { id: ofLength(n) } }),
  ],
  ['slack_file url', SHORTEST_ADDRESS, 3000, (n) => image({ image_url: undefined, slack_file: { url: address(n) } })],
  ['markdown', 1, 12_000, (n) => ({ type: 'markdown', text: ofLength(n) })],
  ['rich text containers', 1, Number.POSITIVE_INFINITY, (n) => rich(...many(n, list()))],
  ['rich text', 1, Number.POSITIVE_INFINITY, (n) => inline({ type: 'text', text: ofLength(n) })],
  ['link text', 1, Number.POSITIVE_INFINITY, (n) => inline({ type: 'link', url: ORIGIN, text: ofLength(n) })],
  ['link url', SHORTEST_ADDRESS, 3000, (n) => inline({ type: 'link', url: address(n) })],
  ['emoji name', 1, Number.POSITIVE_INFINITY, (n) => emoji({ name: ofLength(n) })],
  ['skin tone', 1, 6, (n) => emoji({ skin_tone: n })],
  ['timestamp', 0, Number.POSITIVE_INFINITY, (n) => date({ timestamp: n })],
  ['date format', 1, Number.POSITIVE_INFINITY, (n) => date({ format: ofLength(n) })],
  ['date fallback', 1, Number.POSITIVE_INFINITY, (n) => date({ fallback: ofLength(n) })],
  ['date url', SHORTEST_ADDRESS, 3000, (n) => date({ url: address(n) })],
  ['list items', 1, Number.POSITIVE_INFINITY, (n) => rich(list({ elements: many(n, list().elements[0]) }))],
  ['indent', 0, 8, (n) => rich(list({ indent: n }))],
  ['offset', 0, Number.POSITIVE_INFINITY, (n) => rich(list({ offset: n }))],
  ['border', 0, 1, (n) => rich(list({ border: n }))],
  ['language', 1, Number.POSITIVE_INFINITY, (n) => code({ language: ofLength(n) })],
];

const METADATA = JSON.stringify({ event_type: 't', event_payload: { k: '' } }).length;

const messages: Limit[] = [
  ['text', 1, 40_000, (n) => ({ text: ofLength(n) })],
  ['blocks', 0, 50, (n) => ({ text: 'x', blocks: many(n, section()) })],
  ['attachments', 0, 100, (n) => ({ text: 'x', attachments: many(n, {}) })],
  [
    'bytes of metadata',
    METADATA,
    8000,
    (n) => ({
      text: 'x',
      metadata: { event_type: 't', event_payload: { k: ofLength(n - METADATA) } },
    }),
  ],
];

const bot_user = { display_name: 'V' };
const display = (more: object) => ({ display_information: { name: 'V', ...more } });
const features = (more: object) => ({
  ...display({}),
  features: { bot_user, ...more },
  oauth_config: { scopes: { bot: ['commands'] } },
  settings: { socket_mode_enabled: true },
});
const command = (more: object = {}) => ({ command: '/quote', description: 'x', ...more });
const commands = (...slash_commands: unknown[]) => features({ slash_commands });
const shortcuts = (size: number, more: object = {}) =>
  features({ shortcuts: many(size, { name: 'n', type: 'global', callback_id: 'c', description: 'd', ...more }) });
const settings = (more: object) => ({ ...display({}), settings: more });
const events = (more: object) => settings({ event_subscriptions: more });
const interactivity = (more: object) => settings({ interactivity: { is_enabled: false, ...more } });
const oauth = (more: object) => ({ ...features({}), oauth_config: more });

const manifests: Limit[] = [
  ['name', 1, 35, (n) => display({ name: ofLength(n) })],
  ['description', 1, 140, (n) => display({ description: ofLength(n) })],
  ['long_description', 175, 4000, (n) => display({ long_description: ofLength(n) })],
  ['major_version', 1, Number.POSITIVE_INFINITY, (n) => ({ ...display({}), _metadata: { major_version: n } })],
  ['minor_version', 0, Number.POSITIVE_INFINITY, (n) => ({ ...display({}), _metadata: { minor_version: n } })],
  ['display_name', 1, 80, (n) => features({ bot_user: { display_name: ofLength(n) } })],
  ['commands', 1, 50, (n) => commands(...ids(n, (id) => command({ command: `/c${id}` })))],
  ['command', 2, 32, (n) => commands(command({ command: `/${ofLength(n - 1)}` }))],
  ['command description', 1, 2000, (n) => commands(command({ description: ofLength(n) }))],
  ['usage_hint', 1, 1000, (n) => commands(command({ usage_hint: ofLength(n) }))],
  ['command url', SHORTEST_ADDRESS, 3000, (n) => commands(command({ url: address(n) }))],
  ['shortcuts', 1, 10, (n) => shortcuts(n)],
  ['shortcut name', 1, 24, (n) => shortcuts(1, { name: ofLength(n) })],
  ['shortcut callback_id', 1, 255, (n) => shortcuts(1, { callback_id: ofLength(n) })],
  ['shortcut description', 1, 150, (n) => shortcuts(1, { description: ofLength(n) })],
  ['bot scopes', 0, 255, (n) => oauth({ scopes: { bot: many(n, 'chat:write') } })],
  ['user scopes', 0, 255, (n) => oauth({ scopes: { user: many(n, 'chat:write') } })],
  ['redirect_urls', 0, 1000, (n) => oauth({ redirect_urls: many(n, ORIGIN) })],
  ['redirect url', SHORTEST_ADDRESS, 2500, (n) => oauth({ redirect_urls: [address(n)] })],
  ['events url', SHORTEST_ADDRESS, 3500, (n) => events({ request_url: address(n) })],
  ['bot_events', 0, 100, (n) => events({ bot_events: many(n, 'app_home_opened') })],
  ['event name', 1, 50, (n) => events({ bot_events: [ofLength(n)] })],
  ['user_events', 0, 100, (n) => events({ user_events: many(n, 'x') })],
  ['interactivity url', SHORTEST_ADDRESS, 3500, (n) => interactivity({ request_url: address(n) })],
  ['options url', SHORTEST_ADDRESS, 3500, (n) => interactivity({ message_menu_options_url: address(n) })],
];

const suites: [string, Limit[], (built: unknown) => unknown[]][] = [
  ['a block', blocks, (block) => faultsOfMessage({ text: 'x', blocks: [block] })],
  ['a message', messages, (body) => faultsOfMessage(body as Record<string, unknown>)],
  ['a manifest', manifests, faultsOfManifest],
];

describe.each(suites)('%s', (_of, limits, faultsOf) => {
  it.each(limits)('%s: from %i to %i', (_what, min, max, build) => {
    expect(faultsOf(build(min))).toEqual([]);
    if (min > 0 && min !== SHORTEST_ADDRESS && min !== METADATA) expect(faultsOf(build(min - 1))).not.toEqual([]);
    if (min === 0 && max === Number.POSITIVE_INFINITY) expect(faultsOf(build(-1))).not.toEqual([]);
    if (max === Number.POSITIVE_INFINITY) return;
    expect(faultsOf(build(max))).toEqual([]);
    expect(faultsOf(build(max + 1))).not.toEqual([]);
  });
});
