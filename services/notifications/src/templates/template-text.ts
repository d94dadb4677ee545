import { VariableBroken } from './templates.errors.js';

const variable = /\{\{\s*([\p{L}\p{N}_][\p{L}\p{N}_.·-]{0,59})\s*\}\}/gu;

/** The names of the variables in a text, each once, in order of appearance. */
export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name]) => name ?? '')),
];

/** @throws VariableBroken where two braces are left that name no variable */
export function requireWholeVariables(text: string): void {
  const rest = text.replace(variable, '');
  const at = rest.search(/\{\{|\}\}/);
  if (at >= 0) throw new VariableBroken(rest.slice(at, at + 20).split('\n', 1)[0] ?? '');
}

/** A value as it is read, whatever it holds: no sign in it makes a heading, a list or a table of what stands around it. */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/\r?\n/g, '\\\n');
}

/** The text with its variables filled in, in one pass: braces in a value stay braces. */
export const filledIn = (text: string, valueOf: (name: string) => string): string =>
  text.replace(variable, (_, name: string) => escapeMarkdown(valueOf(name)));
