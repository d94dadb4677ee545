import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sendAgreement, type BulkResult, type BulkView } from '../../api/templates';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

interface Shown extends BulkResult {
  /** Being sent just now. */
  busy?: boolean;
}

/** A result for every row; the drafts are sent one after the other, and the bar counts. */
export function ManyResults({ of, onBack }: { of: BulkView; onBack: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const saidOf = useSaidOf();
  const [rows, setRows] = useState<Shown[]>(of.results);
  const [sending, setSending] = useState<{ done: number; of: number } | null>(null);
  const drafts = rows.filter((row) => row.status === 'draft');
  const put = (row: number, change: Partial<Shown>) =>
    setRows((before) => before.map((one) => (one.row === row ? { ...one, ...change } : one)));

  async function sendAll(): Promise<void> {
    let done = 0;
    setSending({ done, of: drafts.length });
    for (const { row, agreementId } of drafts) {
      put(row, { busy: true, error: undefined });
      try {
        await sendAgreement(agreementId ?? '');
        put(row, { busy: false, status: 'signing' });
      } catch (error) {
        // The others go out all the same; this one stays a draft and says why.
        put(row, { busy: false, error: saidOf(error) });
      }
      setSending({ done: (done += 1), of: drafts.length });
    }
    await client.invalidateQueries({ queryKey: ['agreements'] });
  }

  const going = sending !== null && sending.done < sending.of;
  return (
    <>
      <p role="status" data-testid="many">
        {t('template.made', { created: of.created, updated: of.updated, unchanged: of.unchanged })}
      </p>
      {sending && (
        <>
          <p>{t('template.sent_of', { done: sending.done, of: sending.of })}</p>
          <Progress
            percent={Math.floor((sending.done / Math.max(1, sending.of)) * 100)}
            status={going ? 'active' : drafts.length > 0 ? 'exception' : 'success'}
            aria-label={t('template.progress')}
          />
        </>
      )}
      <div className="desk-save">
        <Button disabled={going} onClick={onBack}>
          {t('ui.back')}
        </Button>
        <Button
          type="primary"
          loading={going}
          disabled={drafts.length === 0}
          onClick={() =>
            void modal.confirm({
              title: t('template.send_sure', { count: drafts.length }),
              content: t('desk.agreement.send_what'),
              okText: t('desk.agreement.send'),
              cancelText: t('ui.back'),
              onOk: () => void sendAll(),
            })
          }
        >
          {t('template.send_all', { count: drafts.length })}
        </Button>
      </div>
      <Table<Shown>
        size="small"
        rowKey="row"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 80 },
          { title: t('template.counterparty'), dataIndex: 'organisation' },
          {
            title: t('verify.number'),
            width: 170,
            render: (_, one) => <Link to={`/desk/agreements/${one.agreementId}`}>{one.number}</Link>,
          },
          { title: t('template.result'), width: 110, render: (_, one) => t(`template.result_is.${one.result}`) },
          {
            title: t('desk.state'),
            width: 260,
            render: (_, one) => (
              <>
                <StatusMark tone={one.error ? 'bad' : one.status === 'draft' ? 'quiet' : 'good'}>
                  {one.busy ? t('template.sending') : t(`status.agreement.${one.status ?? 'draft'}`)}
                </StatusMark>
                {one.error && <span className="desk-sub">{one.error}</span>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
