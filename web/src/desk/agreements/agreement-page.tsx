import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAgreement, type AgreementDetail } from '../../api/agreements';
import { useMe } from '../../api/session';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { RetentionCard } from '../archive/retention-card';
import { PageHead } from '../page-head';
import { PaperCard } from '../paper/paper-card';
import { agreementTones } from '../status-tones';
import { AgreementActions } from './agreement-actions';
import { AgreementFacts } from './agreement-facts';
import { AgreementFile } from './agreement-file';
import { AgreementNotices } from './agreement-notices';
import { AuditTrail } from './audit-trail';
import { ContractRegistrationCard } from './contract-registration-card';
import { EnvelopeVersions } from './envelope-versions';
import { EvidenceCard } from './evidence-card';
import { MilestonesTab } from './milestones-tab';
import { SignerLine } from './signer-line';
import { TermCard } from './term-card';

export function AgreementPage() {
  const { id = '' } = useParams();
  const agreement = useAgreement(id);
  if (agreement.isError) return <LoadFailed error={agreement.error} retry={() => void agreement.refetch()} />;
  if (!agreement.data) return <Loading lines={8} />;
  return <Shown agreement={agreement.data} />;
}

/** Who has signed and who is next; the file; what is agreed; the trail. Each part is a component of its own. */
function Shown({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const me = useMe();
  const staff = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  return (
    <>
      <PageHead
        title={agreement.title}
        mark={
          <StatusMark tone={agreementTones[agreement.status]}>{t(`status.agreement.${agreement.status}`)}</StatusMark>
        }
        sub={`${agreement.number} · ${t(`kind.agreement.${agreement.kind}`)}`}
        back={{ to: '/desk/agreements', label: t('desk.nav.agreements') }}
      >
        {staff && agreement.status === 'draft' && (
          <Button onClick={() => void navigate('edit')}>{t('desk.agreement.edit')}</Button>
        )}
        {agreement.envelope.documentSha256 && (
          <Button href={`/api/agreements/${agreement.id}/document.pdf`} download={`${agreement.number}.pdf`}>
            {t('desk.agreement.download')}
          </Button>
        )}
        {staff && <AgreementActions agreement={agreement} />}
      </PageHead>
      <AgreementNotices agreement={agreement} staff={staff} />
      <SignerLine agreement={agreement} staff={staff} />
      <div className="desk-columns">
        <Tabs
          activeKey={params.get('tab') ?? 'file'}
          onChange={(tab) => setParams({ tab }, { replace: true })}
          items={[
            { key: 'file', label: t('desk.agreement.file'), children: <AgreementFile agreement={agreement} /> },
            {
              key: 'milestones',
              label: t('desk.milestone.tab'),
              children: <MilestonesTab agreement={agreement} staff={staff} />,
            },
            ...(staff
              ? [{ key: 'paper', label: t('paper.title'), children: <PaperCard agreement={agreement} /> }]
              : []),
            { key: 'versions', label: t('desk.envelope.tab'), children: <EnvelopeVersions agreement={agreement} /> },
            {
              key: 'trail',
              label: t('desk.agreement.trail'),
              children: <AuditTrail agreement={agreement} staff={staff} />,
            },
          ]}
        />
        <aside>
          <AgreementFacts agreement={agreement} />
          <TermCard agreement={agreement} staff={staff} />
          <EvidenceCard agreement={agreement} />
          <ContractRegistrationCard agreement={agreement} staff={staff} />
          {staff && <RetentionCard kept={{ of: 'agreement', id: agreement.id }} />}
        </aside>
      </div>
    </>
  );
}
