import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type BesideAction, type CatalogueView, useBesideRecord } from '../../api/catalogue';
import { useSaidOf } from '../form-problem';

/** Attachments of a record, and the way to forget its contact. */
export function RecordFiles({ record, locked }: { record: CatalogueView; locked: boolean }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const saidOf = useSaidOf();
  const act = useBesideRecord(record.id);
  const input = useRef<HTMLInputElement>(null);
  const run = (action: BesideAction, said: string) =>
    act
      .mutateAsync(action)
      .then(() => void message.success(said))
      .catch((error: unknown) => void message.error(saidOf(error)));
  return (
    <section aria-label={t('catalogue.files')}>
      <h3>{t('catalogue.files')}</h3>
      {(record.files ?? []).map((file) => (
        <div key={file.id} className="line">
          <a href={`/api/catalogue/${record.id}/files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          {!locked && (
            <Button
              type="link"
              danger
              size="small"
              aria-label={t('desk.catalogue.remove_file', { name: file.name })}
              onClick={() =>
                void modal.confirm({
                  icon: null,
                  title: t('desk.catalogue.remove_file', { name: file.name }),
                  okText: t('desk.catalogue.remove'),
                  okButtonProps: { danger: true },
                  cancelText: t('ui.back'),
                  onOk: () => run({ do: 'remove', fileId: file.id }, t('desk.catalogue.removed')),
                })
              }
            >
              {t('desk.catalogue.remove')}
            </Button>
          )}
        </div>
      ))}
      {!locked && (
        <>
          <p className="hint">{t('desk.catalogue.files_hint')}</p>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('desk.catalogue.attach')}
            accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void run({ do: 'attach', file }, t('desk.catalogue.attached'));
              target.value = '';
            }}
          />
          <Button loading={act.isPending} onClick={() => input.current?.click()}>
            {t('desk.catalogue.attach')}
          </Button>
        </>
      )}
      {record.contact && (
        <p>
          <Button
            danger
            loading={act.isPending}
            onClick={() =>
              void modal.confirm({
                icon: null,
                title: t('desk.catalogue.erase_contact'),
                content: t('desk.catalogue.erase_contact_what'),
                okText: t('desk.catalogue.erase_contact'),
                okButtonProps: { danger: true },
                cancelText: t('ui.back'),
                onOk: () => run({ do: 'erase_contact' }, t('desk.catalogue.contact_erased')),
              })
            }
          >
            {t('desk.catalogue.erase_contact')}
          </Button>
        </p>
      )}
    </section>
  );
}
