import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { GroupResult } from '../api/groups';
import { BusyButton } from '../ui/busy-button';
import { StatusMark, type Tone } from '../ui/status-mark';
import type { Colleague } from './group-person';

type Status = GroupResult['results'][number]['status'];

const tones: Partial<Record<Status, Tone>> = { confirmed: 'good', refused: 'bad', already_registered: 'quiet' };

interface GroupDoneProps {
  result: GroupResult;
  people: Colleague[];
  back: string;
  onAgain: () => void;
}

/** What became of each colleague; whoever was refused can be put right and sent again. */
export function GroupDone({ result, people, back, onAgain }: GroupDoneProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const refused = result.results.filter(({ status }) => status === 'refused').length;
  return (
    <section className="done">
      <h1 ref={heading} tabIndex={-1}>
        {t('group.done', { count: result.results.length - refused })}
      </h1>
      <p>{t('group.done_next')}</p>
      <ul className="plain people">
        {result.results.map((one, at) => (
          <li key={people[at]?.key ?? one.email}>
            <strong>{people[at]?.name}</strong> <small>{one.email}</small>
            <br />
            <StatusMark tone={tones[one.status] ?? 'wait'}>
              {one.status === 'refused' ? t('group.refused') : t(`status.registration.${one.status}`)}
            </StatusMark>
            {one.position && <small>{t('signed_up.position', { count: one.position })}</small>}
            {one.problem && <small>{one.problem.detail}</small>}
          </li>
        ))}
      </ul>
      <p className="row">
        {refused > 0 && <BusyButton onClick={onAgain}>{t('group.again', { count: refused })}</BusyButton>}
        <Link className="button button-plain" to={back}>
          {t('sign_up.back')}
        </Link>
      </p>
    </section>
  );
}
