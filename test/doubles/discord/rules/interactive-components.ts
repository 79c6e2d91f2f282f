import { Component, type ComponentWalk } from './component-walk.ts';
import { checkUrl } from './content-components.ts';
import { type Body, isObject, join } from './faults.ts';

const ButtonStyle = { Link: 5, Premium: 6 } as const;

export function checkButton(button: Body, path: string, walk: ComponentWalk): void {
  const { faults } = walk;
  const style = faults.choice(button.style, join(path, 'style'), [1, 2, 3, 4, 5, 6], true);
  faults.text(button.label, join(path, 'label'), { min: 1, max: 80, notBlank: true });
  faults.boolean(button.disabled, join(path, 'disabled'));
  checkEmoji(button.emoji, join(path, 'emoji'), walk);
  if (style === ButtonStyle.Premium) checkPremium(button, path, walk);
  else if (style === ButtonStyle.Link) checkLink(button, path, walk);
  else checkClickable(button, path, walk);
  if (style !== ButtonStyle.Premium && isAbsent(button.label) && isAbsent(button.emoji)) {
    faults.required(join(path, 'label'));
  }
}

function checkClickable(button: Body, path: string, walk: ComponentWalk): void {
  if (isAbsent(button.custom_id)) {
    walk.faults.add(join(path, 'custom_id'), 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  } else {
    walk.customId(button.custom_id, join(path, 'custom_id'));
  }
  if (!isAbsent(button.url)) refuseBoth(path, walk);
  refuseSku(button, path, walk);
}

function checkLink(button: Body, path: string, walk: ComponentWalk): void {
  if (isAbsent(button.url)) {
    walk.faults.add(join(path, 'url'), 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
  } else {
    checkUrl(button.url, join(path, 'url'), walk, ['http', 'https', 'discord'], 512);
  }
  if (!isAbsent(button.custom_id)) refuseBoth(path, walk);
  refuseSku(button, path, walk);
}

function checkPremium(button: Body, path: string, walk: ComponentWalk): void {
  if (isAbsent(button.sku_id)) walk.faults.required(join(path, 'sku_id'));
  for (const field of ['custom_id', 'label', 'url', 'emoji']) {
    if (isAbsent(button[field])) continue;
    walk.faults.add(join(path, field), 'BUTTON_COMPONENT_PREMIUM_EXCLUSIVE', `A premium button cannot have ${field}`);
  }
}

function refuseBoth(path: string, walk: ComponentWalk): void {
  const code = 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE';
  walk.faults.add(path, code, 'A custom id and url cannot both be specified');
}

function refuseSku(button: Body, path: string, walk: ComponentWalk): void {
  if (isAbsent(button.sku_id)) return;
  walk.faults.add(join(path, 'sku_id'), 'BUTTON_COMPONENT_INVALID_SKU', 'Only premium buttons can have a sku_id');
}

export function checkSelect(select: Body, path: string, walk: ComponentWalk): void {
  const { faults } = walk;
  walk.customId(select.custom_id, join(path, 'custom_id'));
  faults.text(select.placeholder, join(path, 'placeholder'), { max: 150 });
  faults.boolean(select.disabled, join(path, 'disabled'));
  const min = faults.integer(select.min_values, join(path, 'min_values'), { min: 0, max: 25 }) ?? 1;
  const max = faults.integer(select.max_values, join(path, 'max_values'), { min: 1, max: 25 }) ?? 1;
  if (min > max) {
    faults.add(path, 'SELECT_COMPONENT_INVALID_RANGE', 'min_values must be less than or equal to max_values');
  }
  if (select.type === Component.StringSelect) checkOptions(select.options, join(path, 'options'), max, walk);
}

function checkOptions(value: unknown, path: string, maxValues: number, walk: ComponentWalk): void {
  const { faults } = walk;
  const options = faults.array(value, path, { min: 1, max: 25, required: true });
  if (!options) return;
  if (maxValues > options.length) {
    faults.add(path, 'SELECT_COMPONENT_MAX_VALUES', `There must be at least ${maxValues} options.`);
  }
  const taken = new Set<unknown>();
  options.forEach((option, index) => {
    const at = join(path, index);
    const fields = faults.object(option, at, true);
    if (!fields) return;
    faults.text(fields.label, join(at, 'label'), { min: 1, max: 100, required: true });
    faults.text(fields.value, join(at, 'value'), { min: 1, max: 100, required: true });
    faults.text(fields.description, join(at, 'description'), { min: 1, max: 100 });
    checkEmoji(fields.emoji, join(at, 'emoji'), walk);
    if (taken.has(fields.value)) {
      faults.add(at, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    }
    taken.add(fields.value);
  });
}

const EMOJI = /^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?)$/v;

function checkEmoji(value: unknown, path: string, walk: ComponentWalk): void {
  if (isAbsent(value)) return;
  const known = isObject(value) && (typeof value.id === 'string' || EMOJI.test(String(value.name)));
  if (!known) walk.faults.add(path, 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
