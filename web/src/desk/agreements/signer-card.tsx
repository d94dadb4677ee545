import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgreementAction, type AgreementDetail, type SignatoryView } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { signatoryTones } from '../../signing/progress';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

const mostReminders = 5;

interface SignerCardProps {
  agreement: AgreementDetail;
  person: SignatoryView;
  next: boolean;
  resend: boolean;
}

/** One of those who sign, approve or get a copy: how far they are, and what was mailed to them. */
export function SignerCard({ agreement, person, next, resend }: SignerCardProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const act = useAgreementAction(agreement.id);
  const others = agreement.envelope.signatories;
  const delegate = others.find((one) => one.delegatedFromId === person.id);
  const delegator = others.find((one) => one.id === person.delegatedFromId);
  const times = (['notifiedAt', 'openedAt', 'signedAt'] as const).filter((name) => person[name]);
  const mailAgain = () =>
    act.mutateAsync({ name: 'remind', signatoryId: person.id }).then(
      () => void message.success(t('desk.agreement.done.remind')),
      (error: unknown) => void modal.error({ title: t('desk.failed'), content: said(error) }),
    );
  return (
    <li className={next ? 'is-next' : undefined}>
      <strong>{person.role === 'cc' ? person.name : `${person.order}. ${person.name}`}</strong>
      <span className="desk-sub">
        {[person.partyLabel, person.title, person.role !== 'signer' && t(`role.signatory.${person.role}`)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {person.role !== 'cc' && (
        <StatusMark tone={signatoryTones[person.status]}>{t(`status.signatory.${person.status}`)}</StatusMark>
      )}
      {times.map((name) => (
        <span key={name} className="desk-sub">
          {t(`desk.signer.${name}`, { at: formatInstant(person[name] ?? '', locale()) })}
        </span>
      ))}
      {delegator && <span className="desk-sub">{t('desk.signer.delegated_by', { name: delegator.name })}</span>}
      {delegate && <span className="desk-sub">{t('desk.signer.delegated_to', { name: delegate.name })}</span>}
      {person.reason && <span className="desk-sub">{t('desk.signer.reason', { reason: person.reason })}</span>}
      {person.mail === 'dead' && (
        <StatusMark tone="bad">{t('desk.signer.mail_dead', { error: person.mailError ?? '' })}</StatusMark>
      )}
      {next && person.remindAt && (
        <span className="desk-sub">
          {t('desk.signer.reminded', {
            count: person.reminders ?? 0,
            most: mostReminders,
            at: formatInstant(person.remindAt, locale()),
          })}
        </span>
      )}
      {next && !person.remindAt && <span className="desk-sub">{t('desk.signer.reminded_out')}</span>}
      {resend && (
        <Button size="small" loading={act.isPending} onClick={() => void mailAgain()}>
          {t('desk.signer.resend')}
        </Button>
      )}
    </li>
  );
}
