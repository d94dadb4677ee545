import { useTranslation } from 'react-i18next';
import type { Verdict } from '../api/verify';
import { formatDate, formatTerm } from '../format/when';
import { locale } from '../i18n';
import { Notice } from '../ui/notice';
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
  const { agreement, letter, result } = verdict;
  const over = letter?.status === 'revoked' || letter?.status === 'ended';
  const tone = result === 'archived' && over ? 'bad' : tones[result];
  const means =
    result === 'archived' || result === 'unknown' ? `verify.means.${result}_${by}` : `verify.means.${result}`;
  return (
    <section className={`verdict verdict-${tone}`} data-testid="verdict">
      <StatusMark tone={tone}>
        {t(by === 'code' && result === 'archived' ? 'verify.result.archived_code' : `verify.result.${result}`)}
      </StatusMark>
      <p className="verdict-of">{of}</p>
      <p>{t(means)}</p>
      {letter && <LetterShown of={letter} />}
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

type Letter = NonNullable<Verdict['letter']>;

/** What it says, for whom as far as anybody may know, and whether it still holds. */
function LetterShown({ of }: { of: Letter }) {
  const { t } = useTranslation();
  const day = (on: string) => formatDate(on, locale(), new Date(0));
  return (
    <>
      {of.status === 'revoked' && (
        <Notice tone="bad">{t('verify.letter_revoked', { date: of.revokedOn ? day(of.revokedOn) : '' })}</Notice>
      )}
      {of.status === 'ended' && <Notice tone="bad">{t('verify.letter_ended')}</Notice>}
      <dl className="facts">
        <dt>{t('verify.number')}</dt>
        <dd>{of.number}</dd>
        <dt>{t('verify.letter')}</dt>
        <dd>
          {of.subject}
          <small>{t(`verify.kind.${of.kind}`)}</small>
        </dd>
        <dt>{t('verify.holder')}</dt>
        <dd>{of.holderMasked ?? t('verify.holder_erased')}</dd>
        <dt>{t('verify.issuer')}</dt>
        <dd>{of.issuer}</dd>
        <dt>{t('verify.issued_on')}</dt>
        <dd>{day(of.issuedOn)}</dd>
        {(of.validFrom ?? of.validTo) && (
          <>
            <dt>{t('verify.valid')}</dt>
            <dd>{formatTerm(of.validFrom, of.validTo, locale())}</dd>
          </>
        )}
        <dt>{t('verify.status')}</dt>
        <dd>{t(`verify.letter_status.${of.status}`)}</dd>
      </dl>
    </>
  );
}
