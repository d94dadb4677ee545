/** A title in quotation marks; those it has itself become inner ones (GB/T 15834: ‘’ within “”). */
export const quoted = (title: string): string => `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;
