import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistrations } from '../../api/registrations';

/** For who comes without a code: found by name, e-mail or organisation. */
export function NameSearch({ eventId, onCode }: { eventId: string; onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return (
    <>
      <label htmlFor="check-in-name">{t('desk.gate.by_name')}</label>
      <Input
        id="check-in-name"
        size="large"
        allowClear
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {q && <Found eventId={eventId} q={q} onCode={onCode} />}
    </>
  );
}

function Found({ eventId, q, onCode }: { eventId: string; q: string; onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const found = useRegistrations(eventId, { q, status: 'confirmed', limit: 6 });
  const people = found.data?.pages[0]?.items ?? [];
  return (
    <div aria-live="polite">
      {found.isSuccess && people.length === 0 && <p className="hint">{t('desk.gate.nobody')}</p>}
      {people.map((one) => (
        <div key={one.id} className="line">
          <span>
            {one.name}
            <span className="desk-sub">{one.organisation ?? one.email}</span>
          </span>
          <Button disabled={!one.checkInCode} onClick={() => one.checkInCode && onCode(one.checkInCode)}>
            {t('desk.nav.check_in')}
          </Button>
        </div>
      ))}
    </div>
  );
}
