import { App, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecideMany, type Decision, type RegistrationTotals, type useManyRegistrations } from '../../api/places';
import type { RegistrationItem } from '../../api/registrations';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';
import { BulkOutcome } from './bulk-outcome';

interface BulkDecisionsProps {
  eventId: string;
  list: ReturnType<typeof useManyRegistrations>;
  rows: RegistrationItem[];
  totals: RegistrationTotals | undefined;
  selected: string[];
  select: (ids: string[]) => void;
}

/** Approves or rejects everybody selected, with one reason, and says what became of each. */
export function BulkDecisions({ eventId, list, rows, totals, selected, select }: BulkDecisionsProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const ask = useAskReason();
  const decide = useDecideMany(eventId);
  const [gathering, setGathering] = useState(false);
  const [outcome, setOutcome] = useState<Decision[] | null>(null);
  const [names, setNames] = useState<Map<string, string>>(new Map());
  const count = selected.length;
  const pending = totals?.pending ?? 0;
  const run = (reject?: string) =>
    decide.mutateAsync(reject === undefined ? { ids: selected } : { ids: selected, reject }).then(
      (decisions) => {
        setNames(new Map(rows.map((row) => [row.id, row.name])));
        setOutcome(decisions);
        select([]);
      },
      (error: unknown) => void message.error(said(error)),
    );
  /** All under these filters, also those that were not scrolled to yet. */
  const selectAll = async (): Promise<void> => {
    setGathering(true);
    let page = list.hasNextPage ? await list.fetchNextPage() : undefined;
    while (page?.hasNextPage) page = await list.fetchNextPage();
    const everybody = page?.data?.pages.flatMap(({ items }) => items) ?? rows;
    select(everybody.filter((one) => one.status === 'pending').map((one) => one.id));
    setGathering(false);
  };
  if (count === 0 && pending === 0 && !outcome) return null;
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      {pending > 0 && (
        <Button size="small" loading={gathering} onClick={() => void selectAll()}>
          {t('desk.attendees.select_all', { count: pending })}
        </Button>
      )}
      {count > 0 && (
        <>
          <span>{t('desk.attendees.selected', { count })}</span>
          <Button
            type="primary"
            size="small"
            loading={decide.isPending}
            onClick={() =>
              void modal.confirm({
                icon: null,
                title: t('desk.attendees.approve_all_sure', { count }),
                content: t('desk.attendees.approve_all_what'),
                okText: t('desk.attendees.approve'),
                cancelText: t('ui.back'),
                onOk: () => run(),
              })
            }
          >
            {t('desk.attendees.approve')}
          </Button>
          <Button
            danger
            size="small"
            loading={decide.isPending}
            onClick={() =>
              ask(
                {
                  title: t('desk.attendees.reject_all_sure', { count }),
                  what: t('desk.attendees.reject_what'),
                  yes: t('desk.attendees.reject'),
                },
                (reason) => run(reason ?? ''),
              )
            }
          >
            {t('desk.attendees.reject')}
          </Button>
        </>
      )}
      <Modal
        open={outcome !== null}
        title={t('desk.attendees.outcome')}
        onCancel={() => setOutcome(null)}
        footer={null}
        destroyOnHidden
      >
        {outcome && <BulkOutcome decisions={outcome} names={names} />}
      </Modal>
    </Space>
  );
}
