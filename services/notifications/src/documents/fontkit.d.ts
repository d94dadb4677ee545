declare module 'fontkit' {
  /** The one thing we ask a font ourselves; drawing is pdfkit's. */
  export function create(bytes: Uint8Array): { hasGlyphForCodePoint(codePoint: number): boolean };
}
