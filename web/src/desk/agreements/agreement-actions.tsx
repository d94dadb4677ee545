import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgreementAction, type AgreementDetail } from '../../api/agreements';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';

type Action = 'send' | 'remind' | 'void' | 'abandon' | 'terminate';

/** What can be done now; sending says who gets a mail, ending asks why. */
export function AgreementActions({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const act = useAgreementAction(agreement.id);
  const ask = useAskReason();
  const { status, envelope } = agreement;
  const out = status === 'signing' && envelope.status === 'sent';
  const run = (name: Action, reason?: string) =>
    act.mutateAsync({ name, reason }).then(
      () => void message.success(t(`desk.agreement.done.${name}`)),
      (error: unknown) => void modal.error({ title: t('desk.failed'), content: said(error) }),
    );
  const first = Math.min(...envelope.signatories.filter((one) => one.role !== 'cc').map((one) => one.order));
  const mailed = envelope.signatories.filter((one) => one.role !== 'cc' && one.order === first).map((one) => one.name);
  const end = (name: 'void' | 'abandon' | 'terminate') =>
    ask(
      {
        title: t(`desk.agreement.${name}_sure`),
        what: t(`desk.agreement.${name}_what`),
        yes: t(`desk.agreement.${name}`),
        optional: name === 'abandon',
      },
      (reason) => run(name, reason),
    );
  return (
    <>
      {status === 'draft' && (
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() =>
            void modal.confirm({
              icon: null,
              title: t('desk.agreement.send_sure'),
              content: t('desk.agreement.send_what', { names: mailed.join(t('ui.comma')) }),
              okText: t('desk.agreement.send'),
              cancelText: t('ui.back'),
              onOk: () => run('send'),
            })
          }
        >
          {t('desk.agreement.send')}
        </Button>
      )}
      {out && (
        <Button loading={act.isPending} onClick={() => void run('remind')}>
          {t('desk.agreement.remind')}
        </Button>
      )}
      {out && (
        <Button danger onClick={() => end('void')}>
          {t('desk.agreement.void')}
        </Button>
      )}
      {status === 'draft' && (
        <Button danger onClick={() => end('abandon')}>
          {t('desk.agreement.abandon')}
        </Button>
      )}
      {status === 'signed' && (
        <Button danger onClick={() => end('terminate')}>
          {t('desk.agreement.terminate')}
        </Button>
      )}
    </>
  );
}
