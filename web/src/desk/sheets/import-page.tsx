import { Alert, Button, Form, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { type ImportKind, importKinds, type ImportOutcome, importTable } from '../../api/import-table';
import { useMe } from '../../api/session';
import { Notice } from '../../ui/notice';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { RejectedRows } from './rejected-rows';
import { SheetProgress } from './sheet-progress';

/** Where the records can be seen afterwards, and who may bring them. */
const lists: Record<ImportKind, { at: string; by: string[] }> = {
  organisations: { at: '/desk/organisations', by: ['organiser', 'staff'] },
  events: { at: '/desk/events', by: ['organiser'] },
  achievements: { at: '/desk/catalogue', by: ['organiser', 'staff'] },
  needs: { at: '/desk/catalogue?of=needs', by: ['organiser', 'staff'] },
  agreements: { at: '/desk/archive?evidence=recorded', by: ['staff'] },
  statements: { at: '/desk/reports', by: ['staff'] },
};

/** Records from a table: first what would happen, every bad row named; then all of them or none. */
export function ImportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kind: named } = useParams();
  const roles: string[] = useMe().data?.roles ?? [];
  const mine = importKinds.filter((one) => roles.some((role) => role === 'admin' || lists[one].by.includes(role)));
  const kind = mine.find((one) => one === named) ?? mine[0];
  if (!kind) return null;
  return (
    <>
      <PageHead
        title={t(`import.of.${kind}`)}
        sub={t('import.what')}
        back={{ to: lists[kind].at, label: t('ui.back') }}
      >
        <Button href={`/api/imports/${kind}/template.xlsx`} download>
          {t('import.template')}
        </Button>
      </PageHead>
      <Segmented
        aria-label={t('import.kind')}
        value={kind}
        onChange={(value) => void navigate(`/desk/import/${value}`, { replace: true })}
        options={mine.map((value) => ({ value, label: t(`import.kind_${value}`) }))}
      />
      <ImportForm key={kind} kind={kind} />
    </>
  );
}

function ImportForm({ kind }: { kind: ImportKind }) {
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
      const body = { kind, file: chosen, dryRun, source: source.trim() || undefined, onSent: setSent };
      setOutcome({ ...(await importTable(body)), dryRun });
      if (!dryRun) await client.invalidateQueries();
    } catch (error) {
      setOutcome(null);
      setFailure(saidOf(error));
    } finally {
      setSent(null);
    }
  }

  return (
    <>
      <section className="desk-section">
        <p className="hint">{t(`import.columns_${kind}`)}</p>
        {kind === 'agreements' && (
          <Form layout="vertical">
            <Form.Item label={t('import.source')} extra={t('import.source_what')}>
              <Input maxLength={300} value={source} onChange={({ target }) => setSource(target.value)} />
            </Form.Item>
          </Form>
        )}
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
        <SheetProgress sent={sent} />
        {failure && <Alert type="error" showIcon title={failure} role="alert" />}
      </section>
      {outcome && (
        <Outcome of={outcome} kind={kind} busy={sent !== null} onImport={() => file && void run(file, false)} />
      )}
    </>
  );
}

interface OutcomeProps {
  of: ImportOutcome & { dryRun: boolean };
  kind: ImportKind;
  busy: boolean;
  onImport: () => void;
}

function Outcome({ of: { created, updated, unchanged, rejected, dryRun }, kind, busy, onImport }: OutcomeProps) {
  const { t } = useTranslation();
  if (rejected.length > 0) return <RejectedRows rows={rejected} />;
  const counts = t('import.counts', { created, updated, unchanged });
  if (!dryRun)
    return (
      <Notice tone="good" title={t('import.done')}>
        <p>{counts}</p>
        <Button href={lists[kind].at}>{t('import.see')}</Button>
      </Notice>
    );
  if (created + updated === 0)
    return (
      <Notice tone="good" title={t('import.nothing')}>
        {counts}
      </Notice>
    );
  return (
    <Notice tone="wait" title={t('import.would')}>
      <p>{counts}</p>
      <Button type="primary" loading={busy} onClick={onImport}>
        {t('import.go')}
      </Button>
    </Notice>
  );
}
