import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFollowUps, useFollowUpTotals, type FollowUpView } from '../../api/follow-ups';
import { followUpStatuses, type FollowUpStatus } from '../../api/types';
import { shortMoney } from '../../format/money';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { Money } from '../agreements/money';
import { MoreButton } from '../more-button';
import { AdvanceForm, statesAhead } from './advance-form';
import { usePartiesOf } from './case-names';
import { DueMark } from './due-mark';

type Filters = Record<string, string | undefined>;
interface Move {
  of: FollowUpView;
  to: FollowUpStatus;
}

/** Cases by state. A card is moved by dragging it or from its menu; either way it is asked what was done. */
export function FollowUpsBoard({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const partiesOf = usePartiesOf();
  const totals = useFollowUpTotals({ ...filters, status: undefined, groupBy: 'status' });
  const [held, setHeld] = useState<FollowUpView>();
  const [move, setMove] = useState<Move>();
  const ahead = held ? statesAhead(held.status) : [];
  return (
    <>
      <div className="board">
        {followUpStatuses.map((status) => {
          const group = totals.data?.groups?.find(({ key }) => key === status);
          const takes = ahead.includes(status);
          return (
            <section
              key={status}
              aria-label={t(`status.follow_up.${status}`)}
              className={`board-column${takes ? ' takes' : ''}`}
              onDragOver={(drag) => takes && drag.preventDefault()}
              onDrop={() => held && takes && setMove({ of: held, to: status })}
            >
              <h2>
                {t(`status.follow_up.${status}`)} <span>{group?.count ?? 0}</span>
                {group && Number(group.amount) > 0 && <small>{shortMoney(group.amount, locale())}</small>}
              </h2>
              <Column filters={{ ...filters, status }} onHold={setHeld} onMove={setMove} />
            </section>
          );
        })}
      </div>
      <Modal
        open={move !== undefined}
        onCancel={() => setMove(undefined)}
        title={move && partiesOf(move.of)}
        footer={null}
        destroyOnHidden
      >
        {move && <AdvanceForm of={move.of} to={move.to} onDone={() => setMove(undefined)} />}
      </Modal>
    </>
  );
}

interface ColumnProps {
  filters: Filters;
  onHold: (one: FollowUpView | undefined) => void;
  onMove: (move: Move) => void;
}

function Column({ filters, onHold, onMove }: ColumnProps) {
  const { t } = useTranslation();
  const partiesOf = usePartiesOf();
  const list = useFollowUps({ ...filters, limit: 30 });
  if (list.isError) return <LoadFailed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading lines={3} />;
  return (
    <>
      {list.data.pages
        .flatMap((page) => page.items)
        .map((one) => (
          <article
            key={one.id}
            className="board-card"
            draggable={statesAhead(one.status).length > 0}
            onDragStart={() => onHold(one)}
            onDragEnd={() => onHold(undefined)}
          >
            <Link to={`/desk/follow-ups/${one.id}`}>{partiesOf(one)}</Link>
            <span className="desk-sub">{one.eventTitle ?? t(`kind.intent.${one.intentKind}`)}</span>
            <span className="desk-sub">
              {one.ownerName ?? t('desk.follow_up.unassigned')} ·{' '}
              {t('desk.follow_up.idle_days', { count: one.daysSinceLastStep })}
            </span>
            <div className="board-foot">
              <span>
                {one.overdue ? <DueMark dueOn={one.dueOn} overdue /> : one.amount && <Money amount={one.amount} />}
              </span>
              {statesAhead(one.status).length > 0 && (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: statesAhead(one.status).map((to) => ({
                      key: to,
                      label: t(`status.follow_up.${to}`),
                      onClick: () => onMove({ of: one, to }),
                    })),
                  }}
                >
                  <Button
                    size="small"
                    aria-haspopup="menu"
                    aria-label={t('desk.follow_up.move_of', { name: partiesOf(one) })}
                  >
                    {t('desk.follow_up.move')} ▾
                  </Button>
                </Dropdown>
              )}
            </div>
          </article>
        ))}
      <MoreButton list={list} />
    </>
  );
}
