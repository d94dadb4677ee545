import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAgreement, type AgreementDetail } from '../../api/agreements';
import { useMe } from '../../api/session';
import { formatDate, formatTerm, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { StatusMark } from '../../ui/status-mark';
import { PageHead } from '../page-head';
import { agreementTones, envelopeTones } from '../status-tones';
import { AgreementActions } from './agreement-actions';
import { AgreementFile } from './agreement-file';
import { AuditTrail } from './audit-trail';
import { Money } from './money';
import { SignerLine } from './signer-line';

export function AgreementPage() {
  const { id = '' } = useParams();
  const agreement = useAgreement(id);
  if (agreement.isError) return <LoadFailed error={agreement.error} retry={() => void agreement.refetch()} />;
  if (!agreement.data) return <Loading lines={8} />;
  return <Shown agreement={agreement.data} />;
}

/** Who has signed and who is next; the file; what is agreed; the trail. */
function Shown({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const staff = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const { envelope, envelopes } = agreement;
  const before = envelopes.find((one) => one.id !== envelope.id);
  return (
    <>
      <PageHead
        title={agreement.title}
        mark={
          <StatusMark tone={agreementTones[agreement.status]}>{t(`status.agreement.${agreement.status}`)}</StatusMark>
        }
        sub={`${agreement.number} · ${t(`kind.agreement.${agreement.kind}`)}`}
        back={{ to: '/desk/agreements', label: t('desk.nav.agreements') }}
      >
        {staff && agreement.status === 'draft' && (
          <Button onClick={() => void navigate('edit')}>{t('desk.agreement.edit')}</Button>
        )}
        {envelope.documentSha256 && (
          <Button href={`/api/agreements/${agreement.id}/document.pdf`} download={`${agreement.number}.pdf`}>
            {t('desk.agreement.download')}
          </Button>
        )}
        {staff && <AgreementActions agreement={agreement} />}
      </PageHead>
      {envelope.status === 'sealing' && (
        <Notice tone="wait" title={t('status.envelope.sealing')}>
          {t('desk.agreement.sealing_next')}
        </Notice>
      )}
      {envelope.status === 'seal_failed' && (
        <Notice tone="bad" title={t('status.envelope.seal_failed')}>
          {t('desk.agreement.seal_failed_next')}
        </Notice>
      )}
      {agreement.status === 'draft' && before && (
        <Notice tone={envelopeTones[before.status]} title={t(`desk.agreement.returned.${before.status}`)}>
          {[before.reason, before.signatories.find((one) => one.status === 'declined')?.name]
            .filter(Boolean)
            .join(' · ')}
        </Notice>
      )}
      <SignerLine envelope={envelope} />
      <div className="desk-columns">
        <Tabs
          items={[
            { key: 'file', label: t('desk.agreement.file'), children: <AgreementFile agreement={agreement} /> },
            { key: 'trail', label: t('desk.agreement.trail'), children: <AuditTrail agreement={agreement} /> },
          ]}
        />
        <aside>
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
            {agreement.signedOn && (
              <Pair name={t('verify.signed_on')} value={formatDate(agreement.signedOn, locale())} />
            )}
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
        </aside>
      </div>
    </>
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
