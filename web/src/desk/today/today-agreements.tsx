import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAgreements, type AgreementView } from '../../api/agreements';
import { formatDate } from '../../format/when';
import { daysSince } from '../../format/days';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';

const groups = {
  failingSeals: { envelope: 'seal_failed' },
  waitingForSignature: { waitingDays: 7 },
  endingTerms: { endsWithinDays: 30 },
} as const;
type Group = keyof typeof groups;

/** The agreements behind today's numbers, the worst first: what fails, what waits for whom, what ends. */
export function TodayAgreements() {
  return (Object.keys(groups) as Group[]).map((group) => <Some key={group} group={group} />);
}

function Some({ group }: { group: Group }) {
  const { t } = useTranslation();
  const list = useAgreements({ ...groups[group], limit: 10 });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t(`desk.today.${group}`)}</h2>
      {rows.map((one) => (
        <div key={one.id} className="line">
          <span>
            <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
            <span className="desk-sub">
              {one.number} · {one.parties.map((party) => party.name).join(t('ui.comma'))}
            </span>
          </span>
          <StatusMark tone={group === 'failingSeals' ? 'bad' : 'wait'}>
            <Why group={group} one={one} />
          </StatusMark>
        </div>
      ))}
    </section>
  );
}

function Why({ group, one }: { group: Group; one: AgreementView }) {
  const { t } = useTranslation();
  if (group === 'failingSeals') return t(`desk.seal.trouble.${one.envelope.sealError ?? 'failed'}`);
  if (group === 'endingTerms') return t('desk.today.ends_on', { date: formatDate(one.termEndsOn ?? '', locale()) });
  const next = one.envelope.signatories.filter((person) => ['notified', 'opened'].includes(person.status));
  return t('desk.today.waits_for', {
    names: next
      .filter((person) => person.role !== 'cc')
      .map((person) => person.name)
      .join(t('ui.comma')),
    days: daysSince(one.envelope.sentAt ?? new Date().toISOString()),
  });
}
