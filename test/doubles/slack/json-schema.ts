// Checks that compose into a schema. The wording of each refusal is the one Slack's own schema validator uses,
// so that a test can compare it with what the platform would have said.

export type Report = (message: string, pointer: string) => void;
export type Check = (value: unknown, at: string, report: Report) => void;
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string of `min` to `max` UTF-16 code units. */
export function text({ min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number } = {}): Check {
  return (value, at, report) => {
    if (typeof value !== 'string') return report('must provide a string', at);
    if (value.length < min) report(`must be more than ${min - 1} characters`, at);
    if (value.length > max) report(`must be less than ${max + 1} characters`, at);
  };
}

/** A string that matches a pattern, and has at most `max` UTF-16 code units. */
export function pattern(expected: RegExp, max = Number.POSITIVE_INFINITY): Check {
  const length = text({ max });
  return (value, at, report) => {
    length(value, at, report);
    if (typeof value === 'string' && !expected.test(value)) {
      report(`input must match regex pattern: ${expected.source}`, at);
    }
  };
}

/** An http or https address. */
export function address(max: number): Check {
  const length = text({ max });
  return (value, at, report) => {
    length(value, at, report);
    if (typeof value !== 'string') return;
    if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) report('invalid url', at);
  };
}

export const flag: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report('must provide a boolean', at);
};

export function integer(min: number, max = Number.POSITIVE_INFINITY): Check {
  return (value, at, report) => {
    if (!Number.isInteger(value)) return report('must provide an integer', at);
    if (Number(value) < min) report(`must be greater than ${min}`, at);
    if (Number(value) > max) report(`must be less than ${max}`, at);
  };
}

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, at, report) => {
    if (!allowed.includes(value as string | number)) report('must be a valid enum value', at);
  };
}

export function list(item: Check, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report('must provide an array', at);
    if (value.length < min) report(`must provide at least ${min} items`, at);
    if (value.length > max) report(`no more than ${max} items allowed`, at);
    value.forEach((each, index) => {
      item(each, `${at}/${index}`, report);
    });
  };
}

/** An object with these fields and no others. */
export function record(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report('must provide an object', at);
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) report(`missing required field: ${name}`, at);
    }
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const check = Object.hasOwn(required, name) ? required[name] : Object.hasOwn(optional, name) && optional[name];
      if (check) check(inner, `${at}/${name}`, report);
      else report(`invalid additional property: ${name}`, at);
    }
  };
}

/** An object whose `type` says which of the checks it has to pass. */
export function variant(byType: Record<string, Check>): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report('must provide an object', at);
    const { type } = value;
    if (type === undefined) return report('missing required field: type', at);
    const check = typeof type === 'string' && Object.hasOwn(byType, type) ? byType[type] : undefined;
    if (check) check(value, at, report);
    else report(`unsupported type: ${String(type)}`, `${at}/type`);
  };
}

/** Every one of the checks. */
export function all(...checks: Check[]): Check {
  return (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };
}
