import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpDetail, ReferralView } from '../../api/follow-ups';
import type { ReferralAnswer } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { Money } from '../agreements/money';
import { AnswerDialog, ReferDialog } from './referral-dialogs';

export const answerTones: Record<ReferralAnswer, Tone> = { pending: 'wait', accepted: 'good', declined: 'bad' };

/** To which services the case was handed over, and what they answered. */
export function CaseReferrals({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [answering, setAnswering] = useState<ReferralView>();
  return (
    <section aria-label={t('desk.referral.title')}>
      <h2>{t('desk.referral.title')}</h2>
      {of.referrals.length === 0 && <p className="hint">{t('desk.referral.none')}</p>}
      {of.referrals.map((one) => (
        <div key={one.id} className="line">
          <span>
            <ServiceName of={one} /> · {one.referredTo}
            <span className="desk-sub">
              {t('desk.referral.asked_on', { date: formatDate(one.askedOn, locale()) })}
              {one.amountAsked && (
                <>
                  {' · '}
                  {t('desk.referral.asked_for')} <Money amount={one.amountAsked} />
                </>
              )}
              {one.amountGranted && (
                <>
                  {' · '}
                  {t('desk.referral.granted')} <Money amount={one.amountGranted} />
                </>
              )}
            </span>
            {one.note && <span className="desk-sub">{one.note}</span>}
          </span>
          <span>
            <StatusMark tone={answerTones[one.answer]}>{t(`referral_answer.${one.answer}`)}</StatusMark>{' '}
            <Button size="small" onClick={() => setAnswering(one)}>
              {t('desk.referral.answer')}
            </Button>
          </span>
        </div>
      ))}
      <p>
        <Button onClick={() => setAsking(true)}>{t('desk.referral.add')}</Button>
      </p>
      <ReferDialog of={of} open={asking} onClose={() => setAsking(false)} />
      {answering && <AnswerDialog caseId={of.id} of={answering} onClose={() => setAnswering(undefined)} />}
    </section>
  );
}

/** 融资 · 科创贷 */
export function ServiceName({ of }: { of: Pick<ReferralView, 'service' | 'product'> }) {
  const { t } = useTranslation();
  return <>{[t(`service.${of.service}`), of.product && t(`finance.${of.product}`)].filter(Boolean).join(' · ')}</>;
}
