import { App, Button, Empty, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeadMails, useRetryMail, type MailJob } from '../../api/users';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';

/** Mails that were given up after several tries; each can be tried again. */
export function DeadMailsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const mails = useDeadMails();
  const retry = useRetryMail();
  return (
    <>
      <PageHead title={t('desk.nav.mails')} sub={t('desk.mail.what')} />
      {mails.isError ? (
        <LoadFailed error={mails.error} retry={() => void mails.refetch()} />
      ) : (
        <Table<MailJob>
          rowKey="id"
          size="middle"
          loading={mails.isPending}
          dataSource={mails.data}
          pagination={false}
          locale={{ emptyText: <Empty description={t('desk.mail.none')} /> }}
          columns={[
            { title: t('desk.mail.kind'), render: (_, job) => t(`mail.${job.kind}`, { defaultValue: job.kind }) },
            { title: t('desk.mail.error'), dataIndex: 'error' },
            { title: t('desk.mail.attempts'), dataIndex: 'attempts', width: 100, align: 'right' },
            { title: t('desk.mail.since'), width: 180, render: (_, job) => formatInstant(job.createdAt, locale()) },
            {
              title: t('desk.actions'),
              width: 120,
              render: (_, job) => (
                <Button
                  type="link"
                  size="small"
                  disabled={retry.isPending}
                  onClick={() =>
                    retry.mutate(job.id, {
                      onSuccess: () => void message.success(t('desk.mail.retried')),
                      onError: (error) => void message.error(said(error)),
                    })
                  }
                >
                  {t('ui.try_again')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
