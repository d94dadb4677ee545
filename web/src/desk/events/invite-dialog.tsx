import { Alert, App, Button, Checkbox, Input, Modal, Segmented, Table, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportInvitations, type ImportOutcome, type Sheet } from '../../api/inviting';
import { useSaidOf } from '../form-problem';
import { SheetProgress } from '../sheets/sheet-progress';
import { sheetOf } from './pasted-list';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whom to invite, pasted or as a file; looked through first, mailed only then. */
export function InviteDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const send = useImportInvitations(eventId);
  const [way, setWay] = useState<'paste' | 'file'>('paste');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [skipApproval, setSkip] = useState(false);
  const [exceedCapacity, setExceed] = useState(false);
  const [expiresAt, setExpires] = useState('');
  const [checked, setChecked] = useState<ImportOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** How much of the list is sent, while it is on its way. */
  const [sent, setSent] = useState<number | null>(null);

  const sheet = (): Sheet | null => {
    if (way === 'paste') return text.trim() ? sheetOf(text, { skipApproval, exceedCapacity, expiresAt }) : null;
    return file && { content: file, type: /\.xlsx$/i.test(file.name) ? xlsx : 'text/csv' };
  };
  function change(): void {
    setChecked(null);
    setProblem(null);
  }
  async function act(dryRun: boolean): Promise<void> {
    const ready = sheet();
    if (!ready) return setProblem(t(`desk.invitations.${way === 'paste' ? 'paste_missing' : 'file_missing'}`));
    setProblem(null);
    setSent(0);
    try {
      const outcome = await send.mutateAsync({ sheet: ready, dryRun, onSent: setSent });
      if (dryRun || outcome.rejected.length > 0) return setChecked(outcome);
      void message.success(t('desk.invitations.sent', { count: outcome.created }));
      onClose();
    } catch (error) {
      setProblem(said(error));
    } finally {
      setSent(null);
    }
  }

  const ready = checked !== null && checked.rejected.length === 0 && checked.created > 0;
  return (
    <Modal
      open
      width={720}
      title={t('desk.invitations.invite')}
      onCancel={onClose}
      footer={[
        <Button key="check" loading={send.isPending && !ready} onClick={() => void act(true)}>
          {t('desk.invitations.check')}
        </Button>,
        <Button
          key="send"
          type="primary"
          disabled={!ready}
          loading={send.isPending && ready}
          onClick={() => void act(false)}
        >
          {t('desk.invitations.send', { count: checked?.created ?? 0 })}
        </Button>,
      ]}
    >
      <Segmented
        value={way}
        onChange={(value) => {
          setWay(value);
          change();
        }}
        options={(['paste', 'file'] as const).map((value) => ({ value, label: t(`desk.invitations.way.${value}`) }))}
        style={{ marginBottom: 16 }}
      />
      {way === 'paste' ? (
        <>
          <Input.TextArea
            rows={8}
            aria-label={t('desk.invitations.paste')}
            placeholder={t('desk.invitations.paste_example')}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              change();
            }}
          />
          <p className="hint">{t('desk.invitations.paste_hint')}</p>
          <div className="desk-actions">
            <Checkbox checked={skipApproval} onChange={({ target }) => (setSkip(target.checked), change())}>
              {t('desk.invitations.skip_long')}
            </Checkbox>
            <Checkbox checked={exceedCapacity} onChange={({ target }) => (setExceed(target.checked), change())}>
              {t('desk.invitations.exceed_long')}
            </Checkbox>
            <label>
              {t('desk.invitations.until')}{' '}
              <Input
                type="date"
                style={{ width: 160 }}
                value={expiresAt}
                onChange={({ target }) => (setExpires(target.value), change())}
              />
            </label>
          </div>
        </>
      ) : (
        <>
          <Upload.Dragger
            accept=".csv,.xlsx"
            maxCount={1}
            fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
            beforeUpload={(picked) => {
              setFile(picked);
              change();
              return false;
            }}
            onRemove={() => {
              setFile(null);
              change();
            }}
          >
            <p>{t('desk.invitations.drop')}</p>
          </Upload.Dragger>
          <p className="hint">
            {t('desk.invitations.columns')}{' '}
            <a href={`/api/events/${eventId}/invitations/template.xlsx`} download>
              {t('import.template')}
            </a>
          </p>
        </>
      )}
      <SheetProgress sent={sent} />
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginTop: 16 }} />}
      {checked && <Checked outcome={checked} pasted={way === 'paste'} />}
    </Modal>
  );
}

function Checked({ outcome, pasted }: { outcome: ImportOutcome; pasted: boolean }) {
  const { t } = useTranslation();
  const { created, unchanged, rejected } = outcome;
  if (rejected.length === 0) {
    return (
      <Alert
        type={created > 0 ? 'success' : 'warning'}
        showIcon
        role="status"
        style={{ marginTop: 16 }}
        title={t('desk.invitations.checked', { count: created, unchanged })}
      />
    );
  }
  return (
    <>
      <Alert
        type="error"
        showIcon
        role="alert"
        style={{ margin: '16px 0' }}
        title={t('desk.invitations.rejected', { count: rejected.length })}
      />
      <Table
        size="small"
        rowKey="row"
        pagination={false}
        scroll={{ y: 240 }}
        dataSource={rejected}
        columns={[
          // A pasted list has got its headings from us.
          { title: t('desk.invitations.row'), width: 80, render: (_, one) => (pasted ? one.row - 1 : one.row) },
          {
            title: t('desk.invitations.wrong'),
            render: (_, one) => one.errors.map(({ column, detail }) => `${column}: ${detail}`).join('; '),
          },
        ]}
      />
    </>
  );
}
