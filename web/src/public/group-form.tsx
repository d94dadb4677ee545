import { useTranslation } from 'react-i18next';
import type { EventView, Question } from '../api/events';
import { useSignUpGroup, type GroupResult } from '../api/groups';
import { newKey } from '../api/new-key';
import { ConnectionLost } from '../api/problem';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { GroupPerson, type Colleague } from './group-person';
import { useOnceKey } from './once-key';
import { answersToSend, missingAnswers } from './questions';
import { TooMany } from './too-many';

export interface GroupValues {
  contact: { name: string; email: string };
  organisation: string;
  allOrNone: boolean;
  people: Colleague[];
}

const most = 50;
export const newPerson = (): Colleague => ({ key: newKey(), name: '', email: '', title: '', answers: {} });

interface GroupFormProps {
  event: EventView;
  questions: Question[];
  placesLeft: number | null;
  values: GroupValues;
  onChange: (values: GroupValues) => void;
  onDone: (result: GroupResult) => void;
}

/** Who brings them, who they are, and whether some may come without the others. */
export function GroupForm({ event, questions, placesLeft, values, onChange, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const signUp = useSignUpGroup(event.id);
  const keyOf = useOnceKey();
  const { errors, form, check, refuse, clear } = useFormErrors();
  const { contact, people } = values;
  const set = (more: Partial<GroupValues>) => onChange({ ...values, ...more });
  const setPerson = (at: number, person: Colleague) =>
    set({ people: people.map((one, n) => (n === at ? person : one)) });

  function submit(): void {
    const fine = check({
      'contact/name': !contact.name.trim() && t('sign_up.name_missing'),
      'contact/email': !looksLikeEmail(contact.email) && t('sign_up.email_wrong'),
      organisation: !values.organisation.trim() && t('group.organisation_missing'),
      ...Object.assign({}, ...people.map((person, at) => problemsOf(person, at))),
    });
    if (!fine) return;
    const body = {
      contact: { name: contact.name.trim(), email: contact.email.trim() },
      organisation: values.organisation.trim(),
      allOrNone: values.allOrNone,
      locale: locale(),
      people: people.map(({ name, email, title, answers }) => ({
        name: name.trim(),
        email: email.trim(),
        title: title.trim() || undefined,
        answers: questions.length ? answersToSend(questions, answers) : undefined,
        locale: locale(),
      })),
    };
    clear();
    signUp.mutate({ body, idempotencyKey: keyOf(body) }, { onSuccess: onDone, onError: refuse });
  }

  function problemsOf(person: Colleague, at: number): Record<string, string | false> {
    const twice = people.findIndex((one) => one.email.trim().toLowerCase() === person.email.trim().toLowerCase()) < at;
    const missing = missingAnswers(questions, person.answers, t);
    return {
      [`people/${at}/name`]: !person.name.trim() && t('group.name_missing', { number: at + 1 }),
      [`people/${at}/email`]: !looksLikeEmail(person.email)
        ? t('group.email_wrong', { number: at + 1 })
        : twice && t('group.email_twice', { number: at + 1 }),
      ...Object.fromEntries(Object.entries(missing).map(([name, text]) => [`people/${at}/${name}`, text])),
    };
  }

  const few = placesLeft !== null && placesLeft < people.length;
  return (
    <form
      ref={form}
      noValidate
      className="form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!signUp.isPending) submit();
      }}
    >
      <ErrorSummary errors={errors} />
      <TooMany error={signUp.error} />
      {signUp.error instanceof ConnectionLost && (
        <Notice tone="bad" title={t('sign_up.lost')}>
          {t('sign_up.lost_why')}
        </Notice>
      )}
      <h2>{t('group.contact')}</h2>
      <TextField
        name="contact/name"
        label={t('field.name')}
        autoComplete="name"
        value={contact.name}
        onChange={(name) => set({ contact: { ...contact, name } })}
        error={errors.fields['contact/name']}
      />
      <TextField
        name="contact/email"
        type="email"
        inputMode="email"
        label={t('field.email')}
        hint={t('group.contact_hint')}
        autoComplete="email"
        value={contact.email}
        onChange={(email) => set({ contact: { ...contact, email } })}
        error={errors.fields['contact/email']}
      />
      <TextField
        name="organisation"
        label={t('field.organisation')}
        autoComplete="organization"
        value={values.organisation}
        onChange={(organisation) => set({ organisation })}
        error={errors.fields.organisation}
      />
      <h2>{t('group.people')}</h2>
      {people.map((person, at) => (
        <GroupPerson
          key={person.key}
          number={at + 1}
          at={at}
          eventId={event.id}
          questions={questions}
          person={person}
          errors={errors.fields}
          onChange={(next) => setPerson(at, next)}
          onRemove={people.length > 1 ? () => set({ people: people.filter((_, n) => n !== at) }) : undefined}
        />
      ))}
      {people.length < most && (
        <p>
          <BusyButton tone="plain" onClick={() => set({ people: [...people, newPerson()] })}>
            {t('group.add')}
          </BusyButton>
        </p>
      )}
      {few && (
        <Notice tone="wait" title={t('group.few', { count: placesLeft })}>
          {t('group.few_next')}
        </Notice>
      )}
      <ChoiceField
        name="allOrNone"
        label={t('group.all_or_none')}
        value={[values.allOrNone ? 'all' : 'some']}
        onChange={([chosen]) => set({ allOrNone: chosen === 'all' })}
        choices={(['some', 'all'] as const).map((value) => ({
          value,
          label: t(`group.choice.${value}`),
          note: t(`group.choice_note.${value}`),
        }))}
      />
      <p className="hint">{t('group.privacy')}</p>
      <div className="form-actions">
        <BusyButton type="submit" busy={signUp.isPending}>
          {signUp.error instanceof ConnectionLost ? t('sign_up.again') : t('group.submit', { count: people.length })}
        </BusyButton>
      </div>
    </form>
  );
}
