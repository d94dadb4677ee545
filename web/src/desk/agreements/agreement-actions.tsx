import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementAction, type AgreementAction, type AgreementDetail } from '../../api/agreements';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';
import { SignByDialog } from './sign-by-dialog';

type Ending = 'void' | 'abandon' | 'terminate';

/** What can be done now; sending says who gets a mail, ending asks why. */
export function AgreementActions({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const act = useAgreementAction(agreement.id);
  const ask = useAskReason();
  const [dating, setDating] = useState<'send' | 'extend' | null>(null);
  const { status, envelope } = agreement;
  const out = status === 'signing' && envelope.status === 'sent';
  const run = (action: AgreementAction) =>
    act.mutateAsync(action).then(
      () => void message.success(t(`desk.agreement.done.${action.name}`)),
      (error: unknown) => void modal.error({ title: t('desk.failed'), content: said(error) }),
    );
  const end = (name: Ending) =>
    ask(
      {
        title: t(`desk.agreement.${name}_sure`),
        what: t(`desk.agreement.${name}_what`),
        yes: t(`desk.agreement.${name}`),
        optional: name === 'abandon',
      },
      (reason) => run({ name, reason }),
    );
  const remind = () =>
    void modal.confirm({
      icon: null,
      title: t('desk.agreement.remind_sure'),
      content: t('desk.agreement.remind_what'),
      okText: t('desk.agreement.remind'),
      cancelText: t('ui.back'),
      onOk: () => run({ name: 'remind' }),
    });
  return (
    <>
      {status === 'draft' && (
        <Button type="primary" loading={act.isPending} onClick={() => setDating('send')}>
          {t('desk.agreement.send')}
        </Button>
      )}
      {out && (
        <Button loading={act.isPending} onClick={remind}>
          {t('desk.agreement.remind')}
        </Button>
      )}
      {out && <Button onClick={() => setDating('extend')}>{t('desk.agreement.extend')}</Button>}
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
      {dating && <SignByDialog agreement={agreement} what={dating} onClose={() => setDating(null)} />}
    </>
  );
}
