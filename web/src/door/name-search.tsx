import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorPerson } from './door-types';

/** For who comes without a code: found by name or organisation in the list this device holds, also without network. */
export function NameSearch({
  search,
  onPerson,
}: {
  search: (text: string) => DoorPerson[];
  onPerson: (registrationId: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const people = search(q);
  return (
    <div className="door-search">
      <label htmlFor="door-name">{t('door.by_name')}</label>
      <input
        id="door-name"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div aria-live="polite">
        {q && people.length === 0 && <p className="hint">{t('door.nobody')}</p>}
        {people.map((one) => (
          <div key={one.registrationId} className="door-person">
            <span>
              {one.name}
              <small>{one.organisation}</small>
            </span>
            <button
              type="button"
              className="button button-plain"
              onClick={() => {
                onPerson(one.registrationId);
                setTyped('');
              }}
            >
              {t('door.check_in')}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
