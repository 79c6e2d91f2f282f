import { Component, type ComponentWalk } from './component-walk.ts';
import {
  checkFile,
  checkMediaGallery,
  checkSeparator,
  checkTextDisplay,
  checkThumbnail,
} from './content-components.ts';
import { type Body, join } from './faults.ts';
import { checkButton, checkSelect } from './interactive-components.ts';

const IN_ROW = [2, 3, 5, 6, 7, 8];
const IN_SECTION = [Component.TextDisplay];
const ACCESSORY = [Component.Button, Component.Thumbnail];
const IN_CONTAINER = [1, 9, 10, 12, 13, 14];
const TOP_LEVEL = [...IN_CONTAINER, Component.Container];
const TOP_LEVEL_LEGACY = [Component.ActionRow];

const MAX_COMPONENTS = 40;
const MAX_CHARACTERS = 4000;
const MAX_BYTES = 10_170;

type Check = (component: Body, path: string, walk: ComponentWalk) => void;

const CHECKS: Record<number, Check> = {
  [Component.ActionRow]: checkRow,
  [Component.Section]: checkSection,
  [Component.TextDisplay]: checkTextDisplay,
  [Component.MediaGallery]: checkMediaGallery,
  [Component.File]: checkFile,
  [Component.Separator]: checkSeparator,
  [Component.Container]: checkContainer,
};

/** Checks a message's components. `v2` is whether the message carries IS_COMPONENTS_V2. */
export function checkComponents(value: unknown, path: string, v2: boolean, walk: ComponentWalk): void {
  const { faults } = walk;
  const components = faults.array(value, path, { max: v2 ? Number.POSITIVE_INFINITY : 5 });
  checkChildren(components, path, walk, v2 ? TOP_LEVEL : TOP_LEVEL_LEGACY);
  if (!v2) return;
  if (walk.count > MAX_COMPONENTS) {
    const message = `Total number of components cannot exceed ${MAX_COMPONENTS}`;
    faults.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  if (walk.characters > MAX_CHARACTERS) {
    const message = `Components displayable text size exceeds maximum size of ${MAX_CHARACTERS}`;
    faults.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  if (walk.bytes > MAX_BYTES) {
    // Not documented and not a form fault: beyond this size the platform itself fails.
    faults.list.push({ path, code: 'COMPONENT_TEXT_BYTES', message: 'Too many bytes of text', answer: 'crash' });
  }
}

function checkChildren(
  children: unknown[] | undefined,
  path: string,
  walk: ComponentWalk,
  allowed: readonly number[],
): void {
  children?.forEach((child, index) => {
    const at = join(path, index);
    const component = walk.enter(child, at, allowed);
    if (component) CHECKS[component.type as number]?.(component, at, walk);
  });
}

function checkRow(row: Body, path: string, walk: ComponentWalk): void {
  const at = join(path, 'components');
  const children = walk.faults.array(row.components, at, { min: 1, max: 5, required: true }) ?? [];
  let width = 0;
  children.forEach((child, index) => {
    const childPath = join(at, index);
    const component = walk.enter(child, childPath, IN_ROW);
    if (!component) return;
    const isButton = component.type === Component.Button;
    // A select fills a row of its own; a button takes a fifth of one.
    width += isButton ? 1 : 5;
    if (width > 5 && index < 5) {
      const message = 'The specified component exceeds the maximum width';
      walk.faults.add(childPath, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    }
    if (isButton) checkButton(component, childPath, walk);
    else checkSelect(component, childPath, walk);
  });
}

function checkSection(section: Body, path: string, walk: ComponentWalk): void {
  const at = join(path, 'components');
  const texts = walk.faults.array(section.components, at, { min: 1, max: 3, required: true });
  checkChildren(texts, at, walk, IN_SECTION);
  if (section.accessory === undefined || section.accessory === null) {
    walk.faults.required(join(path, 'accessory'));
    return;
  }
  const accessoryPath = join(path, 'accessory');
  const accessory = walk.enter(section.accessory, accessoryPath, ACCESSORY);
  if (accessory?.type === Component.Button) checkButton(accessory, accessoryPath, walk);
  else if (accessory) checkThumbnail(accessory, accessoryPath, walk);
}

function checkContainer(container: Body, path: string, walk: ComponentWalk): void {
  const { faults } = walk;
  const at = join(path, 'components');
  checkChildren(faults.array(container.components, at, { min: 1, max: 40, required: true }), at, walk, IN_CONTAINER);
  faults.integer(container.accent_color, join(path, 'accent_color'), { min: 0, max: 0xff_ff_ff });
  faults.boolean(container.spoiler, join(path, 'spoiler'));
}
