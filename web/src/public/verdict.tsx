import { useTranslation } from 'react-i18next';
import type { Verdict } from '../api/verify';
import { formatDate } from '../format/when';
import { locale } from '../i18n';
import { StatusMark, type Tone } from '../ui/status-mark';

const tones: Record<Verdict['result'], Tone> = {
  archived: 'good',
  valid_but_not_archived: 'wait',
  modified: 'bad',
  unsigned: 'quiet',
  unknown: 'quiet',
};

/** What was found, in words; what it means; and what the archive holds under that number. */
export function VerdictShown({ verdict, of, by }: { verdict: Verdict; of: string; by: 'file' | 'code' }) {
  const { t } = useTranslation();
  const { agreement, result } = verdict;
  const means =
    result === 'archived' || result === 'unknown' ? `verify.means.${result}_${by}` : `verify.means.${result}`;
  return (
    <section className={`verdict verdict-${tones[result]}`} data-testid="verdict">
      <StatusMark tone={tones[result]}>
        {t(by === 'code' && result === 'archived' ? 'verify.result.archived_code' : `verify.result.${result}`)}
      </StatusMark>
      <p className="verdict-of">{of}</p>
      <p>{t(means)}</p>
      {agreement && (
        <dl className="facts">
          <dt>{t('verify.number')}</dt>
          <dd>{agreement.number}</dd>
          <dt>{t('verify.agreement')}</dt>
          <dd>
            {agreement.title}
            <small>{t(`kind.agreement.${agreement.kind}`)}</small>
          </dd>
          <dt>{t('verify.parties')}</dt>
          <dd>{agreement.parties.map((party) => (typeof party === 'string' ? party : party.name)).join('、')}</dd>
          <dt>{t('verify.signed_on')}</dt>
          <dd>{agreement.signedOn ? formatDate(agreement.signedOn, locale()) : '–'}</dd>
          <dt>{t('verify.status')}</dt>
          <dd>{t(`status.agreement.${agreement.status}`)}</dd>
        </dl>
      )}
    </section>
  );
}
