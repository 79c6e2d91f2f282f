import { type Body, type Fault, join } from '../rules/faults.ts';

/** What Discord says no with: an HTTP status and a JSON body. Thrown by the routes, answered by the server. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Body;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Body, headers: Record<string, string> = {}) {
    super(`${status} ${body.code}: ${body.message}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const KNOWN = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  serverError: [500, 0, '500: Internal Server Error'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  notThisApplication: [403, 20012, 'You are not authorized to perform this action on this application'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100).'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedDirectMessages: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  invalidVersion: [400, 50041, 'Invalid API version'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
} as const;

export type RefusalName = keyof typeof KNOWN;

/** One of Discord's standing refusals, with its status, code and wording. */
export function refusal(name: RefusalName): Refusal {
  const [status, code, message] = KNOWN[name];
  return new Refusal(status, { message, code });
}

/** Throws when there are faults; `prefix` is where the checked part sits in the whole body (`data`). */
export function refuseFaults(faults: Fault[], prefix = ''): void {
  if (faults.length === 0) return;
  const inForm = faults.filter((fault) => fault.answer === undefined);
  if (inForm.length > 0) {
    throw new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors: errorTree(inForm, prefix) });
  }
  throw refusal(faults.some((fault) => fault.answer === 'crash') ? 'serverError' : 'emptyMessage');
}

/** Discord's nesting of faults: one level per path segment, the faults under `_errors`. */
export function errorTree(faults: Fault[], prefix = ''): Body {
  const tree: Body = {};
  for (const { path, code, message } of faults) {
    const whole = path === '' ? prefix : join(prefix, path);
    let node = tree;
    for (const segment of whole === '' ? [] : whole.split('.')) {
      node[segment] ??= {};
      node = node[segment] as Body;
    }
    node._errors ??= [];
    (node._errors as Body[]).push({ code, message });
  }
  return tree;
}
