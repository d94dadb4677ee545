import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Kept, useRetention, useRetentionStep, type Retention, type RetentionStep } from '../../api/archive';
import { useMe } from '../../api/session';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';
import './archive.css';

/** How long it is kept, what holds it longer, and what became of the contact data; administrators act on it. */
export function RetentionCard({ kept }: { kept: Kept }) {
  const retention = useRetention(kept);
  if (retention.isError) return <LoadFailed error={retention.error} retry={() => void retention.refetch()} />;
  if (!retention.data) return <Loading lines={3} />;
  return <Shown kept={kept} of={retention.data} />;
}

function Shown({ kept, of }: { kept: Kept; of: Retention }) {
  const { t } = useTranslation();
  const me = useMe();
  const administrator = me.data?.roles.some((role) => role === 'admin') ?? false;
  const day = (on: string) => formatDate(on, locale(), new Date(0));
  const at = (name: string | undefined, when: string | undefined) =>
    [name, when && formatInstant(when, locale())].filter(Boolean).join(' · ');
  return (
    <section className="box archive-keeping" aria-label={t('archive.keeping')}>
      <h2>{t('archive.keeping')}</h2>
      <p>
        {of.retainedUntil
          ? t('archive.kept_until', { date: day(of.retainedUntil), count: of.years })
          : t('archive.kept_years', { count: of.years })}
      </p>
      <p className="hint">{t(kept.of === 'letter' ? 'archive.kept_what_letter' : 'archive.kept_what')}</p>
      {of.erasureAskedAt && (
        <Notice tone="wait" title={t('archive.erasure_waits')}>
          <p className="hint">{formatInstant(of.erasureAskedAt, locale())}</p>
        </Notice>
      )}
      {of.holds.map((hold) => (
        <Notice
          key={hold.setAt}
          tone={hold.releasedAt ? 'quiet' : 'wait'}
          title={t(hold.releasedAt ? 'archive.hold_over' : 'archive.held')}
        >
          <p>{hold.reason}</p>
          <p className="hint">{at(hold.setByName, hold.setAt)}</p>
          {hold.releasedAt && (
            <p className="hint">
              {t('archive.released')} {at(hold.releasedByName, hold.releasedAt)}: {hold.releaseReason}
            </p>
          )}
        </Notice>
      ))}
      {of.disposal && of.disposal.outcome !== 'withdrawn' && (
        <Notice
          tone={of.disposal.outcome ? 'quiet' : 'wait'}
          title={t(of.disposal.outcome ? 'archive.disposed' : 'archive.proposed')}
        >
          <p>{of.disposal.reason}</p>
          <p className="hint">{at(of.disposal.proposedByName, of.disposal.proposedAt)}</p>
          {of.disposal.endedAt && (
            <p className="hint">
              {t('archive.confirmed')} {at(of.disposal.endedByName, of.disposal.endedAt)}
            </p>
          )}
        </Notice>
      )}
      {administrator && <Steps kept={kept} of={of} />}
    </section>
  );
}

function Steps({ kept, of: { onHold, due, disposal } }: { kept: Kept; of: Retention }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const me = useMe();
  const ask = useAskReason();
  const act = useRetentionStep(kept);
  const run = (step: RetentionStep, reason?: string) =>
    act.mutateAsync({ step, reason }).then(
      () => void message.success(t(`archive.said_${step}`)),
      (error: unknown) => void message.error(saidOf(error)),
    );
  const asking = (step: 'hold' | 'release' | 'propose') =>
    ask(
      { title: t(`archive.step_${step}`), what: t(`archive.ask_${step}`), yes: t(`archive.step_${step}`) },
      (reason) => run(step, reason),
    );
  const waits = disposal !== undefined && disposal.outcome === undefined;
  const mine = disposal?.proposedBy === me.data?.id;
  return (
    <div className="desk-actions">
      <Button loading={act.isPending} onClick={() => asking(onHold ? 'release' : 'hold')}>
        {t(onHold ? 'archive.step_release' : 'archive.step_hold')}
      </Button>
      {due && !waits && kept.of === 'agreement' && (
        <Button danger onClick={() => asking('propose')}>
          {t('archive.step_propose')}
        </Button>
      )}
      {waits && !mine && !onHold && (
        <Button danger loading={act.isPending} onClick={() => void run('confirm')}>
          {t('archive.step_confirm')}
        </Button>
      )}
      {waits && <Button onClick={() => void run('withdraw')}>{t('archive.step_withdraw')}</Button>}
      {waits && mine && <p className="hint">{t('archive.second_person')}</p>}
    </div>
  );
}
