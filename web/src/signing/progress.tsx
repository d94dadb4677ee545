import { useTranslation } from 'react-i18next';
import type { SigningSession } from '../api/signing';
import type { SignatoryStatus } from '../api/types';
import { StatusMark, type Tone } from '../ui/status-mark';

export const signatoryTones: Record<SignatoryStatus, Tone> = {
  waiting_turn: 'quiet',
  notified: 'wait',
  opened: 'wait',
  signed: 'good',
  approved: 'good',
  declined: 'bad',
  delegated: 'quiet',
  expired: 'bad',
};

/** How many have signed, and who: names and states only. */
export function Progress({ session }: { session: SigningSession }) {
  const { t } = useTranslation();
  const own = session.signatory;
  const people = [
    ...(own.role === 'cc' ? [] : [{ name: t('sign.you', { name: own.name }), status: own.status }]),
    ...session.signatories,
  ];
  const signing = people.filter((one) => one.status !== 'delegated');
  const done = people.filter((one) => one.status === 'signed' || one.status === 'approved').length;
  if (people.length === 0) return null;
  return (
    <section className="signers" aria-label={t('sign.progress')}>
      <h2>{t('sign.signed_of', { done, of: signing.length })}</h2>
      <ul>
        {people.map((one, at) => (
          <li key={at}>
            <span>{one.name}</span>
            <StatusMark tone={signatoryTones[one.status]}>{t(`status.signatory.${one.status}`)}</StatusMark>
          </li>
        ))}
      </ul>
    </section>
  );
}
