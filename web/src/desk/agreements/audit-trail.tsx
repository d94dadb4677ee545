import { useTranslation } from 'react-i18next';
import { useAuditTrail, type AgreementDetail, type AuditLine } from '../../api/agreements';
import { useOwners } from '../../api/follow-ups';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useAuditWords } from './audit-words';

interface AuditTrailProps {
  agreement: AgreementDetail;
  staff: boolean;
}

/** Every line ever written about this agreement, oldest first; each holds the hash of the one before. */
export function AuditTrail({ agreement, staff }: AuditTrailProps) {
  const { t } = useTranslation();
  const wordsOf = useAuditWords(agreement);
  const trail = useAuditTrail(agreement.id, agreement.version);
  const colleagues = useOwners(staff);
  if (trail.isError) return <LoadFailed error={trail.error} retry={() => void trail.refetch()} />;
  if (!trail.data) return <Loading lines={6} />;
  const { items, intact, brokenAt } = trail.data;
  const names = new Map([
    ...agreement.envelopes.flatMap((one) => one.signatories).map((one) => [one.id, one.name] as const),
    ...(colleagues.data ?? []).map((one) => [one.id, one.name] as const),
  ]);
  const who = ({ actor }: AuditLine) => (actor.id && names.get(actor.id)) ?? t(`audit.actor.${actor.kind}`);
  return (
    <>
      <p>
        <StatusMark tone={intact ? 'good' : 'bad'}>
          {intact ? t('desk.trail.intact', { count: items.length }) : t('desk.trail.broken', { seq: brokenAt })}
        </StatusMark>
      </p>
      <p className="hint">{t('desk.agreement.trail_what')}</p>
      <ol className="trail" data-testid="audit-trail">
        {items.map((line) => {
          const words = wordsOf(line);
          return (
            <li key={line.seq}>
              <strong>{t(`audit.${line.type}`, { defaultValue: line.type })}</strong>{' '}
              <span className="hint">
                {formatInstant(line.at, locale())} · {who(line)}
              </span>
              {words && <p>{words}</p>}
              <code title={line.hash}>
                #{line.seq} {line.hash.slice(0, 16)}…
              </code>
            </li>
          );
        })}
      </ol>
    </>
  );
}
