import { App, Button, Modal, Progress, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gatherPending, useDecideMany, type Decision, type RegistrationTotals } from '../../api/places';
import type { Query } from '../../api/client';
import type { RegistrationItem } from '../../api/registrations';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';
import { BulkOutcome } from './bulk-outcome';

interface BulkDecisionsProps {
  eventId: string;
  filters: Query;
  rows: RegistrationItem[];
  totals: RegistrationTotals | undefined;
  selected: string[];
  select: (ids: string[]) => void;
}

/** Approves or rejects everybody selected, with one reason, and says what became of each. */
export function BulkDecisions({ eventId, filters, rows, totals, selected, select }: BulkDecisionsProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const ask = useAskReason();
  const decide = useDecideMany(eventId);
  const [steps, setSteps] = useState<{ done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<Decision[] | null>(null);
  // Of who was gathered, and not read by the table.
  const [gathered, setGathered] = useState<Map<string, string>>(new Map());
  const [names, setNames] = useState<Map<string, string>>(new Map());
  const count = selected.length;
  const pending = totals?.pending ?? 0;
  const run = async (reject?: string): Promise<void> => {
    let so: Decision[] = [];
    setNames(new Map([...gathered, ...rows.map((row) => [row.id, row.name] as const)]));
    setSteps({ done: 0, of: count });
    try {
      await decide.mutateAsync({
        ids: selected,
        ...(reject !== undefined && { reject }),
        onSome: (decisions) => {
          so = decisions;
          setSteps({ done: decisions.length, of: count });
        },
      });
    } catch (error) {
      void message.error(said(error));
    }
    setSteps(null);
    // Those it did not come to are still selected: one more press goes on.
    const decided = new Set(so.map(({ id }) => id));
    select(selected.filter((id) => !decided.has(id)));
    if (so.length > 0) setOutcome(so);
  };
  const selectAll = async (): Promise<void> => {
    try {
      const people = await gatherPending(eventId, filters, ({ size }) => setSteps({ done: size, of: pending }));
      setGathered(people);
      select([...people.keys()]);
    } catch (error) {
      void message.error(said(error));
    }
    setSteps(null);
  };
  if (count === 0 && pending === 0 && !outcome) return null;
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      {pending > 0 && (
        <Button size="small" loading={steps !== null} onClick={() => void selectAll()}>
          {t('desk.attendees.select_all', { count: pending })}
        </Button>
      )}
      {count > 0 && (
        <>
          <span>{t('desk.attendees.selected', { count })}</span>
          <Button
            type="primary"
            size="small"
            loading={steps !== null}
            onClick={() =>
              void modal.confirm({
                icon: null,
                title: t('desk.attendees.approve_all_sure', { count }),
                content: t('desk.attendees.approve_all_what'),
                okText: t('desk.attendees.approve'),
                cancelText: t('ui.back'),
                onOk: () => void run(),
              })
            }
          >
            {t('desk.attendees.approve')}
          </Button>
          <Button
            danger
            size="small"
            loading={steps !== null}
            onClick={() =>
              ask(
                {
                  title: t('desk.attendees.reject_all_sure', { count }),
                  what: t('desk.attendees.reject_what'),
                  yes: t('desk.attendees.reject'),
                },
                (reason) => {
                  void run(reason ?? '');
                  return Promise.resolve();
                },
              )
            }
          >
            {t('desk.attendees.reject')}
          </Button>
        </>
      )}
      {steps && steps.of > 500 && (
        <Progress
          style={{ width: 260 }}
          percent={Math.min(100, Math.floor((100 * steps.done) / steps.of))}
          format={() => t('desk.attendees.steps', steps)}
        />
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
