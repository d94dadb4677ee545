import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswerSurvey, useSurvey, type SurveyAnswer, type SurveyView } from '../api/my-data';
import { outcomeSteps } from '../api/types';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';

/** From 5 down to 1. */
const ratings = ['very_good', 'good', 'fair', 'weak', 'poor'] as const;

/** A minute's worth of questions for who was there; asked at all only once the event is over. */
export function Survey({ id }: { id: string }) {
  const survey = useSurvey(id, true);
  if (!survey.data?.open) return null;
  return <SurveyForm key={survey.data.wave} id={id} survey={survey.data} />;
}

function SurveyForm({ id, survey }: { id: string; survey: SurveyView }) {
  const { t } = useTranslation();
  const said = survey.answers.find(({ wave }) => wave === survey.wave);
  const answer = useAnswerSurvey(id);
  const { errors, form, check, refuse } = useFormErrors();
  const [overall, setOverall] = useState(said?.overall === undefined ? '' : String(said.overall));
  const [again, setAgain] = useState(said?.wouldComeAgain === undefined ? '' : said.wouldComeAgain ? 'yes' : 'no');
  const [outcome, setOutcome] = useState<string>(said?.outcome ?? '');
  const [comment, setComment] = useState(said?.comment ?? '');
  const [thanked, setThanked] = useState(false);
  const later = survey.wave === 'later';

  function submit(): void {
    if (!check({ overall: !overall && !again && !outcome && !comment.trim() && t('survey.nothing') })) return;
    if (answer.isPending) return;
    const body: SurveyAnswer = {
      wave: survey.wave,
      ...(overall ? { overall: Number(overall) } : {}),
      ...(again ? { wouldComeAgain: again === 'yes' } : {}),
      ...(outcome ? { outcome: outcome as SurveyAnswer['outcome'] } : {}),
      comment: comment.trim(),
    };
    answer.mutate(body, { onSuccess: () => setThanked(true), onError: refuse });
  }

  return (
    <section className="survey">
      <h2>{t(later ? 'survey.title_later' : 'survey.title')}</h2>
      <p className="hint">{t('survey.what')}</p>
      {thanked && (
        <Notice tone="good" title={t('survey.thanks')}>
          {t('survey.thanks_next')}
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
        {!later && (
          <>
            <ChoiceField
              name="overall"
              label={t('survey.overall')}
              value={[overall]}
              onChange={([one]) => setOverall(one ?? '')}
              choices={ratings.map((word, at) => ({ value: String(5 - at), label: t(`rating.${word}`) }))}
              error={errors.fields.overall}
            />
            <ChoiceField
              name="wouldComeAgain"
              label={t('survey.again')}
              value={[again]}
              onChange={([one]) => setAgain(one ?? '')}
              choices={[
                { value: 'yes', label: t('ui.yes') },
                { value: 'no', label: t('survey.no') },
              ]}
            />
          </>
        )}
        <ChoiceField
          name="outcome"
          label={t('survey.outcome')}
          value={[outcome]}
          onChange={([one]) => setOutcome(one ?? '')}
          choices={outcomeSteps.map((step) => ({ value: step, label: t(`outcome.${step}`) }))}
        />
        <TextArea
          name="comment"
          label={t('survey.comment')}
          hint={t('survey.comment_hint')}
          optional
          rows={3}
          maxLength={2000}
          value={comment}
          onChange={setComment}
          error={errors.fields.comment}
        />
        <BusyButton type="submit" busy={answer.isPending}>
          {t(said ? 'survey.send_again' : 'survey.send')}
        </BusyButton>
      </form>
    </section>
  );
}
