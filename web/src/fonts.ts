/**
 * Loads our own Chinese font only where the machine has none. A missing glyph is drawn as the same box for
 * every character, so two different characters that look alike, pixel by pixel, mean that nothing can draw them.
 */
export async function ensureChineseFont(): Promise<void> {
  if (canDraw('永', '国')) return;
  await import('@fontsource-variable/noto-sans-sc/wght.css');
}

function canDraw(one: string, other: string): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  const draw = (character: string) => {
    pen.clearRect(0, 0, 24, 24);
    pen.font = '20px sans-serif';
    pen.fillText(character, 2, 20);
    return pen.getImageData(0, 0, 24, 24).data.join();
  };
  return draw(one) !== draw(other);
}
