import { Arguments } from './arguments.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { identityMethods } from './identity-methods.ts';
import type { JsonObject } from './json-schema.ts';
import { type Method, type MethodContext, missingScope } from './method-call.ts';
import type { RateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';

const METHODS = new Map<string, Method>(Object.entries({ ...identityMethods, ...chatMethods, ...conversationMethods }));

const POSTING = new Set(['chat.postMessage', 'chat.postEphemeral']);

/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: JsonObject | string;
  error?: string | undefined;
}

export interface Tokens {
  bot: string;
  app: string;
}

/** Slack's Web API: checks the token, the scopes and the rate, and runs the method. */
export class WebApi {
  #context: MethodContext;
  #tokens: Tokens;
  #rateLimit: RateLimit | undefined;

  constructor(context: MethodContext, tokens: Tokens, rateLimit: RateLimit | undefined) {
    this.#context = context;
    this.#tokens = tokens;
    this.#rateLimit = rateLimit;
  }

  answer(method: string, body: JsonObject, authorization: string | undefined, isJson: boolean): Answer {
    try {
      const found = METHODS.get(method);
      if (found === undefined) throw new Refusal('unknown_method', { req_method: method });
      const kind = this.#authenticate(found, body, authorization, isJson);
      return this.#withScopes(found, kind, this.#run(method, found, kind, body));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return this.#withScopes(METHODS.get(method), 'bot', refusedAnswer(refusal));
    }
  }

  #run(method: string, found: Method, kind: 'bot' | 'app', body: JsonObject): Answer {
    const args = new Arguments(body);
    const { scopes } = found;
    if (kind === 'bot' && scopes && !scopes.some((scope) => this.#context.scopes.has(scope))) {
      throw missingScope(scopes, this.#context);
    }
    const channel = POSTING.has(method) ? args.optional('channel') : undefined;
    const wait = channel === undefined ? 0 : (this.#rateLimit?.retryAfter(channel) ?? 0);
    if (wait > 0) return rateLimitedAnswer(wait);
    return { status: 200, headers: {}, body: { ok: true, ...found.run(args, this.#context) } };
  }

  /** JSON bodies need the token in the header; forms may carry it themselves. */
  #authenticate(method: Method, body: JsonObject, authorization: string | undefined, isJson: boolean): 'bot' | 'app' {
    const inHeader = authorization?.match(/^Bearer\s+(\S+)$/)?.[1];
    const inBody = isJson || typeof body.token !== 'string' ? undefined : body.token;
    const token = inHeader ?? inBody;
    if (token === undefined) throw new Refusal('not_authed');
    const kind = token === this.#tokens.bot ? 'bot' : token === this.#tokens.app ? 'app' : undefined;
    if (kind === undefined) throw new Refusal('invalid_auth');
    const wanted = method.token ?? 'bot';
    if (wanted !== 'any' && wanted !== kind) throw new Refusal('not_allowed_token_type');
    return kind;
  }

  #withScopes(method: Method | undefined, kind: 'bot' | 'app', answer: Answer): Answer {
    if (kind === 'bot') answer.headers['x-oauth-scopes'] = [...this.#context.scopes].join(',');
    if (method?.scopes) answer.headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
    return answer;
  }
}

export function refusedAnswer({ code, details }: Refusal): Answer {
  return { status: 200, headers: {}, body: { ok: false, error: code, ...details }, error: code };
}

export function rateLimitedAnswer(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
    error: 'ratelimited',
  };
}
