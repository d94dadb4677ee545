import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AnswerAction, type CallAnswer, useAnswerAction, useCallAnswers } from '../../api/open-calls';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf } from '../../public/names';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { ExportButtons } from '../sheets/export-buttons';
import { useAskReason } from '../use-ask-reason';

const tones: Record<CallAnswer['status'], Tone> = { waiting: 'wait', chosen: 'good', declined: 'quiet' };

/** What was answered to an open call, and what becomes of each. */
export function RecordAnswers({ needId }: { needId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ask = useAskReason();
  const saidOf = useSaidOf();
  const answers = useCallAnswers(needId, true);
  const act = useAnswerAction(needId);
  const run = (action: AnswerAction, said: string) =>
    act
      .mutateAsync(action)
      .then(() => void message.success(said))
      .catch((error: unknown) => void message.error(saidOf(error)));
  return (
    <section aria-label={t('desk.call.title')}>
      <h3>{t('desk.call.title')}</h3>
      {(answers.data?.length ?? 0) > 0 && <ExportButtons size="small" of={`/api/needs/${needId}/answers`} />}
      {answers.data?.length === 0 && <p className="hint">{t('desk.call.none')}</p>}
      {answers.data?.map((answer) => (
        <article key={answer.id} className="box">
          <p>
            <b>{answer.organisation && nameOf(answer.organisation)}</b>{' '}
            <StatusMark tone={tones[answer.status]}>{t(`status.answer.${answer.status}`)}</StatusMark>{' '}
            <span className="hint">{formatInstant(answer.updatedAt, locale())}</span>
          </p>
          <p className="prose">{answer.proposal}</p>
          {answer.achievementId && (
            <p>
              <Link to={`/catalogue/achievements/${answer.achievementId}`}>{t('desk.call.achievement')}</Link>
            </p>
          )}
          {answer.reason && <p className="hint">{answer.reason}</p>}
          {answer.status === 'waiting' && (
            <Space>
              <Button
                type="primary"
                loading={act.isPending}
                onClick={() => void run({ do: 'choose', answerId: answer.id }, t('desk.call.chose'))}
              >
                {t('desk.call.choose')}
              </Button>
              <Button
                onClick={() =>
                  ask(
                    { title: t('desk.call.decline'), what: t('desk.call.decline_what'), yes: t('desk.call.decline') },
                    (reason = '') => run({ do: 'decline', answerId: answer.id, reason }, t('desk.call.declined')),
                  )
                }
              >
                {t('desk.call.decline')}
              </Button>
            </Space>
          )}
        </article>
      ))}
    </section>
  );
}
