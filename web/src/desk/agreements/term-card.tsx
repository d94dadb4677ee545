import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { AgreementDetail } from '../../api/agreements';
import { formatDate, formatTerm } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { agreementTones, phaseTones } from '../status-tones';

type Linked = AgreementDetail['successors'][number];

/** How long it holds, what it renews and what renews it, and what the ended term reached. */
export function TermCard({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { phase, predecessor, successors, termStartsOn, termEndsOn, endedTermFigures } = agreement;
  if (!termStartsOn && !termEndsOn && !predecessor && successors.length === 0) return null;
  const renewable = staff && agreement.status === 'signed' && termEndsOn && successors.length === 0;
  return (
    <section className="box" aria-label={t('desk.agreement.term')}>
      <h2>{t('desk.agreement.term')}</h2>
      <p>
        {formatTerm(termStartsOn, termEndsOn, locale())}{' '}
        {phase && <StatusMark tone={phaseTones[phase]}>{t(`phase.${phase}`)}</StatusMark>}
      </p>
      {predecessor && <LinkedLine label={t('desk.term.renews')} one={predecessor} />}
      {endedTermFigures.length > 0 && (
        <dl className="facts">
          {endedTermFigures.map((figure, at) => (
            <div key={at} className="facts-row">
              <dt>{figure.label}</dt>
              <dd>
                {figure.value} {figure.unit}
                <small>{t('desk.term.as_of', { date: formatDate(figure.asOf, locale()) })}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {successors.map((one) => (
        <LinkedLine key={one.id} label={t('desk.term.renewed_by')} one={one} />
      ))}
      {renewable && (
        <Button onClick={() => void navigate(`/desk/agreements/new?renews=${agreement.id}`)}>
          {t('desk.term.renew')}
        </Button>
      )}
    </section>
  );
}

function LinkedLine({ label, one }: { label: string; one: Linked }) {
  const { t } = useTranslation();
  return (
    <div className="line">
      <span>
        <span className="hint">{label}</span>
        <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
        <span className="desk-sub">
          {one.number} · {formatTerm(one.termStartsOn, one.termEndsOn, locale())}
        </span>
      </span>
      <StatusMark tone={agreementTones[one.status]}>{t(`status.agreement.${one.status}`)}</StatusMark>
    </div>
  );
}
