import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportStatements } from '../../api/statements';
import { useSaidOf } from '../form-problem';

/** A table is tried first; what it would do is said before it is written, and every bad row is named. */
export function StatementImport() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const send = useImportStatements();
  const [busy, setBusy] = useState(false);
  const take = async (sheet: File): Promise<void> => {
    setBusy(true);
    try {
      const tried = await send.mutateAsync({ sheet, dryRun: true });
      if (tried.rejected) {
        modal.error({
          title: t('statement.import_rows_bad', { count: tried.rejected.length }),
          content: (
            <ul>
              {tried.rejected.map(({ row, errors }) => (
                <li key={row}>
                  {t('statement.import_row', { row })} {errors.map((one) => `${one.column}: ${one.detail}`).join('; ')}
                </li>
              ))}
            </ul>
          ),
        });
        return;
      }
      modal.confirm({
        icon: null,
        title: t('statement.import'),
        content: t('statement.import_would', { created: tried.created, updated: tried.updated, same: tried.unchanged }),
        okText: t('statement.import_do'),
        cancelText: t('ui.back'),
        onOk: () =>
          send.mutateAsync({ sheet, dryRun: false }).catch((error: unknown) => void message.error(said(error))),
      });
    } catch (error) {
      void message.error(said(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Upload
      accept=".csv,.xlsx"
      showUploadList={false}
      beforeUpload={(file) => {
        void take(file);
        return false;
      }}
    >
      <Button loading={busy}>{t('statement.import')}</Button>
    </Upload>
  );
}
