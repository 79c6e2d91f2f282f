/** What walls of consent speak of, in English, German, French and Spanish. */
const TOPIC =
  /cookies?\b|\bpartners?\b|vendors|consent|personal (?:data|information)|privacy|tracking|personali[sz]e|identifiers|legitimate interest|your (?:choices?|device|preferences|settings|mind)|browsing data|\b(?:accept|reject|agree)\b|partnern|einwillig|zustimm|personenbezogen|datenschutz|personalisiert|endgerät|berechtigte[ns]? interesse|widerruf|akzeptier|ablehnen|traceurs|partenaires|données (?:personnelles|de navigation)|confidentialité|personnalisé|identifiants|vos (?:choix|préférences)|refuser|accepter|paramétrer|\bsocios\b|datos personales|privacidad|personalizad|identificadores|dispositivo|interés legítimo|aceptar|rechazar|configurar|(?:sus|tus) (?:opciones|preferencias)/i;
/** How they speak: as a site to its reader, or with a button's words. */
const ADDRESS =
  /\b(?:[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our|[Ww]ir|[Uu]ns|[Uu]nser\w*|Sie|Ihr\w*|[Nn]ous|[Nn]otre|[Nn]os|[Vv]ous|[Vv]otre|[Vv]os|[Nn]osotros|[Nn]uestr[oa]s?|[Uu]sted|[Tt]us?|[Pp]uedes?)\b|^\s*(?:Accept|Agree|Manage|Reject|Akzeptieren|Zustimmen|Accepter|Refuser|Aceptar|Rechazar)/;
const QUOTATION = /[“"„«»][^“”"„«»]{0,600}[”"“»«]/g;
/** The share of a wall's text that asks, and the longest it is; a column on cookies tells other things as well. */
const SHARE = 0.6;
const LONGEST = 5000;

/** Whether a text does nothing but ask its reader to agree: an article about cookies quotes and tells, in the third person. */
export function isConsentWall(text: string): boolean {
  if (text.length > LONGEST) return false;
  const sentences = text.replace(QUOTATION, '…').split(/(?<=[.!?…])\s+|\n+/);
  const asking = sentences.filter((sentence) => TOPIC.test(sentence) && ADDRESS.test(sentence));
  return asking.length > 1 && asking.join('').length > SHARE * text.length;
}
