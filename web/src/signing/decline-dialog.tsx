import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../api/problem';
import { useDecline } from '../api/signing';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { useFormErrors } from '../ui/use-form-errors';

interface DeclineDialogProps {
  documentSha256: string;
  open: boolean;
  onClose: () => void;
  done: () => void;
}

/** Declining ends it for everybody, so it asks for the reason and says who gets it. */
export function DeclineDialog({ documentSha256, open, onClose, done }: DeclineDialogProps) {
  const { t } = useTranslation();
  const decline = useDecline();
  const [reason, setReason] = useState('');
  const { errors, form, check, refuse } = useFormErrors();
  const lost = decline.error instanceof ConnectionLost ? t('ui.connection_lost') : undefined;
  return (
    <Dialog open={open} title={t('sign.decline_sure')} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!check({ reason: !reason.trim() && t('sign.reason_missing') }) || decline.isPending) return;
          decline.mutate(
            { reason: reason.trim(), documentSha256 },
            {
              onSuccess: () => {
                onClose();
                done();
              },
              onError: refuse,
            },
          );
        }}
      >
        <p>{t('sign.decline_what')}</p>
        <TextArea
          name="reason"
          label={t('sign.reason')}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={errors.fields.reason ?? errors.summary ?? lost}
        />
        <p className="row">
          <BusyButton type="submit" tone="danger" busy={decline.isPending}>
            {t('sign.decline_yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={onClose}>
            {t('ui.back')}
          </BusyButton>
        </p>
      </form>
    </Dialog>
  );
}
