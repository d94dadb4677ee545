import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useReissueWallCode, useWallCode } from '../../api/doors';
import { useEvent } from '../../api/events';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { titleOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { QrPicture } from '../../ui/qr-picture';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';

/** The poster for the wall: attendees scan it with their own phones. */
export function WallCodePage() {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const said = useSaidOf();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const code = useWallCode(id);
  const reissue = useReissueWallCode(id);
  const ask = () => {
    void modal.confirm({
      title: t('desk.gate.reissue'),
      content: t('desk.gate.reissue_ask'),
      okText: t('desk.gate.reissue'),
      onOk: () => reissue.mutateAsync().catch((error: unknown) => void message.error(said(error))),
    });
  };
  return (
    <>
      <PageHead title={t('desk.gate.wall')} back={{ to: `/desk/events/${id}/check-in`, label: t('desk.nav.check_in') }}>
        <Button onClick={ask}>{t('desk.gate.reissue')}</Button>
        <Button type="primary" onClick={() => window.print()}>
          {t('desk.gate.print')}
        </Button>
      </PageHead>
      {code.isPending && <Loading lines={6} />}
      {code.isError && <LoadFailed error={code.error} retry={() => void code.refetch()} />}
      {code.data && (
        <section className="poster" aria-label={t('desk.gate.wall')}>
          {event.data && <h2>{titleOf(event.data)}</h2>}
          {event.data && <p>{formatWhen(event.data, locale())}</p>}
          <QrPicture text={code.data.url} label={t('desk.gate.wall_scan')} />
          <h2>{t('desk.gate.wall_scan')}</h2>
          <p>{t('desk.gate.wall_sub')}</p>
        </section>
      )}
    </>
  );
}
