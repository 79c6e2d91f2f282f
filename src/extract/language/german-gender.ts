const FEMALE = /(?:in|innen|frau|mutter|schwester|tochter|tante|cousine|oma|witwe|hebamme)$/;
const MALE =
  /(?:er|ern|mann|or|ist|ent|ant|arzt|anwalt|chef|loge|wirt|rat|onkel|sohn|vater|bruder|freund|cousin|wart|kapitän|könig|prinz|general)$/;
const PLURAL =
  /innen$|leute$|^(?:eltern|menschen|männer|frauen|kinder|behörden|beamten|experten|zeugen|kollegen|kritiker|fans)$/;
/** The same word is a man or a woman, or several people: Abgeordnete, Vorsitzender, 54-Jährige. */
const EITHER =
  /(?:jährig|ordnet|sitzend|auftragt|stellt|ständig|hörig|sprechend|letzt|troffen|bekannt|verdächtig)e[rn]?$/;
const FEMALE_ARTICLE = /^(?:die|eine|diese|jene)$/;
const MALE_ARTICLE = /^(?:der|den|dem|des|ein|einen|einem|eines|dieser|diesen|diesem)$/;

/** Whether a noun for a person tells a man or a woman by its form, or by the article before it: die 68-Jährige. */
export function genderOf(noun: string, article = ''): 'male' | 'female' | null {
  if (EITHER.test(noun)) {
    if (FEMALE_ARTICLE.test(article)) return noun.endsWith('e') ? 'female' : null;
    // “Der Abgeordnete” is a man, “der Abgeordneten” may be anybody.
    return noun.endsWith('r') || (MALE_ARTICLE.test(article) && !(article === 'der' && noun.endsWith('n')))
      ? 'male'
      : null;
  }
  if (FEMALE.test(noun)) return 'female';
  return MALE.test(noun) && !isPlural(noun, article) ? 'male' : null;
}

/** Whether a noun stands for several: by its form, or as a noun for men after the article of women: die Forscher. */
export function isPlural(noun: string, article = ''): boolean {
  if (PLURAL.test(noun)) return true;
  if (!FEMALE_ARTICLE.test(article) || article === 'eine' || FEMALE.test(noun)) return false;
  return EITHER.test(noun) ? noun.endsWith('n') : MALE.test(noun) || MALE.test(noun.replace(/en?$/, ''));
}

export const singularOf = (noun: string): string => noun.replace(/innen$/, 'in');
