import { useTranslation } from 'react-i18next';
import type { AgreementDetail, SignatoryView } from '../../api/agreements';
import { daysSince } from '../../format/days';
import { SignerCard } from './signer-card';

const done = (one: SignatoryView) => one.status === 'signed' || one.status === 'approved';
const awaited = (one: SignatoryView) => one.role !== 'cc' && !done(one) && one.status !== 'delegated';

/** In the order of signing; whoever can act now stands out and can be mailed a new link. */
export function SignerLine({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const { envelope } = agreement;
  const people = [...envelope.signatories].sort(
    (one, other) => Number(one.role === 'cc') - Number(other.role === 'cc') || one.order - other.order,
  );
  if (people.length === 0) return null;
  const signing = people.filter((one) => one.role !== 'cc' && one.status !== 'delegated');
  const out = agreement.status === 'signing' && envelope.status === 'sent';
  const first = Math.min(...people.filter(awaited).map((one) => one.order));
  const next = out ? people.filter((one) => awaited(one) && one.order === first) : [];
  const since = next.map((one) => one.notifiedAt ?? '').sort()[0];
  return (
    <section className="signers-of" aria-label={t('sign.progress')}>
      <p>
        <strong>{t('sign.signed_of', { done: signing.filter(done).length, of: signing.length })}</strong>
        {next.length > 0 && (
          <span className="hint">
            {t('desk.signer.next', { names: next.map((one) => one.name).join(t('ui.comma')) })}
            {since && daysSince(since) > 0 && ` · ${t('desk.signer.waits', { days: daysSince(since) })}`}
          </span>
        )}
      </p>
      <ol className="signer-line">
        {people.map((one) => (
          <SignerCard
            key={one.id}
            agreement={agreement}
            person={one}
            next={next.includes(one)}
            resend={staff && next.includes(one)}
          />
        ))}
      </ol>
    </section>
  );
}
