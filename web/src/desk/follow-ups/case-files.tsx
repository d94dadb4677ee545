import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, type FollowUpDetail } from '../../api/follow-ups';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { useSaidOf } from '../form-problem';

/** Files kept with the case. They are never changed or removed. */
export function CaseFiles({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const act = useFollowUpAction(of.id);
  const input = useRef<HTMLInputElement>(null);
  const keep = (file: File | undefined) =>
    file &&
    act.mutate(
      { name: 'file', file },
      {
        onSuccess: () => void message.success(t('desk.file.kept')),
        onError: (error) => void message.error(saidOf(error)),
      },
    );
  return (
    <div className="box">
      <h2>{t('desk.file.title')}</h2>
      {of.files.map((file) => (
        <div key={file.id} className="line">
          <a href={`/api/follow-ups/${of.id}/files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          <span className="hint">
            {[file.uploadedByName, formatInstant(file.uploadedAt, locale())].filter(Boolean).join(' · ')}
          </span>
        </div>
      ))}
      <p className="hint">{t('desk.file.hint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('desk.file.add')}
        accept=".pdf,.png,.jpg,.jpeg,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.csv,.txt"
        onChange={(change) => {
          keep(change.target.files?.[0]);
          change.target.value = '';
        }}
      />
      <Button loading={act.isPending} onClick={() => input.current?.click()}>
        {t('desk.file.add')}
      </Button>
    </div>
  );
}
