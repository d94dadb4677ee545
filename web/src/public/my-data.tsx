import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErase, useMyData, type Erasure, type MyData as Data } from '../api/my-data';
import { formatCount } from '../format/count';
import { formatInstant } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { saidOf } from './said-of';

/** What is held of me: to see, to take along, to have erased. */
export function MyData({ id, live, onErased }: { id: string; live: boolean; onErased: (proof: Erasure) => void }) {
  const { t } = useTranslation();
  const data = useMyData(id);
  return (
    <section className="my-data">
      <h2>{t('my_data.title')}</h2>
      <p className="hint">{t('my_data.what')}</p>
      {data.error && <Notice tone="bad" title={saidOf(data.error, t)} />}
      {data.data && <Held data={data.data} />}
      <p className="row">
        {!data.data && (
          <BusyButton tone="plain" busy={data.isPending} onClick={() => data.mutate()}>
            {t('my_data.show')}
          </BusyButton>
        )}
        <a className="button button-plain" href={`/api/registrations/${id}/my-data`} download="my-data.json">
          {t('my_data.download')}
        </a>
        <Erase id={id} live={live} onErased={onErased} />
      </p>
    </section>
  );
}

function Held({ data }: { data: Data }) {
  const { t } = useTranslation();
  const [own] = data.registrations;
  const lines = (own ? [own.name, own.email, own.phone, own.organisation, own.title] : []).filter(Boolean);
  const counts = (['files', 'checkIns', 'intents', 'survey'] as const)
    .map((what) => [what, own?.[what].length ?? 0] as const)
    .filter(([, count]) => count > 0);
  return (
    <>
      <dl className="facts">
        <dt>{t('my_data.person')}</dt>
        <dd>{lines.join(' · ')}</dd>
        {own && Object.keys(own.answers).length > 0 && (
          <>
            <dt>{t('my_data.answers')}</dt>
            <dd>{Object.values(own.answers).flat().map(String).join(' · ')}</dd>
          </>
        )}
        {counts.map(([what, count]) => (
          <FactLine key={what} label={t(`my_data.${what}`)} value={formatCount(count)} />
        ))}
        {data.deletedAt && <FactLine label={t('my_data.deleted_at')} value={formatInstant(data.deletedAt, locale())} />}
      </dl>
      <h3>{t('my_data.elsewhere')}</h3>
      <ul>
        {data.elsewhere.map(({ what, why }) => (
          <li key={what}>
            <strong>{what}</strong> {why}
          </li>
        ))}
      </ul>
    </>
  );
}

const FactLine = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);

function Erase({ id, live, onErased }: { id: string; live: boolean; onErased: (proof: Erasure) => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const erase = useErase(id);
  return (
    <>
      <BusyButton tone="plain" onClick={() => setAsking(true)}>
        {t('my_data.erase')}
      </BusyButton>
      <Dialog open={asking} title={t('my_data.erase_sure')} onClose={() => setAsking(false)}>
        <ul>
          <li>{t('my_data.erase_what')}</li>
          {live && <li>{t('my_data.erase_place')}</li>}
          <li>{t('my_data.erase_link')}</li>
          <li>{t('my_data.erase_kept')}</li>
        </ul>
        {erase.error && <Notice tone="bad" title={saidOf(erase.error, t)} />}
        <p className="row">
          <BusyButton
            tone="danger"
            busy={erase.isPending}
            onClick={() => erase.mutate(undefined, { onSuccess: onErased })}
          >
            {t('my_data.erase_yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setAsking(false)}>
            {t('my_data.erase_no')}
          </BusyButton>
        </p>
      </Dialog>
    </>
  );
}

/** All that is left to show: the number that proves it. */
export function Erased({ proof }: { proof: Erasure }) {
  const { t } = useTranslation();
  return (
    <div className="page narrow place">
      <h1>{t('my_data.erased')}</h1>
      <Notice tone="good" title={t('my_data.erased_at', { at: formatInstant(proof.erasedAt, locale()) })}>
        {t('my_data.keep_number')}
      </Notice>
      <dl className="facts">
        <dt>{t('my_data.number')}</dt>
        <dd>
          <strong className="erasure-number">{proof.number}</strong>
        </dd>
        <dt>{t('my_data.erased_classes')}</dt>
        <dd>{proof.dataClasses.map((one) => t(`data_class.${one}`)).join(t('ui.comma'))}</dd>
      </dl>
      <Link to={`/erasures/${proof.number}`}>{t('my_data.see_proof')}</Link>
    </div>
  );
}
