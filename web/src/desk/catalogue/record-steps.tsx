import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CatalogueStep, type CatalogueType, type CatalogueView, useCatalogueStep } from '../../api/catalogue';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';

/** What comes next for a record, by who looks at it: a member puts it forward, a reviewer publishes or gives it back. */
export function RecordSteps({
  type,
  record,
  reviews,
}: {
  type: CatalogueType;
  record: CatalogueView;
  reviews: boolean;
}) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const ask = useAskReason();
  const said = useSaidOf();
  const step = useCatalogueStep(type, record.id);
  const go = (next: CatalogueStep) =>
    step
      .mutateAsync(next)
      .then(() => void message.success(t(`desk.catalogue.did_${next.step}`)))
      .catch((error: unknown) => void message.error(said(error)));
  const { status } = record;
  const withdraw = () => {
    if (status === 'in_review') return void go({ step: 'withdraw' });
    void modal.confirm({
      title: t('desk.catalogue.withdraw_ask'),
      content: t('desk.catalogue.withdraw_what'),
      okText: t('desk.catalogue.withdraw'),
      cancelText: t('ui.back'),
      okButtonProps: { danger: true },
      onOk: () => go({ step: 'withdraw' }),
    });
  };
  return (
    <>
      {!reviews && ['draft', 'withdrawn'].includes(status) && (
        <Button loading={step.isPending} onClick={() => void go({ step: 'submit' })}>
          {t('desk.catalogue.submit')}
        </Button>
      )}
      {reviews && ['draft', 'in_review', 'withdrawn'].includes(status) && (
        <Button loading={step.isPending} onClick={() => void go({ step: 'publish' })}>
          {t('desk.catalogue.publish')}
        </Button>
      )}
      {reviews && status === 'in_review' && (
        <Button
          onClick={() =>
            ask(
              {
                title: t('desk.catalogue.give_back'),
                what: t('desk.catalogue.give_back_what'),
                yes: t('desk.catalogue.give_back'),
              },
              (reason = '') => go({ step: 'give-back', reason }),
            )
          }
        >
          {t('desk.catalogue.give_back')}
        </Button>
      )}
      {['published', 'expired', 'in_review'].includes(status) && (
        <Button danger loading={step.isPending} onClick={withdraw}>
          {t('desk.catalogue.withdraw')}
        </Button>
      )}
    </>
  );
}
