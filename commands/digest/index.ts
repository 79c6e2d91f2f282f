import { now, pause, resume, unsubscribe } from './manage.ts';
import { list, log, preview } from './read.ts';
import { change, subscribe } from './subscribe.ts';

/** Everything about scheduled digests. */
export const digest = [subscribe, list, preview, now, pause, resume, change, unsubscribe, log] as const;
