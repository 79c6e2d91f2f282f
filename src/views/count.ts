/** `1 quotation`, `7 quotations`, `1,200 briefings` */
export const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
