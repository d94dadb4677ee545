import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type CatalogueType, useCatalogueRecord, useShowings } from '../api/catalogue';
import { useEvent } from '../api/events';
import { useIndustryName } from '../api/industries';
import { isStatus } from '../api/problem';
import { formatDate, formatWhen } from '../format/when';
import { locale } from '../i18n';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { BesideRecord } from './beside-record';
import { nameOf, titleOf } from './names';
import { NotFound } from './not-found';
import { OpenCall } from './open-call';
import { WhoFits } from './who-fits';

/** One achievement or need: what it is, whose, and at which events it was shown. */
export function CatalogueRecordPage() {
  const { t } = useTranslation();
  const { type: asked, id = '' } = useParams();
  const type: CatalogueType = asked === 'needs' ? 'needs' : 'achievements';
  const record = useCatalogueRecord(type, id);
  const industryName = useIndustryName();
  usePageTitle(record.data && titleOf(record.data));
  if (isStatus(record.error, 404)) return <NotFound />;
  if (record.isPending) return <div className="page">{<Loading lines={6} />}</div>;
  if (!record.data) {
    return (
      <div className="page">
        <LoadFailed error={record.error} retry={() => void record.refetch()} />
      </div>
    );
  }
  const { owner, industry, maturity, openCall, answerBy, summary, status } = record.data;
  const facts = [
    [t(`catalogue.owner_of_${type}`), owner && <Link to={`/organisations/${owner.id}`}>{nameOf(owner)}</Link>],
    [t('event.industry'), industry && industryName(industry)],
    [t('catalogue.maturity'), maturity],
    [
      t('catalogue.open_call'),
      openCall && answerBy && t('catalogue.answer_by', { date: formatDate(answerBy, locale()) }),
    ],
  ].filter(([, value]) => value);
  return (
    <div className="page">
      <p className="kind">{t(`catalogue.one_of_${type}`)}</p>
      <h1>
        <Title text={titleOf(record.data)} />
      </h1>
      {status === 'expired' && <Notice tone="wait" title={t('catalogue.expired')} />}
      <dl className="facts">
        {facts.map(([label, value], at) => (
          <Fragment key={at}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {summary && <p className="prose">{summary}</p>}
      <BesideRecord record={record.data} />
      {type === 'needs' && openCall && <OpenCall need={record.data} />}
      <Shown type={type} id={id} />
      <WhoFits type={type} id={id} />
      <p>
        <Link to={type === 'needs' ? '/catalogue?of=needs' : '/catalogue'}>{t('catalogue.others')}</Link>
      </p>
    </div>
  );
}

function Shown({ type, id }: { type: CatalogueType; id: string }) {
  const { t } = useTranslation();
  const showings = useShowings(type, id);
  if (!showings.data?.length) return null;
  return (
    <section>
      <h2>{t('catalogue.shown_at')}</h2>
      <ul className="plain-list">
        {showings.data.map((showing) => (
          <li key={showing.id} className="plain-entry">
            <ShownAt eventId={showing.eventId} /> <span className="kind">{t(`showing.${showing.form}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShownAt({ eventId }: { eventId: string }) {
  const event = useEvent(eventId);
  if (!event.data) return null;
  return (
    <>
      <Link to={`/events/${eventId}`}>{titleOf(event.data)}</Link> {formatWhen(event.data, locale())}
    </>
  );
}
