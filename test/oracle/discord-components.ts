// The texts in a tree of Discord's message components, in the order they are shown.
// https://docs.discord.com/developers/components/reference

export interface Component {
  type: number;
  content?: string;
  label?: string;
  url?: string;
  placeholder?: string;
  description?: string | null;
  options?: { label: string; description?: string }[];
  components?: Component[];
  accessory?: Component;
  items?: { description?: string | null }[];
}

export interface Parts {
  texts: { kind: 'text' | 'button' | 'placeholder' | 'option' | 'alt'; text: string }[];
  links: { label: string; url: string }[];
  /** Whether any of them needs the flag of Components V2. */
  v2: boolean;
  faults: string[];
}

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;

export function readComponents(components: readonly Component[]): Parts {
  const parts: Parts = { texts: [], links: [], v2: false, faults: [] };
  for (const component of components) read(component, parts);
  return parts;
}

function read(component: Component, parts: Parts): void {
  const { type } = component;
  if (type !== ROW && type !== BUTTON && !SELECTS.includes(type)) parts.v2 = true;
  if (type === TEXT) parts.texts.push({ kind: 'text', text: component.content ?? '' });
  else if (type === BUTTON) readButton(component, parts);
  else if (SELECTS.includes(type)) readSelect(component, parts);
  else if (type === THUMBNAIL) readAlt(component, parts);
  else if (type === GALLERY) for (const item of component.items ?? []) readAlt(item, parts);
  else if (type === ROW || type === SECTION || type === CONTAINER) {
    for (const inner of component.components ?? []) read(inner, parts);
    if (component.accessory !== undefined) read(component.accessory, parts);
  } else if (type !== FILE && type !== SEPARATOR) {
    // A component passed over in silence could show anything.
    parts.faults.push(`component type ${type}, which this oracle does not read`);
  }
}

function readButton({ label, url }: Component, parts: Parts): void {
  if (label !== undefined) parts.texts.push({ kind: 'button', text: label });
  if (url !== undefined) parts.links.push({ label: label ?? '', url });
}

function readSelect({ placeholder, options }: Component, parts: Parts): void {
  if (placeholder !== undefined) parts.texts.push({ kind: 'placeholder', text: placeholder });
  for (const { label, description } of options ?? []) {
    parts.texts.push({ kind: 'option', text: label });
    if (description !== undefined) parts.texts.push({ kind: 'option', text: description });
  }
}

function readAlt({ description }: { description?: string | null }, parts: Parts): void {
  if (description) parts.texts.push({ kind: 'alt', text: description });
}
