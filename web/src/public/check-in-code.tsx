import { useTranslation } from 'react-i18next';
import { QrPicture } from '../ui/qr-picture';

/** The code for the door as a large QR code; below it the same in characters. */
export function CheckInCode({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <figure className="qr">
      <QrPicture text={code} label={t('place.qr')} />
      <figcaption>
        <span>{t('place.show_at_door')}</span>
        <code data-testid="check-in-code">{code}</code>
      </figcaption>
    </figure>
  );
}
