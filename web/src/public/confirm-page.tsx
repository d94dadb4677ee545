import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConfirmEmail } from '../api/invitations';
import { Problem } from '../api/problem';
import { BusyButton } from '../ui/busy-button';
import { Notice } from '../ui/notice';
import { StatusMark } from '../ui/status-mark';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import { CheckInCode } from './check-in-code';
import { saidOf } from './said-of';
import { TooMany } from './too-many';

/** The mailed link that makes a sign-up count. A tap confirms, since mail programs open links by themselves. */
export function ConfirmPage() {
  const { t } = useTranslation();
  usePageTitle(t('confirm.title'));
  const token = useLinkToken('confirm');
  const confirmed = useConfirmEmail(token);
  const { data: result, error } = confirmed;
  const place = result && 'id' in result ? result : null;
  if (result) {
    return (
      <div className="page narrow done">
        <StatusMark tone={result.status === 'confirmed' ? 'good' : 'wait'}>
          {t(`status.registration.${result.status}`)}
        </StatusMark>
        <h1>{t(`signed_up.${result.status}.title`)}</h1>
        {place?.position && <p className="position">{t('signed_up.position', { count: place.position })}</p>}
        <p>{t(`confirm.next.${place ? 'place' : 'known'}`)}</p>
        {place?.checkInCode && <CheckInCode code={place.checkInCode} />}
        <p className="row">
          {place?.manageToken && (
            <Link className="button button-main" to={`/place#${place.manageToken}`}>
              {t('signed_up.my_place')}
            </Link>
          )}
          <Link className="button button-plain" to="/">
            {t('event.others')}
          </Link>
        </p>
      </div>
    );
  }
  const over = !token || (error instanceof Problem && error.status !== 429);
  return (
    <div className="page narrow">
      <h1>{t('confirm.title')}</h1>
      {over ? (
        <Notice tone="bad" title={token ? saidOf(error, t) : t('confirm.dead')}>
          <p>{t('confirm.dead_next')}</p>
          <Link to="/">{t('missing.home')}</Link>
        </Notice>
      ) : (
        <>
          <p className="lead">{t('confirm.what')}</p>
          <TooMany error={error} />
          {error && !(error instanceof Problem) && <Notice tone="bad">{saidOf(error, t)}</Notice>}
          <div className="form-actions">
            <BusyButton busy={confirmed.isFetching} onClick={() => void confirmed.refetch()}>
              {t('confirm.do')}
            </BusyButton>
          </div>
        </>
      )}
    </div>
  );
}
