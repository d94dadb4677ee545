import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgreementDetail } from '../../api/agreements';
import { formatDate, formatTerm, formatInstant } from '../../format/when';
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
      {(agreement.termStartsOn ?? agreement.termEndsOn) && (
        <Pair
          name={t('desk.agreement.term')}
          value={
            <>
              {formatTerm(agreement.termStartsOn, agreement.termEndsOn, locale())}
              {agreement.phase && <small>{t(`phase.${agreement.phase}`)}</small>}
            </>
          }
        />
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
      {agreement.verifyCode && (
        <Pair
          name={t('verify.code')}
          value={
            <Link to={`/verify/${agreement.verifyCode}`} data-testid="verify-code">
              {agreement.verifyCode}
            </Link>
          }
        />
      )}
      {envelope.sealedSha256 && (
        <Pair name="SHA-256" value={<span className="hash-line">{envelope.sealedSha256}</span>} />
      )}
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
