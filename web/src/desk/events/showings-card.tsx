import { App, Button, Input, Select, Space } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CatalogueType, useCatalogue } from '../../api/catalogue';
import type { EventView } from '../../api/events';
import { type ShowingAction, showingForms, useShowingAction, useShownAt } from '../../api/showings';
import { ShowingTitle } from '../../public/event-showings';
import { titleOf } from '../../public/names';
import { useSaidOf } from '../form-problem';
import { ExportButtons } from '../sheets/export-buttons';

type Form = (typeof showingForms)[number];
const kinds = ['achievements', 'needs', 'title'] as const;

/** What is shown at an event: achievements, needs and laboratories, each in one of three forms. */
export function ShowingsCard({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const shown = useShownAt(event.id);
  const act = useShowingAction(event.id);
  const [form, setForm] = useState<Form>('published');
  const [kind, setKind] = useState<(typeof kinds)[number]>('achievements');
  const [chosen, setChosen] = useState<string>();
  const mayChange = event.allowedActions.includes('change') || event.status === 'ended';
  const run = (action: ShowingAction) =>
    act.mutate(action, {
      onSuccess: () => {
        void message.success(t('desk.saved'));
        setChosen(undefined);
      },
      onError: (error) => void message.error(saidOf(error)),
    });
  const show = (what: string) =>
    run({
      do: 'show',
      body: {
        form,
        ...(kind === 'achievements' ? { achievementId: what } : kind === 'needs' ? { needId: what } : { title: what }),
      },
    });
  return (
    <section aria-label={t('showing.title')}>
      <h2>{t('showing.title')}</h2>
      {shown.data?.map((showing) => (
        <div key={showing.id} className="line">
          <ShowingTitle showing={showing} />
          <span className="hint">{t(`showing.${showing.form}`)}</span>
          {mayChange && (
            <Button
              type="link"
              danger
              size="small"
              aria-label={t('desk.showing.remove', { title: showing.title })}
              onClick={() => run({ do: 'remove', id: showing.id })}
            >
              {t('desk.catalogue.remove')}
            </Button>
          )}
        </div>
      ))}
      {(shown.data?.length ?? 0) > 0 && (
        <p>
          <ExportButtons size="small" of="/api/showings" query={{ event: event.id }} />
        </p>
      )}
      {shown.data?.length === 0 && <p className="hint">{t('desk.showing.none')}</p>}
      {mayChange && (
        <Space wrap>
          <Select<Form>
            aria-label={t('desk.showing.form')}
            value={form}
            onChange={setForm}
            options={showingForms.map((value) => ({ value, label: t(`showing.${value}`) }))}
            style={{ width: 120 }}
          />
          <Select
            aria-label={t('desk.showing.kind')}
            value={kind}
            onChange={(value) => {
              setKind(value);
              setChosen(undefined);
            }}
            options={kinds.map((value) => ({
              value,
              label: value === 'title' ? t('desk.showing.lab') : t(`catalogue.one_of_${value}`),
            }))}
            style={{ width: 120 }}
          />
          {kind === 'title' ? (
            <Input
              aria-label={t('desk.showing.what')}
              maxLength={200}
              value={chosen}
              onChange={({ target }) => setChosen(target.value)}
              style={{ width: 280 }}
            />
          ) : (
            <RecordSelect key={kind} type={kind} value={chosen} onChange={setChosen} />
          )}
          <Button loading={act.isPending} disabled={!chosen?.trim()} onClick={() => show(chosen?.trim() ?? '')}>
            {t('desk.showing.add')}
          </Button>
        </Space>
      )}
    </section>
  );
}

/** An achievement or a need, found as it is in the catalogue. */
function RecordSelect({
  type,
  value,
  onChange,
}: {
  type: CatalogueType;
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const records = useCatalogue(type, { q: useDeferredValue(words), limit: 30 });
  return (
    <Select
      aria-label={t('desk.showing.what')}
      placeholder={t('catalogue.search')}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={value}
      onChange={onChange}
      options={records.data?.pages.flatMap(({ items }) => items).map((one) => ({ value: one.id, label: titleOf(one) }))}
      style={{ width: 280 }}
    />
  );
}
