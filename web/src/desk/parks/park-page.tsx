import { App, Button, Empty, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChangePark, usePark } from '../../api/parks';
import { formatCount } from '../../format/count';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { followUpTones } from '../status-tones';
import type { FollowUpStatus } from '../../api/types';
import { squareMetres } from './parks-list';
import { IntentDialog } from '../follow-ups/intent-dialog';

/** One park: its room, and every intent to settle in it. */
export function ParkPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const park = usePark(id);
  const change = useChangePark(id);
  const [adding, setAdding] = useState(false);
  if (park.isError) return <LoadFailed error={park.error} retry={() => void park.refetch()} />;
  if (!park.data) return <Loading lines={8} />;
  const { version, areaSquareMetres, note, reserved, reservedSquareMetres, settled, intents } = park.data;
  const figures = [
    ['area', squareMetres(areaSquareMetres)],
    ['reserved', formatCount(reserved)],
    ['reserved_area', squareMetres(reservedSquareMetres)],
    ['settled', formatCount(settled)],
  ] as const;
  return (
    <>
      <PageHead title={nameOf(park.data)} back={{ to: '/desk/parks', label: t('desk.nav.parks') }} />
      <div className="figures">
        {figures.map(([name, value]) => (
          <div key={name} className="figure">
            <b>{value}</b>
            <span>{t(`desk.park.${name}`)}</span>
          </div>
        ))}
      </div>
      <section className="desk-section">
        <h2>{t('desk.park.space')}</h2>
        <Form
          key={version}
          name="park"
          layout="vertical"
          initialValues={{ areaSquareMetres, note }}
          onFinish={(values: { areaSquareMetres?: string; note?: string }) =>
            change.mutate(
              { version, areaSquareMetres: values.areaSquareMetres?.trim() || null, note: values.note?.trim() || null },
              {
                onSuccess: () => void message.success(t('desk.saved')),
                onError: (error) => void message.error(saidOf(error)),
              },
            )
          }
        >
          <Form.Item
            name="areaSquareMetres"
            label={t('desk.park.area')}
            rules={[{ pattern: /^\s*\d{1,9}(\.\d{1,2})?\s*$/, message: t('desk.park.area_wrong') }]}
          >
            <Input inputMode="decimal" style={{ width: 200 }} />
          </Form.Item>
          <Form.Item name="note" label={t('desk.park.note')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            {t('desk.save')}
          </Button>
        </Form>
      </section>
      <section className="desk-section">
        <h2>{t('desk.park.reserve')}</h2>
        <p>
          <Button onClick={() => setAdding(true)}>{t('desk.park.add_intent')}</Button>
        </p>
        <Table
          rowKey="id"
          size="middle"
          dataSource={intents}
          pagination={false}
          scroll={{ x: 700 }}
          locale={{ emptyText: <Empty description={t('desk.park.no_intents')} /> }}
          columns={[
            {
              title: t('desk.park.who'),
              render: (_, one) => (
                <>
                  {one.followUpId ? (
                    <Link to={`/desk/follow-ups/${one.followUpId}`}>{one.organisationName ?? '–'}</Link>
                  ) : (
                    (one.organisationName ?? '–')
                  )}
                  {one.eventTitle && <span className="desk-sub">{one.eventTitle}</span>}
                </>
              ),
            },
            {
              title: t('desk.park.wanted_area'),
              width: 140,
              align: 'right',
              render: (_, one) => squareMetres(one.areaSquareMetres),
            },
            {
              title: t('desk.park.wanted_from'),
              width: 150,
              render: (_, one) => (one.wantedFrom ? formatDate(one.wantedFrom, locale()) : '–'),
            },
            {
              title: t('desk.state'),
              width: 130,
              render: (_, { status }) =>
                status && (
                  <StatusMark tone={followUpTones[status as FollowUpStatus]}>
                    {t(`status.follow_up.${status}`)}
                  </StatusMark>
                ),
            },
          ]}
        />
      </section>
      {adding && <IntentDialog parkId={id} close={() => setAdding(false)} />}
    </>
  );
}
