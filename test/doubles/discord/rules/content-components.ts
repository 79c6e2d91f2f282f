import type { ComponentWalk } from './component-walk.ts';
import { type Body, join, type LengthRule } from './faults.ts';

const DESCRIPTION: LengthRule = { min: 1, max: 1024 };

export function checkTextDisplay(component: Body, path: string, walk: ComponentWalk): void {
  const rule = { min: 1, max: 4000, required: true, notBlank: true };
  const text = walk.faults.text(component.content, join(path, 'content'), rule);
  if (text !== undefined) walk.addText(text);
}

export function checkThumbnail(component: Body, path: string, walk: ComponentWalk): void {
  checkMedia(component.media, join(path, 'media'), walk, ['http', 'https', 'attachment']);
  walk.faults.text(component.description, join(path, 'description'), DESCRIPTION);
  walk.faults.boolean(component.spoiler, join(path, 'spoiler'));
}

export function checkMediaGallery(component: Body, path: string, walk: ComponentWalk): void {
  const items = walk.faults.array(component.items, join(path, 'items'), { min: 1, max: 10, required: true });
  items?.forEach((item, index) => {
    const at = `${path}.items.${index}`;
    const fields = walk.faults.object(item, at, true);
    // A gallery's item has the fields of a thumbnail.
    if (fields) checkThumbnail(fields, at, walk);
  });
}

export function checkFile(component: Body, path: string, walk: ComponentWalk): void {
  checkMedia(component.file, join(path, 'file'), walk, ['attachment']);
  walk.faults.boolean(component.spoiler, join(path, 'spoiler'));
}

export function checkSeparator(component: Body, path: string, walk: ComponentWalk): void {
  walk.faults.boolean(component.divider, join(path, 'divider'));
  walk.faults.choice(component.spacing, join(path, 'spacing'), [1, 2]);
}

/** Checks an address: its length, its form and its scheme. */
export function checkUrl(
  value: unknown,
  path: string,
  walk: ComponentWalk,
  schemes: readonly string[],
  max: number,
): string | undefined {
  const url = walk.faults.text(value, path, { min: 1, max, required: true });
  if (url === undefined) return undefined;
  if (!URL.canParse(url)) {
    walk.faults.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return undefined;
  }
  const scheme = new URL(url).protocol.slice(0, -1);
  if (schemes.includes(scheme)) return url;
  const list = schemes.map((name) => `'${name}'`).join(', ');
  walk.faults.add(
    path,
    'URL_TYPE_INVALID_SCHEME',
    `Scheme "${scheme}" is not supported. Scheme must be one of (${list}).`,
  );
  return undefined;
}

function checkMedia(value: unknown, path: string, walk: ComponentWalk, schemes: readonly string[]): void {
  const media = walk.faults.object(value, path, true);
  if (!media) return;
  const url = checkUrl(media.url, join(path, 'url'), walk, schemes, 2048);
  if (!url?.startsWith('attachment://')) return;
  if (!walk.files.includes(url.slice('attachment://'.length))) {
    walk.faults.add(join(path, 'url'), 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  }
}
