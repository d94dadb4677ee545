import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import type { SigningSession } from '../api/signing';
import { Notice } from '../ui/notice';
import type { Tone } from '../ui/status-mark';

export type End =
  'signed' | 'approved' | 'declined' | 'delegated' | 'waiting' | 'expired' | 'voided' | 'completed' | 'dead' | 'copy';

const tones: Record<End, Tone> = {
  signed: 'good',
  approved: 'good',
  completed: 'good',
  declined: 'bad',
  delegated: 'quiet',
  waiting: 'wait',
  expired: 'bad',
  voided: 'bad',
  dead: 'bad',
  copy: 'quiet',
};

/** Why there is nothing (more) to sign; null where there is. */
export function endOf(found: SigningSession | Problem): End | null {
  if (found instanceof Problem) return endOfCode(found.code);
  const { status, role } = found.signatory;
  if (
    status === 'signed' ||
    status === 'approved' ||
    status === 'declined' ||
    status === 'delegated' ||
    status === 'expired'
  )
    return status;
  const envelope = found.agreement.envelopeStatus;
  if (envelope === 'declined' || envelope === 'voided' || envelope === 'expired' || envelope === 'completed')
    return envelope;
  if (role === 'cc') return 'copy';
  return status === 'waiting_turn' ? 'waiting' : null;
}

function endOfCode(code: string): End {
  if (/DELEGATED/.test(code)) return 'delegated';
  if (/SIGNED|DONE/.test(code)) return 'signed';
  if (/DECLINED/.test(code)) return 'declined';
  if (/VOID/.test(code)) return 'voided';
  if (/EXPIRED/.test(code)) return 'expired';
  if (/TURN/.test(code)) return 'waiting';
  return 'dead';
}

interface SigningEndProps {
  end: End | null;
  /** What the service said of a link that opens nothing. */
  words?: string;
  /** To whom signing was just handed. */
  to?: { name: string; email: string };
}

export function SigningEnd({ end, words, to }: SigningEndProps) {
  const { t } = useTranslation();
  const state = end ?? 'dead';
  const next = to ? t('sign.end.delegated.to', to) : t(`sign.end.${state}.next`);
  return (
    <div data-testid={`signing-${state}`}>
      <Notice tone={tones[state]} title={t(`sign.end.${state}.title`)}>
        <p>{state === 'dead' && words ? words : next}</p>
      </Notice>
    </div>
  );
}
