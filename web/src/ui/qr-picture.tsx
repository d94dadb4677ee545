import { useEffect, useState } from 'react';
import { tokens } from '../tokens';

/** Words as a QR code, drawn here in the browser; nobody else learns them. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const [path, setPath] = useState<{ d: string; size: number } | null>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ default: qrcode }) => {
      const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
      const squares: string[] = [];
      for (let y = 0; y < modules.size; y++) {
        for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`);
      }
      if (current) setPath({ d: squares.join(''), size: modules.size });
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!path) return <span className="qr-blank" />;
  return (
    <svg viewBox={`-3 -3 ${path.size + 6} ${path.size + 6}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-3" y="-3" width="100%" height="100%" fill={tokens.ground} />
      <path d={path.d} fill={tokens.ink} />
    </svg>
  );
}
