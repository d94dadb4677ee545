import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CeremonyDetail, CeremonyStep } from '../../api/ceremonies';

interface NextStepProps {
  of: CeremonyDetail;
  busy: boolean;
  onStep: (step: CeremonyStep, itemId: string) => void;
}

/** The one button a clerk with a tablet in hand needs: tick who is on stage, then call the next. */
export function NextStep({ of: { items, currentItemId }, busy, onStep }: NextStepProps) {
  const { t } = useTranslation();
  const at = items.findIndex((one) => one.id === currentItemId);
  const current = items[at];
  const next = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find((one) => one.status === 'planned');
  const called = current?.status === 'called' ? current : undefined;
  const shown = called ?? next;
  if (!shown) return null;
  return (
    <div className="run-next" role="region" aria-label={t('ceremony.next_step')}>
      <span>
        <small>{t(called ? 'ceremony.on_now' : 'ceremony.next')}</small>
        <strong>{shown.agreement.title}</strong>
      </span>
      {called && (
        <Button size="large" disabled={busy} onClick={() => onStep('skipped', called.id)}>
          {t('ceremony.skip')}
        </Button>
      )}
      <Button size="large" type="primary" loading={busy} onClick={() => onStep(called ? 'done' : 'called', shown.id)}>
        {t(called ? 'ceremony.tick' : 'ceremony.call_next')}
      </Button>
    </div>
  );
}
