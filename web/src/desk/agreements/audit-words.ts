import { useTranslation } from 'react-i18next';
import type { AgreementDetail, AuditLine } from '../../api/agreements';
import { useMilestonesOf } from '../../api/milestones';
import { exactMoney } from '../../format/money';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';

/** What a line says beyond its name, in people's words; ids are told by the names behind them. */
export function useAuditWords(agreement: AgreementDetail): (line: AuditLine) => string | undefined {
  const { t } = useTranslation();
  const milestones = useMilestonesOf(agreement.id);
  const people = new Map(
    agreement.envelopes.flatMap((one) => one.signatories).map((one) => [one.id, one.name] as const),
  );
  const money = (value: unknown) => (typeof value === 'string' ? exactMoney(value) : '–');
  const time = (value: unknown) => (typeof value === 'string' ? formatInstant(value, locale()) : '–');
  const personIn = (value: unknown) => people.get(String(value)) ?? t('audit.actor.signatory');
  return ({ type, data }) => {
    switch (type) {
      case 'AMOUNT_CHANGED':
        return t('audit_words.from_to', { from: money(data.from), to: money(data.to) });
      case 'EXPIRY_EXTENDED':
        return t('audit_words.from_to', { from: time(data.from), to: time(data.to) });
      case 'STATE_CHANGED':
        return t('audit_words.from_to', {
          from: t(`status.agreement.${String(data.from)}`),
          to: t(`status.agreement.${String(data.to)}`),
        });
      case 'EMAIL_SENT':
        return t(data.isResend ? 'audit_words.resent_to' : 'audit_words.sent_to', {
          name: personIn(data.signatoryId),
        });
      case 'REMINDER_SENT':
        return t('audit_words.reminded', { name: personIn(data.signatoryId), n: data.n });
      case 'RECIPIENT_EXPIRED':
        return personIn(data.signatoryId);
      case 'DELEGATED':
        return t('audit_words.delegated', { from: personIn(data.fromId), to: personIn(data.toId) });
      case 'OTP_FAILED':
      case 'OTP_VALIDATED':
        return t('audit_words.tries', { n: data.tries });
      case 'ENVELOPE_SENT':
        return t('audit_words.pages', { n: data.pages });
      case 'SEAL_STARTED':
      case 'SEAL_RETRIED':
      case 'SEAL_FAILED':
        return t('audit_words.attempt', { n: data.attempt });
      case 'COMPLETED':
        return t('desk.evidence.level', { level: data.level });
      case 'TERM_NOTICE':
        return t('audit_words.term', { days: data.days, date: formatDate(String(data.termEndsOn), locale()) });
      default:
        return data.milestoneId === undefined
          ? undefined
          : milestones.data?.find((one) => one.id === data.milestoneId)?.title;
    }
  };
}
