/** A JSON object as it came over the wire: nothing about it is known yet. */
export type Body = Record<string, unknown>;

/** One thing wrong with a body, in Discord's own words. */
export interface Fault {
  /** Dotted path of the field, `components.0.label`; empty for the body as a whole. */
  path: string;
  /** Discord's name of the fault, e.g. `BASE_TYPE_BAD_LENGTH`. */
  code: string;
  message: string;
  /** Set where the platform does not answer "Invalid Form Body": 50006, or a 500 of its own. */
  answer?: 'empty' | 'crash';
}

export interface LengthRule {
  min?: number;
  max: number;
  required?: boolean;
  /** Refuse text of white space alone. */
  notBlank?: boolean;
}

export interface RangeRule {
  min: number;
  max: number;
  required?: boolean;
}

/** The number of characters as Discord counts them: code points. Cheap when the text is within `max`. */
export function countCharacters(text: string, max = 0): number {
  if (text.length <= max) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

/** Collects faults. Each check returns the value when it has the right type, so that callers can go on. */
export class Faults {
  readonly list: Fault[] = [];

  add(path: string, code: string, message: string): void {
    this.list.push({ path, code, message });
  }

  required(path: string): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  text(value: unknown, path: string, rule: LengthRule): string | undefined {
    if (this.#absent(value, path, rule.required)) return undefined;
    if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
      return undefined;
    }
    const min = rule.min ?? 0;
    const length = countCharacters(value, rule.max);
    if (length < min || length > rule.max || (rule.notBlank && value.trim() === '')) this.#badLength(path, rule);
    return value;
  }

  integer(value: unknown, path: string, rule: RangeRule): number | undefined {
    if (this.#absent(value, path, rule.required)) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
      return undefined;
    }
    const { min, max } = rule;
    if (value < min) this.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    if (value > max) this.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    return value;
  }

  boolean(value: unknown, path: string): void {
    if (value === undefined || value === null || typeof value === 'boolean') return;
    this.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }

  array(value: unknown, path: string, rule: LengthRule): unknown[] | undefined {
    if (this.#absent(value, path, rule.required)) return undefined;
    if (!Array.isArray(value)) {
      this.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return undefined;
    }
    if (value.length < (rule.min ?? 0) || value.length > rule.max) this.#badLength(path, rule);
    return value;
  }

  object(value: unknown, path: string, required = false): Body | undefined {
    if (this.#absent(value, path, required)) return undefined;
    if (isObject(value)) return value;
    this.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }

  choice<T>(value: unknown, path: string, choices: readonly T[], required = false): T | undefined {
    if (this.#absent(value, path, required)) return undefined;
    if (choices.includes(value as T)) return value as T;
    this.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
    return undefined;
  }

  #absent(value: unknown, path: string, required = false): boolean {
    if (value !== undefined && value !== null) return false;
    if (required) this.required(path);
    return true;
  }

  #badLength(path: string, rule: LengthRule): void {
    if (rule.min) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${rule.min} and ${rule.max} in length.`);
    else this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${rule.max} or fewer in length.`);
  }
}

/**
 * Half a surrogate pair is not text. Discord answers it with a 500, strips it or refuses it, by field;
 * the double refuses it everywhere, and the code is its own.
 */
export function findBrokenText(value: unknown, faults: Faults, path = ''): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) faults.add(path, 'STRING_TYPE_LONE_SURROGATE', 'Not valid Unicode text.');
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) findBrokenText(value[i], faults, join(path, i));
  } else if (isObject(value)) {
    for (const key in value) findBrokenText(value[key], faults, join(path, key));
  }
}
