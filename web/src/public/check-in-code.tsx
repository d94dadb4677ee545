import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokens } from '../tokens';

/** The code for the door as a large QR code, drawn here in the browser; below it the same in characters. */
export function CheckInCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [path, setPath] = useState<{ d: string; size: number } | null>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ default: qrcode }) => {
      const { modules } = qrcode.create(code, { errorCorrectionLevel: 'M' });
      const squares: string[] = [];
      for (let y = 0; y < modules.size; y++) {
        for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`);
      }
      if (current) setPath({ d: squares.join(''), size: modules.size });
    });
    return () => {
      current = false;
    };
  }, [code]);
  return (
    <figure className="qr">
      {path ? (
        <svg
          viewBox={`-3 -3 ${path.size + 6} ${path.size + 6}`}
          role="img"
          aria-label={t('place.qr')}
          shapeRendering="crispEdges"
        >
          <rect x="-3" y="-3" width="100%" height="100%" fill={tokens.ground} />
          <path d={path.d} fill={tokens.ink} />
        </svg>
      ) : (
        <span className="qr-blank" />
      )}
      <figcaption>
        <span>{t('place.show_at_door')}</span>
        <code data-testid="check-in-code">{code}</code>
      </figcaption>
    </figure>
  );
}
