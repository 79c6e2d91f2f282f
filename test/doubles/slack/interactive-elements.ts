// Buttons and menus, after the Block Kit reference for block elements and composition objects.

import type { Fault } from './fault.ts';
import { imageElement } from './images.ts';
import {
  address,
  all,
  type Check,
  flag,
  integer,
  isObject,
  list,
  oneOf,
  record,
  text,
  variant,
} from './json-schema.ts';
import { anyText, notBlank, plainText } from './text-objects.ts';

const type: Check = text();
const actionId = text({ min: 1, max: 255 });

const confirm = record(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

const button = record(
  { type, text: all(plainText(75), notBlank) },
  {
    action_id: actionId,
    value: text({ min: 1, max: 2000 }),
    url: address(3000),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text({ max: 75 }),
  },
);

const optionFields = { text: all(plainText(75), notBlank), value: text({ min: 1, max: 150 }) };
const option = record(optionFields, { description: plainText(75) });
const overflowOption = record(optionFields, { description: plainText(75), url: address(3000) });

const options = list(option, { min: 1, max: 100 });
const optionGroups = list(record({ label: plainText(75), options }), { min: 1, max: 100 });

const menuFields = { action_id: actionId, placeholder: plainText(150), confirm, focus_on_load: flag };

const hasOneSourceOfOptions: Check = (value, at, report) => {
  if (!isObject(value)) return;
  if ((value.options === undefined) === (value.option_groups === undefined)) {
    report('must define either `options` or `option_groups`', at);
  }
};

const startsWithAnOfferedOption: Check = (value, at, report) => {
  if (!isObject(value) || value.initial_option === undefined) return;
  const wanted = isObject(value.initial_option) ? value.initial_option.value : undefined;
  if (!offeredOptions(value).some((each) => each.value === wanted)) {
    report('`initial_option` must be one of the options', `${at}/initial_option`);
  }
};

/** The options of a menu, those inside groups too. */
export function offeredOptions(menu: Record<string, unknown>): Record<string, unknown>[] {
  const groups = Array.isArray(menu.option_groups) ? menu.option_groups : [];
  return [menu.options, ...groups.map((group) => group?.options)].flat().filter(isObject);
}

const staticSelect = all(
  record({ type }, { ...menuFields, options, option_groups: optionGroups, initial_option: option }),
  hasOneSourceOfOptions,
  startsWithAnOfferedOption,
);
const externalSelect = record({ type }, { ...menuFields, initial_option: option, min_query_length: integer(0) });
const overflow = record({ type, options: list(overflowOption, { min: 1, max: 5 }) }, { action_id: actionId, confirm });

const interactive = { button, static_select: staticSelect, external_select: externalSelect, overflow };

/** What an actions block may hold. */
export const actionElement = variant(interactive);

/** What may stand at the side of a section. */
export const accessory = variant({ ...interactive, image: imageElement });

const suggestions = all(
  record({}, { options: list(option, { max: 100 }), option_groups: optionGroups }),
  hasOneSourceOfOptions,
);

/** What is wrong with the options an app offers while somebody types into an external_select; none is fine. */
export function faultsOfSuggestions(payload: Record<string, unknown>): Fault[] {
  const faults: Fault[] = [];
  suggestions(payload, '', (message, pointer) => faults.push({ error: 'invalid_options', message, pointer }));
  return faults;
}
