import { useTranslation } from 'react-i18next';
import type { EnvelopeView } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { signatoryTones } from '../../signing/progress';
import { StatusMark } from '../../ui/status-mark';

/** In the order of signing; whoever can act now stands out. */
export function SignerLine({ envelope }: { envelope: EnvelopeView }) {
  const { t } = useTranslation();
  const people = [...envelope.signatories].sort((one, other) => one.order - other.order);
  if (people.length === 0) return null;
  return (
    <section aria-label={t('sign.progress')}>
      <ol className="signer-line">
        {people.map((one) => (
          <li key={one.id} className={one.status === 'notified' || one.status === 'opened' ? 'is-next' : undefined}>
            <strong>
              {one.order}. {one.name}
            </strong>
            <span className="desk-sub">
              {[one.partyLabel, one.title, one.role !== 'signer' && t(`role.signatory.${one.role}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {one.role !== 'cc' && (
              <StatusMark tone={signatoryTones[one.status]}>{t(`status.signatory.${one.status}`)}</StatusMark>
            )}
            {one.signedAt && <span className="desk-sub">{formatInstant(one.signedAt, locale())}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
