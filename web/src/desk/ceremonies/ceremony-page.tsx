import { App, Button, Checkbox, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCeremony, useCeremonyAction, type CeremonyAction, type CeremonyDetail } from '../../api/ceremonies';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { AddAgreementsDialog } from './add-agreements-dialog';
import { NextStep } from './next-step';
import { OnStageDialog } from './on-stage-dialog';
import { PaperDialog } from './paper-dialog';
import { RunItem } from './run-item';
import { moved } from './run-order';
import './ceremony.css';

/** The clerk's screen: the run of the day, what was ticked, and beside it what is really signed. */
export function CeremonyPage() {
  const { id = '' } = useParams();
  const ceremony = useCeremony(id);
  if (!ceremony.data)
    return ceremony.isError ? (
      <LoadFailed error={ceremony.error} retry={() => void ceremony.refetch()} />
    ) : (
      <Loading lines={8} />
    );
  return <Run of={ceremony.data} />;
}

type Opened = { what: 'people' | 'paper'; itemId: string } | { what: 'add' } | null;

function Run({ of }: { of: CeremonyDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const action = useCeremonyAction(of);
  const [opened, setOpened] = useState<Opened>(null);
  const act = (what: CeremonyAction) =>
    action.mutateAsync(what).catch((error: unknown) => void message.error(saidOf(error)));
  const order = (from: number, to: number) =>
    void act({
      name: 'order',
      agreementIds: moved(
        of.items.map((one) => one.agreement.id),
        from,
        to,
      ),
    });
  const item = opened && 'itemId' in opened ? of.items.find((one) => one.id === opened.itemId) : undefined;
  const { counts } = of;
  return (
    <>
      <PageHead
        title={of.title}
        sub={`${of.eventTitle} · ${formatInstant(of.eventStartsAt, locale())}`}
        back={{ to: '/desk/ceremonies', label: t('desk.nav.ceremonies') }}
      >
        <Button onClick={() => setOpened({ what: 'add' })}>{t('ceremony.add')}</Button>
        <Button type="primary" href={`/desk/ceremonies/${of.id}/stage`} target="_blank">
          {t('ceremony.open_stage')}
        </Button>
      </PageHead>
      <p className="run-counts" role="status">
        <b>{t('ceremony.done_of', { done: counts.done, of: counts.total })}</b>
        <b>{t('ceremony.signed_count', { count: counts.signed })}</b>
        {counts.skipped > 0 && <span>{t('ceremony.skipped_count', { count: counts.skipped })}</span>}
        <Checkbox
          checked={of.showAmounts}
          onChange={({ target }) => void act({ name: 'change', showAmounts: target.checked })}
        >
          {t('ceremony.show_amounts')}
        </Checkbox>
      </p>
      <p className="hint">{t('ceremony.tick_what')}</p>
      {of.items.length === 0 ? (
        <Empty description={t('ceremony.empty')}>
          <Button type="primary" onClick={() => setOpened({ what: 'add' })}>
            {t('ceremony.add')}
          </Button>
        </Empty>
      ) : (
        <ol className="run">
          {of.items.map((one, at) => (
            <RunItem
              key={one.id}
              item={one}
              at={at}
              last={at === of.items.length - 1}
              current={one.id === of.currentItemId}
              busy={action.isPending}
              onMove={order}
              onStep={(name) => void act({ name, itemId: one.id })}
              onPeople={() => setOpened({ what: 'people', itemId: one.id })}
              onPaper={() => setOpened({ what: 'paper', itemId: one.id })}
              onRemove={() =>
                void act({
                  name: 'order',
                  agreementIds: of.items.flatMap(({ id, agreement }) => (id === one.id ? [] : agreement.id)),
                })
              }
            />
          ))}
        </ol>
      )}
      <NextStep of={of} busy={action.isPending} onStep={(name, itemId) => void act({ name, itemId })} />
      {opened?.what === 'people' && item && (
        <OnStageDialog item={item} action={action} onClose={() => setOpened(null)} />
      )}
      {opened?.what === 'paper' && item && (
        <PaperDialog agreementId={item.agreement.id} onClose={() => setOpened(null)} />
      )}
      {opened?.what === 'add' && <AddAgreementsDialog of={of} action={action} onClose={() => setOpened(null)} />}
    </>
  );
}
