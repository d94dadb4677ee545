import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { LanguageButton } from '../ui/public-layout';
import { dropLinkToken, useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import { doorApi } from './door-api';
import { DoorShift } from './door-shift';
import { DoorStore } from './door-store';
import { keepForOffline } from './keep-for-offline';
import { rememberedDoor, type RememberedDoor } from './remembered-door';
import './door.css';
import './words';

type Opened =
  | { state: 'opening' }
  | { state: 'open'; door: RememberedDoor }
  | { state: 'failed'; error: unknown }
  | { state: 'over'; title: string; next: string };

/** Opened from a door link; the token becomes a cookie, and the device remembers at which door it stands. */
export function DoorPage() {
  const { t } = useTranslation();
  usePageTitle(t('door.title'));
  const token = useLinkToken('door');
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let current = true;
    void open(token).then(
      (door) => {
        if (!current) return;
        if (door) setOpened({ state: 'open', door });
        else setOpened({ state: 'over', title: t('door.no_link'), next: t('door.no_link_next') });
      },
      (error: unknown) => {
        if (!current) return;
        if (error instanceof Problem && error.status < 429)
          setOpened({ state: 'over', title: error.message, next: t('door.no_link_next') });
        else setOpened({ state: 'failed', error });
      },
    );
    // When all that the page needs has come; without it the page works, only not after a reload without network.
    const idle = window.setTimeout(() => void keepForOffline().catch(() => undefined), 1500);
    return () => {
      current = false;
      clearTimeout(idle);
    };
  }, [token, tries, t]);

  return (
    <main id="main" className="door-page" tabIndex={-1}>
      {opened.state === 'opening' && <Loading lines={6} />}
      {opened.state === 'failed' && <LoadFailed error={opened.error} retry={() => setTries((before) => before + 1)} />}
      {opened.state === 'over' && (
        <>
          <h1>{t('door.title')}</h1>
          <Notice tone="wait" title={opened.title}>
            <p>{opened.next}</p>
          </Notice>
        </>
      )}
      {opened.state === 'open' && (
        <DoorShift
          door={opened.door}
          onOver={(title, next) => {
            dropLinkToken('door');
            rememberedDoor.drop();
            setOpened({ state: 'over', title, next });
          }}
        />
      )}
      <LanguageButton />
    </main>
  );
}

/** @returns at which door; null if there is no link at all */
async function open(token: string): Promise<RememberedDoor | null> {
  const known = rememberedDoor.read();
  const over = known !== null && new Date(known.expiresAt) <= new Date();
  if (known && over) await forget(known.eventId);
  if (!token) return over ? null : known;
  try {
    const { label, expiresAt, event } = await doorApi.open(token);
    const door = { eventId: event.id, label, expiresAt, title: event.title };
    rememberedDoor.write(door);
    return door;
  } catch (error) {
    if (error instanceof Problem && error.status < 429) {
      if (known) await forget(known.eventId);
      dropLinkToken('door');
      throw error;
    }
    // No network: a device that stood here before works on.
    if (known && !over) return known;
    throw error;
  }
}

async function forget(eventId: string): Promise<void> {
  rememberedDoor.drop();
  await DoorStore.forget(eventId);
}
