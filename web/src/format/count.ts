/** `1,093` in either language. */
export const formatCount = (value: number): string => value.toLocaleString('en-US');
