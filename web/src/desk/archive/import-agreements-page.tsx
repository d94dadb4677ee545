import { Alert, Button, Form, Input, Progress, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { importAgreements, type ImportOutcome } from '../../api/import-agreements';
import { Notice } from '../../ui/notice';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';

const example = 'code,event_code,kind,title,party_a,party_b,signed_on,amount,technology_transaction_amount,source';

/** Past agreements from a table: first what would happen, every bad row named; then all of them or none. */
export function ImportAgreementsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const saidOf = useSaidOf();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  /** How much of the file is sent, while it is on its way. */
  const [sent, setSent] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<(ImportOutcome & { dryRun: boolean }) | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(chosen: File, dryRun: boolean): Promise<void> {
    setSent(0);
    setFailure(null);
    try {
      const body = { file: chosen, dryRun, source: source.trim() || undefined, onSent: setSent };
      setOutcome({ ...(await importAgreements(body)), dryRun });
      if (!dryRun) await client.invalidateQueries();
    } catch (error) {
      setFailure(saidOf(error));
    } finally {
      setSent(null);
    }
  }

  return (
    <>
      <PageHead
        title={t('import.title')}
        sub={t('import.what')}
        back={{ to: '/desk/archive', label: t('desk.nav.archive') }}
      />
      <section className="desk-section">
        <p className="hint">{t('import.columns')}</p>
        <p>
          <code>{example}</code>
        </p>
        <Form layout="vertical">
          <Form.Item label={t('import.source')} extra={t('import.source_what')}>
            <Input maxLength={300} value={source} onChange={({ target }) => setSource(target.value)} />
          </Form.Item>
        </Form>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.xlsx"
          aria-label={t('import.choose')}
          onChange={({ target }) => {
            const chosen = target.files?.[0] ?? null;
            target.value = '';
            setFile(chosen);
            setOutcome(null);
            if (chosen) void run(chosen, true);
          }}
        />
        <Button type={file ? 'default' : 'primary'} disabled={sent !== null} onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>{' '}
        {file?.name}
        {sent !== null && (
          <Progress
            percent={Math.round(sent * 100)}
            format={(percent) => t(percent === 100 ? 'import.reading' : 'import.sending')}
          />
        )}
        {failure && <Alert type="error" showIcon title={failure} role="alert" />}
      </section>
      {outcome && <Outcome of={outcome} busy={sent !== null} onImport={() => file && void run(file, false)} />}
    </>
  );
}

interface OutcomeProps {
  of: ImportOutcome & { dryRun: boolean };
  busy: boolean;
  onImport: () => void;
}

function Outcome({ of: { created, updated, unchanged, rejected, dryRun }, busy, onImport }: OutcomeProps) {
  const { t } = useTranslation();
  if (rejected.length > 0)
    return (
      <>
        <Notice tone="bad" title={t('import.rejected', { count: rejected.length })}>
          {t('import.rejected_next')}
        </Notice>
        <Table
          size="small"
          rowKey="row"
          dataSource={rejected}
          pagination={false}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80 },
            {
              title: t('import.problem'),
              render: (_, { errors }) => errors.map(({ column, detail }) => `${column}: ${detail}`).join('; '),
            },
          ]}
        />
      </>
    );
  const counts = t('import.counts', { created, updated, unchanged });
  if (!dryRun)
    return (
      <Notice tone="good" title={t('import.done')}>
        <p>{counts}</p>
        <Button href="/desk/archive?evidence=recorded">{t('import.see')}</Button>
      </Notice>
    );
  return (
    <Notice tone="wait" title={t('import.would')}>
      <p>{counts}</p>
      <Button type="primary" loading={busy} disabled={created + updated === 0} onClick={onImport}>
        {t('import.go')}
      </Button>
    </Notice>
  );
}
