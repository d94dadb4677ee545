import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { useVerifyPaper, type PaperCopy } from '../../api/paper';
import { useMe } from '../../api/session';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { Notice } from '../../ui/notice';
import { useSaidOf } from '../form-problem';
import { PaperForm } from './paper-form';
import { PaperScan } from './paper-scan';
import './paper.css';

/** Signing on paper: one brings the scan, another holds it against the paper; then the agreement is signed. */
export function PaperCard({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const staff = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const { paper, status, evidence } = agreement;
  if (status === 'signed' && evidence !== 'paper') return <p className="hint">{t('paper.not_needed')}</p>;
  if (status === 'signing') return <Notice tone="wait">{t('paper.out')}</Notice>;
  return (
    <section className="paper-card" aria-label={t('paper.title')}>
      {paper && <Copy key={paper.sha256} agreement={agreement} paper={paper} staff={staff} />}
      {status === 'draft' && staff && (
        <>
          <h3>{t(paper ? 'paper.replace' : 'paper.upload')}</h3>
          {!paper && <p className="hint">{t('paper.what')}</p>}
          <PaperForm agreementId={agreement.id} />
        </>
      )}
    </section>
  );
}

function Copy({ agreement, paper, staff }: { agreement: AgreementDetail; paper: PaperCopy; staff: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="facts">
        <dt>{t('verify.signed_on')}</dt>
        <dd>
          {formatDate(paper.signedOn, locale())} · {paper.place}
        </dd>
        <dt>{t('paper.uploaded')}</dt>
        <dd>{[paper.uploadedByName, formatInstant(paper.uploadedAt, locale())].filter(Boolean).join(' · ')}</dd>
        {paper.verifiedAt && (
          <>
            <dt>{t('paper.verified')}</dt>
            <dd>{[paper.verifiedByName, formatInstant(paper.verifiedAt, locale())].filter(Boolean).join(' · ')}</dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className="hash-line">{paper.sha256}</dd>
      </dl>
      <PaperScan agreementId={agreement.id} number={agreement.number} sha256={paper.sha256} />
      {agreement.status === 'draft' && staff && <Verify agreementId={agreement.id} paper={paper} />}
    </>
  );
}

/** Who uploaded it is told at once that somebody else has to look; the service refuses it in any case. */
function Verify({ agreementId, paper }: { agreementId: string; paper: PaperCopy }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const me = useMe();
  const verify = useVerifyPaper(agreementId);
  if (me.data?.id === paper.uploadedBy)
    return (
      <Notice tone="wait" title={t('paper.waits')}>
        {t('paper.somebody_else')}
      </Notice>
    );
  return (
    <Notice tone="wait" title={t('paper.waits')}>
      <p>{t('paper.compare')}</p>
      <Button
        type="primary"
        loading={verify.isPending}
        onClick={() =>
          verify.mutate(undefined, {
            onSuccess: () => void message.success(t('paper.signed_now')),
            onError: (error) => void message.error(saidOf(error)),
          })
        }
      >
        {t('paper.verify')}
      </Button>
    </Notice>
  );
}
