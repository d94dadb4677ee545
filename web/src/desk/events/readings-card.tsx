import { App, Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Reading, type ReadingKind, useAddReading, useReadings } from '../../api/readings';
import { formatCount } from '../../format/count';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { useSaidOf } from '../form-problem';
import { ExportButtons } from '../sheets/export-buttons';

/** Counts of one kind by source; a new count of a source corrects the earlier one, which stays to be read. */
export function ReadingsCard({ eventId, kind }: { eventId: string; kind: ReadingKind }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const readings = useReadings(kind, eventId);
  const add = useAddReading(kind, eventId);
  const [form] = Form.useForm<{ source: string; count: number }>();
  const latest = latestOf(readings.data ?? []);
  const total = latest.reduce((sum, { count }) => sum + count, 0);
  const rules = [{ required: true, message: t('desk.required') }];
  return (
    <section className="desk-section" aria-label={t(`desk.readings.${kind}`)}>
      <h2>{t(`desk.readings.${kind}`)}</h2>
      <p className="hint">{t('desk.readings.hint')}</p>
      {readings.isError && <LoadFailed error={readings.error} retry={() => void readings.refetch()} />}
      {latest.length > 0 && (
        <dl className="facts">
          {latest.map((reading) => (
            <Source
              key={reading.source}
              reading={reading}
              earlier={(readings.data ?? []).filter((one) => one.source === reading.source && one.id !== reading.id)}
              correct={() => form.setFieldsValue({ source: reading.source, count: reading.count })}
            />
          ))}
          <dt>{t('desk.readings.total')}</dt>
          <dd>
            <b>{formatCount(total)}</b>
          </dd>
        </dl>
      )}
      {latest.length > 0 && (
        <p>
          <ExportButtons size="small" of={`/api/${kind}`} query={{ event: eventId }} />
        </p>
      )}
      <Form
        name={kind}
        form={form}
        layout="inline"
        onFinish={(values) =>
          add.mutate(values, {
            onSuccess: () => {
              form.resetFields();
              void message.success(t('desk.saved'));
            },
            onError: (error) => void message.error(saidOf(error)),
          })
        }
      >
        <Form.Item name="source" label={t('desk.readings.source')} rules={[{ ...rules[0], whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="count" label={t('desk.readings.count')} rules={rules}>
          <InputNumber min={0} max={2_000_000_000} precision={0} />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {t('desk.readings.enter')}
        </Button>
      </Form>
    </section>
  );
}

/** Of each source the latest by its instant, as the figures count them. */
function latestOf(readings: Reading[]): Reading[] {
  const bySource = new Map<string, Reading>();
  for (const one of readings) {
    const known = bySource.get(one.source);
    if (!known || `${one.at} ${one.id}` > `${known.at} ${known.id}`) bySource.set(one.source, one);
  }
  return [...bySource.values()];
}

function Source({ reading, earlier, correct }: { reading: Reading; earlier: Reading[]; correct: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{reading.source}</dt>
      <dd>
        {formatCount(reading.count)} <span className="hint">{formatInstant(reading.at, locale())}</span>{' '}
        <Button type="link" size="small" onClick={correct}>
          {t('desk.readings.correct')}
        </Button>
        {earlier.length > 0 && (
          <span className="desk-sub">
            {t('desk.readings.earlier', {
              counts: earlier.map(({ count }) => formatCount(count)).join(t('ui.comma')),
            })}
          </span>
        )}
      </dd>
    </>
  );
}
