import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../api/events';
import { useStateIntent, type PlaceView } from '../api/registrations';
import { intentKinds, type IntentKind } from '../api/types';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, SelectField, TextArea, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';
import { nameOf } from './names';

/** Whom the attendee wants to go on with, among those that host or take part. */
export function IntentForm({ registration }: { registration: PlaceView }) {
  const { t } = useTranslation();
  const event = useEvent(registration.eventId);
  const state = useStateIntent(registration.id);
  const { errors, form, check, refuse } = useFormErrors();
  const [kind, setKind] = useState<IntentKind>('cooperation');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [area, setArea] = useState('');
  const [from, setFrom] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const parties = [...(event.data?.guests ?? []), ...(event.data?.hosts ?? [])];
  if (parties.length === 0) return null;

  function submit(): void {
    const wanted = kind === 'settlement' ? { areaSquareMetres: area || undefined, wantedFrom: from || undefined } : {};
    const fine = check({
      toOrganisationId: !to && t('intent.to_missing'),
      areaSquareMetres:
        Boolean(wanted.areaSquareMetres) && !/^\d{1,9}(\.\d{1,2})?$/.test(area) && t('intent.area_wrong'),
    });
    if (!fine || state.isPending) return;
    const chosen = parties.find((one) => one.id === to);
    state.mutate(
      { kind, toOrganisationId: to, note: note.trim() || undefined, ...wanted },
      {
        onSuccess: () => {
          setSentTo(chosen ? nameOf(chosen) : '');
          setTo('');
          setNote('');
          setArea('');
          setFrom('');
        },
        onError: refuse,
      },
    );
  }

  return (
    <section className="intent">
      <h2>{t('intent.title')}</h2>
      <p className="hint">{t('intent.what')}</p>
      {sentTo && (
        <Notice tone="good" title={t('intent.sent', { name: sentTo })}>
          {t('intent.sent_next')}
        </Notice>
      )}
      <form
        ref={form}
        noValidate
        className="form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} />
        <SelectField
          name="toOrganisationId"
          label={t('intent.to')}
          empty={t('intent.choose')}
          value={to}
          onChange={setTo}
          choices={parties.map((one) => ({ value: one.id, label: nameOf(one) }))}
          error={errors.fields.toOrganisationId}
        />
        <ChoiceField
          name="kind"
          label={t('intent.kind')}
          value={[kind]}
          onChange={([chosen]) => setKind(chosen === 'settlement' ? 'settlement' : 'cooperation')}
          choices={intentKinds.map((value) => ({ value, label: t(`kind.intent.${value}`) }))}
        />
        {kind === 'settlement' && (
          <>
            <TextField
              name="areaSquareMetres"
              label={t('intent.area')}
              optional
              inputMode="decimal"
              value={area}
              onChange={setArea}
              error={errors.fields.areaSquareMetres}
            />
            <TextField
              name="wantedFrom"
              label={t('intent.from')}
              optional
              type="date"
              value={from}
              onChange={setFrom}
              error={errors.fields.wantedFrom}
            />
          </>
        )}
        <TextArea
          name="note"
          label={t('intent.note')}
          hint={t('intent.note_hint')}
          optional
          rows={3}
          value={note}
          onChange={setNote}
          error={errors.fields.note}
        />
        <BusyButton type="submit" busy={state.isPending}>
          {t('intent.send')}
        </BusyButton>
      </form>
    </section>
  );
}
