import { useTranslation } from 'react-i18next';
import { useAuditTrail, type AgreementDetail, type AuditLine } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';

/** Every line ever written about this agreement, oldest first; each holds the hash of the one before. */
export function AuditTrail({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const trail = useAuditTrail(agreement.id, agreement.version);
  if (trail.isError) return <LoadFailed error={trail.error} retry={() => void trail.refetch()} />;
  if (!trail.data) return <Loading lines={6} />;
  const people = new Map(
    [agreement.envelope, ...agreement.envelopes].flatMap((one) => one.signatories).map((one) => [one.id, one.name]),
  );
  const who = ({ actor }: AuditLine) => (actor.id && people.get(actor.id)) ?? t(`audit.actor.${actor.kind}`);
  return (
    <>
      <p className="hint">{t('desk.agreement.trail_what')}</p>
      <ol className="trail" data-testid="audit-trail">
        {trail.data.map((line) => (
          <li key={line.seq}>
            <strong>{t(`audit.${line.type}`, { defaultValue: line.type })}</strong>{' '}
            <span className="hint">
              {formatInstant(line.at, locale())} · {who(line)}
            </span>
            <br />
            <code title={line.hash}>
              #{line.seq} {line.hash.slice(0, 16)}…
            </code>
          </li>
        ))}
      </ol>
    </>
  );
}
