import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCeremonies } from '../../api/ceremonies';
import { useEvent } from '../../api/events';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { PlanDialog } from './plan-dialog';

export function CeremoniesList() {
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const filters = useUrlFilters(['event']);
  const event = useEvent(filters.values.event ?? '');
  const list = useCeremonies({ ...filters.values, limit: 50 });
  const plan = (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('ceremony.plan')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('desk.nav.ceremonies')} sub={t('ceremony.what')}>
        <ExportButtons of="/api/ceremonies" query={filters.values} />
        {plan}
      </PageHead>
      <DeskFilters filters={filters} chips={{ event: event.data?.title }} />
      <DeskTable
        list={list}
        filtered={filters.used}
        empty={{ text: t('ceremony.none'), more: plan }}
        width={720}
        columns={[
          {
            title: t('ceremony.title'),
            render: (_, one) => (
              <>
                <Link to={`/desk/ceremonies/${one.id}`}>{one.title}</Link>
                <span className="desk-sub">{one.eventTitle}</span>
              </>
            ),
          },
          { title: t('ceremony.when'), width: 190, render: (_, one) => formatInstant(one.eventStartsAt, locale()) },
          {
            title: t('ceremony.on_stage'),
            width: 130,
            render: (_, { counts }) => t('ceremony.done_of', { done: counts.done, of: counts.total }),
          },
          {
            title: t('ceremony.really'),
            width: 130,
            render: (_, { counts }) => t('ceremony.signed_count', { count: counts.signed }),
          },
        ]}
      />
      {planning && <PlanDialog eventId={filters.values.event} onClose={() => setPlanning(false)} />}
    </>
  );
}
