import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CeremonyItem, CeremonyStep } from '../../api/ceremonies';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { Money } from '../agreements/money';
import { RealState } from './real-state';

export const itemTones: Record<CeremonyItem['status'], Tone> = {
  planned: 'quiet',
  called: 'wait',
  done: 'good',
  skipped: 'bad',
};

interface RunItemProps {
  item: CeremonyItem;
  at: number;
  last: boolean;
  current: boolean;
  busy: boolean;
  onMove: (from: number, to: number) => void;
  onStep: (step: CeremonyStep) => void;
  onPeople: () => void;
  onPaper: () => void;
  onRemove: () => void;
}

/** One agreement of the run. It can be dragged by its number, or moved with the two arrows where there is no mouse. */
export function RunItem({ item, at, last, current, busy, ...on }: RunItemProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const { agreement, status } = item;
  const classes = ['run-item', current && 'is-current', status === 'skipped' && 'is-skipped', over && 'is-over'];
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      aria-current={current ? 'step' : undefined}
      onDragOver={(drag) => {
        drag.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(drop) => {
        drop.preventDefault();
        setOver(false);
        const from = Number(drop.dataTransfer.getData('text/plain'));
        if (Number.isInteger(from) && from !== at) on.onMove(from, at);
      }}
    >
      <div className="run-place">
        <span
          className="run-number"
          draggable={!busy}
          title={t('ceremony.drag')}
          onDragStart={(drag) => drag.dataTransfer.setData('text/plain', String(at))}
        >
          {at + 1}
        </span>
        <Button
          size="small"
          type="text"
          disabled={busy || at === 0}
          aria-label={t('ceremony.up', { title: agreement.title })}
          onClick={() => on.onMove(at, at - 1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          type="text"
          disabled={busy || last}
          aria-label={t('ceremony.down', { title: agreement.title })}
          onClick={() => on.onMove(at, at + 1)}
        >
          ↓
        </Button>
      </div>
      <div className="run-what">
        <Link to={`/desk/agreements/${agreement.id}`}>{agreement.title}</Link>
        <span className="desk-sub">
          {agreement.number} · {t(`kind.agreement.${agreement.kind}`)}
          {agreement.amount && (
            <>
              {' · '}
              <Money amount={agreement.amount} />
              {item.hideAmount && `（${t('ceremony.amount_hidden')}）`}
            </>
          )}
        </span>
        <span className="desk-sub">{agreement.parties.map((one) => `${one.label} ${one.name}`).join(' · ')}</span>
        <button className="run-people" onClick={on.onPeople}>
          {t('ceremony.people')}{' '}
          {item.onStage.length > 0
            ? item.onStage.map((one) => [one.name, one.title].filter(Boolean).join(' ')).join(t('ui.comma'))
            : t('ceremony.nobody')}
        </button>
        {item.note && <span className="desk-sub">{item.note}</span>}
      </div>
      <div className="run-states">
        <StatusMark tone={itemTones[status]}>{t(`status.ceremony.${status}`)}</StatusMark>
        <RealState of={agreement} />
      </div>
      <div className="run-actions">
        {status === 'planned' && (
          <Button disabled={busy} onClick={() => on.onStep('called')}>
            {t('ceremony.call')}
          </Button>
        )}
        {(status === 'planned' || status === 'called') && (
          <Button type={status === 'called' ? 'primary' : 'default'} disabled={busy} onClick={() => on.onStep('done')}>
            {t('ceremony.tick')}
          </Button>
        )}
        {(status === 'done' || status === 'skipped') && (
          <Button disabled={busy} onClick={() => on.onStep('undo')}>
            {t('ceremony.undo')}
          </Button>
        )}
        <Button onClick={on.onPaper}>{t('paper.title')}</Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'skip', label: t('ceremony.skip'), disabled: status === 'done' || status === 'skipped' },
              { key: 'back', label: t('ceremony.back_off'), disabled: status !== 'called' },
              { key: 'people', label: t('ceremony.change') },
              { key: 'remove', label: t('ceremony.remove'), disabled: status !== 'planned', danger: true },
            ],
            onClick: ({ key }) => {
              if (key === 'skip') on.onStep('skipped');
              if (key === 'back') on.onStep('undo');
              if (key === 'people') on.onPeople();
              if (key === 'remove') on.onRemove();
            },
          }}
        >
          <Button disabled={busy} aria-label={t('desk.more')}>
            ⋯
          </Button>
        </Dropdown>
      </div>
    </li>
  );
}
