import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type CatalogueView, useCatalogue } from '../api/catalogue';
import { type CallAnswer, useAnswerAction, useCallAnswers, useMyOrganisations } from '../api/open-calls';
import { useMe } from '../api/session';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { SelectField, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';
import { nameOf, titleOf } from './names';

/** 揭榜挂帅: who may answer does so here until the deadline, and sees what became of it. */
export function OpenCall({ need }: { need: CatalogueView }) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = me.data?.memberOf.filter((id) => id !== need.ownerId) ?? [];
  const member = me.data?.roles.includes('member') ?? false;
  const answers = useCallAnswers(need.id, member && mine.length > 0);
  const given = (answers.data ?? []).filter(({ organisationId }) => mine.includes(organisationId));
  const closed = need.status !== 'published';
  const decides =
    me.data && (me.data.memberOf.includes(need.ownerId) || me.data.roles.some((role) => role !== 'member'));
  return (
    <section aria-label={t('call.title')}>
      <h2>{t('call.title')}</h2>
      {closed && <Notice tone="wait" title={t('call.closed')} />}
      {given.map((answer) => (
        <Given key={answer.id} answer={answer} />
      ))}
      {!closed && me.data === null && (
        <p>
          <Link to={`/sign-in?to=${encodeURIComponent(`/catalogue/needs/${need.id}`)}`} className="button button-main">
            {t('call.sign_in')}
          </Link>
        </p>
      )}
      {!closed && me.data && !decides && !(member && mine.length > 0) && <p className="hint">{t('call.who')}</p>}
      {decides && (
        <p>
          <Link to={`/desk/catalogue?of=needs&record=${need.id}`}>{t('call.decide')}</Link>
        </p>
      )}
      {!closed && member && mine.length > 0 && answers.isSuccess && (
        <AnswerForm needId={need.id} mine={mine} given={given} />
      )}
    </section>
  );
}

/** What one's own organisation answered, and what became of it. */
function Given({ answer: { status, organisation, reason } }: { answer: CallAnswer }) {
  const { t } = useTranslation();
  const tone = { waiting: 'wait', chosen: 'good', declined: 'quiet' } as const;
  const name = organisation ? nameOf(organisation) : '';
  return (
    <Notice tone={tone[status]} title={t(`call.given_${status}`, { name })}>
      {reason}
    </Notice>
  );
}

function AnswerForm({ needId, mine, given }: { needId: string; mine: string[]; given: CallAnswer[] }) {
  const { t } = useTranslation();
  const organisations = useMyOrganisations(mine);
  // What was decided stays as it is.
  const open = (organisations.data ?? []).filter(
    ({ id }) => !given.some((answer) => answer.organisationId === id && answer.status !== 'waiting'),
  );
  const [chosen, setChosen] = useState('');
  const by = chosen || (open[0]?.id ?? '');
  if (open.length === 0) return null;
  const known = given.find(({ organisationId }) => organisationId === by);
  return (
    <>
      {open.length > 1 && (
        <SelectField
          name="organisationId"
          label={t('call.organisation')}
          value={by}
          onChange={setChosen}
          choices={open.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      )}
      <Proposal key={by} needId={needId} by={by} known={known} />
    </>
  );
}

function Proposal({ needId, by, known }: { needId: string; by: string; known: CallAnswer | undefined }) {
  const { t } = useTranslation();
  const send = useAnswerAction(needId);
  const own = useCatalogue('achievements', { owner: by, limit: 100 });
  const { errors, form, check, refuse } = useFormErrors();
  const [proposal, setProposal] = useState(known?.proposal ?? '');
  const [achievement, setAchievement] = useState(known?.achievementId ?? '');
  const offered = own.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <form
      ref={form}
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!check({ proposal: !proposal.trim() && t('call.proposal_missing') }) || send.isPending) return;
        const body = { organisationId: by, achievementId: achievement || null, proposal: proposal.trim() };
        send.mutate({ do: 'answer', body }, { onError: refuse });
      }}
    >
      <ErrorSummary errors={errors} />
      {offered.length > 0 && (
        <SelectField
          name="achievementId"
          label={t('call.achievement')}
          optional
          empty={t('call.no_achievement')}
          value={achievement}
          onChange={setAchievement}
          choices={offered.map((one) => ({ value: one.id, label: titleOf(one) }))}
          error={errors.fields.achievementId}
        />
      )}
      <TextArea
        name="proposal"
        label={t('call.proposal')}
        hint={t('call.proposal_hint')}
        rows={6}
        maxLength={10_000}
        value={proposal}
        onChange={setProposal}
        error={errors.fields.proposal}
      />
      <BusyButton type="submit" busy={send.isPending}>
        {t(known ? 'call.change' : 'call.send')}
      </BusyButton>
    </form>
  );
}
