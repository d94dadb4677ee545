import { App, Button, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import { useChangeReminders, useReminders, type ReminderRule } from '../../api/messages';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { useSaidOf } from '../form-problem';
import { RuleForm } from './rule-form';

/** What goes by itself, before and after the event; each line says when. */
export function ReminderRules({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const rules = useReminders(event.id);
  const [editing, setEditing] = useState<ReminderRule | 'new' | null>(null);
  return (
    <section aria-label={t('desk.reminders.title')}>
      <h2>{t('desk.reminders.title')}</h2>
      {rules.isError && <LoadFailed error={rules.error} retry={() => void rules.refetch()} />}
      <ul className="plain">
        {rules.data?.items.map((rule) => (
          <Rule key={rule.id} event={event} rule={rule} onEdit={() => setEditing(rule)} />
        ))}
      </ul>
      <Button onClick={() => setEditing('new')}>{t('desk.reminders.add')}</Button>
      {editing && (
        <RuleForm eventId={event.id} rule={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function Rule({ event, rule, onEdit }: { event: EventView; rule: ReminderRule; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const { change, remove } = useChangeReminders(event.id);
  const failed = (error: unknown) => void message.error(said(error));
  const name = t(`desk.message.${rule.message}`);
  const when = t(
    rule.message === 'reminder' ? `desk.reminders.before_${rule.unit}` : `desk.reminders.after_${rule.unit}`,
    {
      number: rule.amount,
    },
  );
  const at = (instant: string) => formatInstant(instant, locale(), event.timeZone);
  return (
    <li className="line">
      <span>
        {name} · {when}
        <span className="desk-sub">
          {rule.sentAt
            ? t('desk.reminders.sent', { at: at(rule.sentAt) })
            : rule.tooLate
              ? t('desk.reminders.too_late')
              : rule.dueAt
                ? t('desk.reminders.due', { at: at(rule.dueAt) })
                : t('desk.reminders.no_date')}
        </span>
      </span>
      <span className="desk-actions">
        <Switch
          checked={rule.enabled}
          loading={change.isPending}
          aria-label={t('desk.reminders.on', { name })}
          onChange={(enabled) => change.mutate({ rule: rule.id, enabled }, { onError: failed })}
        />
        <Button size="small" onClick={onEdit}>
          {t('desk.change')}
        </Button>
        <Popconfirm
          title={t('desk.reminders.remove_sure')}
          okText={t('desk.remove')}
          onConfirm={() => remove.mutate(rule.id, { onError: failed })}
        >
          <Button size="small">{t('desk.remove')}</Button>
        </Popconfirm>
      </span>
    </li>
  );
}
