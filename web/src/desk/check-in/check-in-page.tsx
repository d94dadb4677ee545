import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { DoorView } from '../../door/door-view';
import { useDoorDevice } from '../../door/use-door-device';
import { titleOf } from '../../public/names';
import { Notice } from '../../ui/notice';
import { PageHead } from '../page-head';
import { DoorLinks } from './door-links';

/** The organiser's own gate, and what is handed out for the others. */
export function CheckInPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const gate = useDoorDevice(id);
  const [links, setLinks] = useState(false);
  return (
    <>
      <PageHead
        title={t('desk.nav.check_in')}
        back={{ to: `/desk/events/${id}`, label: event.data ? titleOf(event.data) : t('desk.nav.events') }}
      >
        <Button onClick={() => setLinks(true)}>{t('desk.gate.links')}</Button>
        <Link to={`/desk/events/${id}/wall-code`}>{t('desk.gate.wall')}</Link>
        <Link to={`/desk/events/${id}/check-ins`}>{t('desk.gate.log')}</Link>
      </PageHead>
      {gate.state.shut ? <Notice tone="bad" title={gate.state.shut} /> : <DoorView {...gate} />}
      <DoorLinks eventId={id} open={links} onClose={() => setLinks(false)} />
    </>
  );
}
