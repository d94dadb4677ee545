import { App, Button, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client';
import { useMe } from '../../api/session';
import { type Statement, useStatement, useStatements, useWithdrawStatement } from '../../api/statements';
import { formatCount } from '../../format/count';
import { exactMoney, shortMoney } from '../../format/money';
import { localDay } from '../../format/when';
import { locale } from '../../i18n';
import { useSaidOf } from '../form-problem';
import type { Opened } from './records-drawer';
import { StatementDialog } from './statement-dialog';
import { ExportButtons } from '../sheets/export-buttons';

/** 已公布的数字: what somebody published beside what the records say; two that differ are both shown. */
export function StatementsSection({ query, open }: { query: Query; open: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const { from, to, kind, series } = query;
  const statements = useStatements({ from, to, kind, series });
  const me = useMe();
  const writes = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const [edited, setEdited] = useState<Statement | 'new' | null>(null);
  return (
    <section className="desk-section desk-wide">
      <h2>{t('statement.title')}</h2>
      <Space className="no-print" wrap>
        <ExportButtons of="/api/reports/statements" query={{ from, to, kind, series }} />
        {writes && (
          <>
            <Button onClick={() => setEdited('new')}>{t('statement.add')}</Button>
            <Button href="/desk/import/statements">{t('import.of.statements')}</Button>
          </>
        )}
      </Space>
      <Table<Statement>
        rowKey="id"
        size="small"
        pagination={false}
        loading={statements.isPending}
        dataSource={statements.data ?? []}
        locale={{ emptyText: t('statement.none') }}
        expandable={{ expandedRowRender: ({ id }) => <Versions id={id} /> }}
        columns={[
          { title: t('statement.figure'), render: (_, one) => <Named one={one} /> },
          { title: t('statement.published'), align: 'right', render: (_, one) => <strong>{one.text}</strong> },
          {
            title: t('statement.computed'),
            align: 'right',
            render: (_, one) => <Computed one={one} open={open} />,
          },
          {
            title: t('statement.definition'),
            render: (_, one) => [one.definition, one.scope].filter(Boolean).join(' · '),
          },
          { title: t('statement.source'), dataIndex: 'source' },
          ...(writes
            ? [{ title: '', render: (_: unknown, one: Statement) => <Actions one={one} edit={() => setEdited(one)} /> }]
            : []),
        ]}
      />
      {edited && <StatementDialog of={edited === 'new' ? undefined : edited} close={() => setEdited(null)} />}
    </section>
  );
}

function Named({ one }: { one: Statement }) {
  const { t } = useTranslation();
  const time = one.asOf ? t('statement.until', { day: one.asOf }) : `${one.from ?? ''} – ${one.to ?? ''}`;
  return (
    <>
      {one.label ?? (one.figure && t(`figure.${one.figure}`))}
      <span className="desk-sub">
        {time} {one.kind && t(`kind.event.${one.kind}`)}
      </span>
    </>
  );
}

function Computed({ one, open }: { one: Statement; open: (opened: Opened) => void }) {
  const { computed, figure } = one;
  if (!computed || !figure) return '–';
  const { value, href } = computed;
  const money = typeof value === 'string';
  return (
    <>
      <Button
        type="link"
        size="small"
        className="desk-link"
        title={money ? exactMoney(value) : undefined}
        onClick={() => open({ figure, href })}
      >
        {money ? shortMoney(value, locale()) : formatCount(value)}
      </Button>
      {money && <span className="desk-sub">{exactMoney(value)}</span>}
    </>
  );
}

function Actions({ one, edit }: { one: Statement; edit: () => void }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const withdraw = useWithdrawStatement();
  return (
    <Space className="no-print" size={0}>
      <Button type="link" size="small" onClick={edit}>
        {t('statement.correct')}
      </Button>
      <Button
        type="link"
        size="small"
        danger
        onClick={() =>
          void modal.confirm({
            icon: null,
            title: t('statement.withdraw_title'),
            content: t('statement.withdraw_what'),
            okText: t('statement.withdraw'),
            okButtonProps: { danger: true },
            cancelText: t('ui.back'),
            onOk: () => withdraw.mutateAsync(one).catch((error: unknown) => void message.error(said(error))),
          })
        }
      >
        {t('statement.withdraw')}
      </Button>
    </Space>
  );
}

/** What was said before stays to be read. */
function Versions({ id }: { id: string }) {
  const { t } = useTranslation();
  const statement = useStatement(id);
  return (
    <ol className="plain" reversed>
      {(statement.data?.versions ?? []).map((one) => (
        <li key={one.version}>
          {t('statement.version', { n: one.version, day: localDay(one.recordedAt) })} {one.text} · {one.definition} ·{' '}
          {one.source} {one.reason && t('statement.because', { reason: one.reason })}
        </li>
      ))}
    </ol>
  );
}
