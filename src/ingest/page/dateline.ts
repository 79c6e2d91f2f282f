import { dayIn, readDate } from './dates.ts';
import type { Paragraph } from './paragraphs.ts';

const LABEL =
  /(?<!\p{L})(?:posted|created|(?:first |originally )?published|veröffentlicht|erschienen|publié|paru|publicado|publicada)(?!\p{L})/iu;
const UPDATE =
  /(?<!\p{L})(?:updated|modified|edited|aktualisiert|geändert|stand|mis à jour|modifié|actualizado|actualizada|modificado)(?!\p{L})/iu;
const BYLINE = /^(?:(?:words|story|text|reported|written)\s+)?(?:by|von|par|por)\s+\p{Lu}/iu;
const MARKED = /date|byline|time|publish|meta|posted/i;
/** What stands beside a date and says nothing: days of the week, times, zones, small words. */
const BESIDE =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mon|tue|wed|thu|fri|sat|sun|on|at|am|pm|den|vom|um|uhr|le|à|el|a las|gmt|utc|bst|c?est|cet|edt|[cmp][ds]t)(?!\p{L})/giu;

/**
 * The day that a line between headline and text gives as the article's, an ISO date: a line that is nothing but a date, is
 * labelled or marked as one, or is a byline. The day of an update counts where no other is given.
 */
export function shownDate(opening: readonly Paragraph[], now: number): string | undefined {
  const found = opening.flatMap((paragraph) => {
    const day = dayIn(paragraph.text);
    const date = day && readDate(day.date, now);
    return day && date && isDateline(paragraph, day.words) ? [{ date, text: paragraph.text }] : [];
  });
  return (found.find(({ text }) => !UPDATE.test(text) || LABEL.test(text)) ?? found[0])?.date;
}

function isDateline({ text, element }: Paragraph, words: string): boolean {
  if ([LABEL, UPDATE, BYLINE].some((pattern) => pattern.test(text))) return true;
  const marks = [element, ...element.querySelectorAll('time, [class], [id]')];
  if (marks.some((mark) => mark.localName === 'time' || MARKED.test(`${mark.className} ${mark.id}`))) return true;
  return !/\p{L}/u.test(text.replace(words, ' ').replace(BESIDE, ' '));
}
