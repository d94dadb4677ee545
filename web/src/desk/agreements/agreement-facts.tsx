import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgreementDetail } from '../../api/agreements';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { Money } from './money';

/** What is agreed, between whom, for how long and for how much. */
export function AgreementFacts({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { envelope } = agreement;
  return (
    <dl className="facts">
      {agreement.parties.map((party) => (
        <Pair key={party.organisationId} name={party.label} value={party.name} />
      ))}
      <Pair name={t('desk.agreement.amount')} value={<Money amount={agreement.amount} />} />
      {agreement.technologyTransactionAmount && (
        <Pair name={t('desk.agreement.part')} value={<Money amount={agreement.technologyTransactionAmount} />} />
      )}
      {agreement.signedOn && <Pair name={t('verify.signed_on')} value={formatDate(agreement.signedOn, locale())} />}
      {agreement.status === 'signing' && envelope.expiresAt && (
        <Pair name={t('desk.agreement.sign_by')} value={formatInstant(envelope.expiresAt, locale())} />
      )}
      {agreement.followUpId && (
        <Pair
          name={t('desk.nav.follow_ups')}
          value={<Link to={`/desk/follow-ups/${agreement.followUpId}`}>{t('desk.agreement.case')}</Link>}
        />
      )}
      {agreement.events.length > 0 && (
        <Pair
          name={t('desk.nav.events')}
          value={agreement.events.map((one) => (
            <div key={one.id}>
              <Link to={`/desk/events/${one.id}`}>{one.title}</Link>
            </div>
          ))}
        />
      )}
      {agreement.signingCode && <Pair name={t('desk.agreement.identity')} value={t('desk.agreement.by_code')} />}
      {agreement.evidence && <Pair name={t('desk.evidence.kind')} value={t(`evidence.${agreement.evidence}`)} />}
    </dl>
  );
}

function Pair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
