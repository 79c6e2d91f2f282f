import { discard, list, publish, show } from './manage.ts';
import { drop, edit, speaker } from './review.ts';

/** Briefings that wait for somebody to look at them. */
export const draft = [list, show, publish, speaker, drop, edit, discard] as const;
