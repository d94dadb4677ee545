import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecline } from '../api/signing';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { useFormErrors } from '../ui/use-form-errors';

/** Declining ends it for everybody, so it asks for the reason and says who gets it. */
export function DeclineDialog({ open, onClose, done }: { open: boolean; onClose: () => void; done: () => void }) {
  const { t } = useTranslation();
  const decline = useDecline();
  const [reason, setReason] = useState('');
  const { errors, form, check, refuse } = useFormErrors();
  return (
    <Dialog open={open} title={t('sign.decline_sure')} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!check({ reason: !reason.trim() && t('sign.reason_missing') }) || decline.isPending) return;
          decline.mutate(reason.trim(), {
            onSuccess: () => {
              onClose();
              done();
            },
            onError: refuse,
          });
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
          error={errors.fields.reason ?? errors.summary ?? undefined}
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
