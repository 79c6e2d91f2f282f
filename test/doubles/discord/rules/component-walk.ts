import { type Body, countCharacters, Faults, isObject, join } from './faults.ts';

export const Component = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
} as const;

/** One pass over a message's components: the faults found, and what must be counted over the whole message. */
export class ComponentWalk {
  readonly faults: Faults;
  /** Names of the files that came along, which `attachment://` may point to. */
  readonly files: readonly string[];
  count = 0;
  characters = 0;
  /** Discord's undocumented measure of size: UTF-8 bytes of text, and 12 for each text display. */
  bytes = 0;
  readonly #customIds = new Set<string>();
  readonly #ids = new Set<number>();

  constructor(faults: Faults = new Faults(), files: readonly string[] = []) {
    this.faults = faults;
    this.files = files;
  }

  /** Checks that a child is a component of an allowed type and counts it. */
  enter(value: unknown, path: string, allowed: readonly number[]): Body | undefined {
    if (!isObject(value)) {
      this.faults.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      return undefined;
    }
    if (typeof value.type !== 'number') {
      this.faults.required(join(path, 'type'));
      return undefined;
    }
    if (!allowed.includes(value.type)) {
      const types = `(${allowed.join(', ')}${allowed.length === 1 ? ',' : ''})`;
      this.faults.add(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of ${types}.`);
      return undefined;
    }
    this.count++;
    this.#claimId(value.id, join(path, 'id'));
    return value;
  }

  addText(text: string): void {
    this.characters += countCharacters(text);
    this.bytes += Buffer.byteLength(text) + 12;
  }

  customId(value: unknown, path: string): void {
    const id = this.faults.text(value, path, { min: 1, max: 100, required: true });
    if (id === undefined) return;
    if (this.#customIds.has(id)) {
      this.faults.add(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    this.#customIds.add(id);
  }

  #claimId(value: unknown, path: string): void {
    const id = this.faults.integer(value, path, { min: 0, max: 2 ** 31 - 1 });
    // 0 counts as empty: Discord gives out an id of its own.
    if (!id) return;
    if (this.#ids.has(id)) this.faults.add(path, 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    this.#ids.add(id);
  }
}

/** Visits each component of a message with everything nested in it, in the order it is shown. */
export function* eachComponent(components: unknown): Generator<Body> {
  if (!Array.isArray(components)) return;
  for (const component of components) {
    if (!isObject(component)) continue;
    yield component;
    yield* eachComponent(component.components);
    if (isObject(component.accessory)) yield* eachComponent([component.accessory]);
  }
}
