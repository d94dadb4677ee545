/** A pattern that finds `text` anywhere; `%` and `_` typed by a person mean themselves. Works on Chinese as on any text. */
export const anywhere = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
