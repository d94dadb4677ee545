import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStage, type StageItem, type StageView } from '../../api/ceremonies';
import { shortMoney } from '../../format/money';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { usePageTitle } from '../../ui/use-page-title';
import './stage.css';

/** For the projector: what is being signed now, large enough for the last row; follows the clerk by itself. */
export function StagePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const stage = useStage(id);
  usePageTitle(stage.data?.title ?? t('ceremony.stage'));
  useAwakeScreen();
  if (!stage.data)
    return stage.isError ? (
      <LoadFailed error={stage.error} retry={() => void stage.refetch()} />
    ) : (
      <Loading lines={6} />
    );
  const { title, eventTitle, now, next, counts } = stage.data;
  const over = !now && !next && counts.total > 0;
  return (
    <main id="main" className="stage" aria-live="polite">
      <header>
        <p>{eventTitle}</p>
        <h1>{title}</h1>
      </header>
      {now ? (
        <OnStage key={now.id} item={now} of={counts.total} />
      ) : (
        <section className="stage-now stage-still">
          <h2>{t(over ? 'ceremony.over' : 'ceremony.soon')}</h2>
        </section>
      )}
      <StageFoot of={stage.data} />
      {/* What was shown last stays; only the clerk needs to know that the line is down. */}
      {stage.isError && <i className="stage-offline" role="status" aria-label={t('ui.connection_lost')} />}
      <button className="stage-full" onClick={() => void document.documentElement.requestFullscreen()}>
        {t('ceremony.full_screen')}
      </button>
    </main>
  );
}

function OnStage({ item, of }: { item: StageItem; of: number }) {
  const { t } = useTranslation();
  const others = item.onStage.filter((one) => !item.parties.some((party) => party.name === one.party));
  return (
    <section className="stage-now" data-testid="on-stage">
      <p className="stage-place">
        {t('ceremony.place', { place: item.place, of })} · {t(`kind.agreement.${item.kind}`)}
        {item.amount && <b>{shortMoney(item.amount, locale())}</b>}
      </p>
      <h2 className={item.title.length > 22 ? 'is-long' : undefined}>{item.title}</h2>
      <div className="stage-parties">
        {item.parties.map((party) => (
          <div key={party.label + party.name}>
            <small>{party.label}</small>
            <strong>{party.name}</strong>
            <People people={item.onStage.filter((one) => one.party === party.name)} />
          </div>
        ))}
      </div>
      {others.length > 0 && (
        <div className="stage-others">
          <People people={others} />
        </div>
      )}
      {item.signed ? (
        <div className="stage-seal" role="img" aria-label={t('ceremony.signed')}>
          <span aria-hidden="true">{t('ceremony.seal')}</span>
        </div>
      ) : (
        item.done && <p className="stage-done">{t('ceremony.done_on_stage')}</p>
      )}
    </section>
  );
}

const People = ({ people }: { people: StageItem['onStage'] }) => (
  <ul>
    {people.map((one) => (
      <li key={one.name + (one.title ?? '')}>
        {one.name} {one.title && <span>{one.title}</span>}
      </li>
    ))}
  </ul>
);

function StageFoot({ of: { next, counts, signedAmount } }: { of: StageView }) {
  const { t } = useTranslation();
  return (
    <footer>
      <p className="stage-next">
        {next && (
          <>
            <small>{t('ceremony.next')}</small>
            <span>{next.title}</span>
            <small>{next.parties.map((party) => party.name).join(' · ')}</small>
          </>
        )}
      </p>
      <p className="stage-counts">
        <span>{t('ceremony.done_of', { done: counts.done, of: counts.total })}</span>
        <span>{t('ceremony.signed_count', { count: counts.signed })}</span>
        {signedAmount && <span>{t('ceremony.signed_amount', { amount: shortMoney(signedAmount, locale()) })}</span>}
      </p>
    </footer>
  );
}

/** A projector's machine that falls asleep shows the hall a lock screen. */
function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const hold = () => {
      if (document.visibilityState === 'visible')
        void navigator.wakeLock?.request('screen').then(
          (held) => (lock = held),
          () => undefined,
        );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
