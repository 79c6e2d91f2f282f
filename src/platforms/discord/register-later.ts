import { ConfigError } from '../../core/errors.ts';
import { faultOf } from './api.ts';
import { type Memory, type Registration, registerCommands } from './register.ts';
import { StartError, startError } from './start-error.ts';

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;

/**
 * Registers the commands; where that can't be done just now, says so and tries again in the background, until it works
 * or the signal aborts. Commands of an earlier start can be used meanwhile, so nothing else need wait for it.
 * Rejects with a ConfigError for what the operator must put right first.
 */
export async function registerOrLater(given: Registration, tell: (line: string) => void): Promise<void> {
  const registration = { ...given, memory: passing(given.memory) };
  try {
    await registerCommands(registration);
  } catch (error) {
    registration.signal.throwIfAborted();
    if (startError(error) instanceof ConfigError) throw error;
    void registerLater(registration, error, tell);
  }
}

async function registerLater(registration: Registration, first: unknown, tell: (line: string) => void): Promise<void> {
  const { apiUrl, clock, signal } = registration;
  let told: string | undefined;
  let error = first;
  for (let wait = MINUTE; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const line = `The commands could not be registered: ${why(error, apiUrl)} Trying again by itself, and answering meanwhile.`;
    if (line !== told) tell(line);
    told = line;
    try {
      await clock.sleep(Math.max(wait, askedToWait(error)), signal);
      await registerCommands(registration);
      return tell('The commands are registered now.');
    } catch (next) {
      if (signal.aborted) return;
      error = next;
    }
  }
}

/** A store that can't be used just now is no reason not to start, whatever it says itself. */
function passing({ get, set }: Memory): Memory {
  const pass = (error: unknown): never => {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  };
  return { get: (name) => get(name).catch(pass), set: (name, value) => set(name, value).catch(pass) };
}

/** The same sentence for the same fault, so that it is told once. */
function why(error: unknown, apiUrl?: string): string {
  const fault = faultOf(error);
  if (fault.type === 'limited') return 'Discord asks to wait.';
  if (fault.type === 'refused' && fault.code === DAILY_LIMIT)
    return `Discord takes no more new commands today (code ${DAILY_LIMIT}).`;
  if (fault.type === 'refused' && fault.status !== 401)
    return `Discord refuses them (status ${fault.status}, code ${fault.code}).`;
  const { message } = startError(error, apiUrl);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

const DAILY_LIMIT = 30034;

function askedToWait(error: unknown): number {
  const fault = faultOf(error);
  return fault.type === 'limited' ? fault.ms : 0;
}
