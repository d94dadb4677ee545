declare module 'fontkit' {
  /** What we ask a font ourselves; drawing is pdfkit's. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** Those it was asked for, by number. */
    _glyphs: Record<number, unknown>;
  }
  export function create(bytes: Uint8Array): Font;
}
