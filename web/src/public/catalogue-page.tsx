import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { catalogueTypes, type CatalogueType, type CatalogueView, useCatalogue } from '../api/catalogue';
import { useIndustryChoices, useIndustryName } from '../api/industries';
import { formatDate } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Empty, LoadFailed, Loading } from '../ui/loading';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { nameOf, titleOf } from './names';

/** 成果超市: what is offered, and what is looked for. */
export function CataloguePage() {
  const { t } = useTranslation();
  usePageTitle(t('catalogue.title'));
  const [params, setParams] = useSearchParams();
  const type: CatalogueType = params.get('of') === 'needs' ? 'needs' : 'achievements';
  const openCalls = type === 'needs' && params.get('openCall') === 'true';
  const filters = { q: params.get('q'), industry: params.get('industry'), openCall: openCalls || undefined };
  const [words, setWords] = useState(filters.q ?? '');
  const records = useCatalogue(type, { ...filters, status: 'published', limit: 30 });
  const industries = useIndustryChoices(filters.industry);
  const shown = records.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: string, value: string) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  return (
    <div className="page">
      <h1>{t('catalogue.title')}</h1>
      <div className="filters">
        <div className="months" role="group" aria-label={t('catalogue.title')}>
          {catalogueTypes.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={one === type}
              onClick={() => set('of', one === 'needs' ? 'needs' : '')}
            >
              {t(`catalogue.${one}`)}
            </button>
          ))}
          {type === 'needs' && (
            <button
              type="button"
              className="chip"
              aria-pressed={openCalls}
              onClick={() => set('openCall', openCalls ? '' : 'true')}
            >
              {t('catalogue.open_call')}
            </button>
          )}
        </div>
        <form
          role="search"
          className="filter-row"
          onSubmit={(event) => {
            event.preventDefault();
            set('q', words.trim());
          }}
        >
          <label>
            <span>{t('catalogue.search')}</span>
            <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <label>
            <span>{t('event.industry')}</span>
            <select value={filters.industry ?? ''} onChange={(event) => set('industry', event.target.value)}>
              <option value="">{t('filter.all')}</option>
              {industries.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </form>
      </div>
      {records.isPending && <Loading lines={8} />}
      {records.isError && <LoadFailed error={records.error} retry={() => void records.refetch()} />}
      {records.isSuccess && shown.length === 0 && (
        <Empty title={filters.q ? t('catalogue.none_found', { q: filters.q }) : t('catalogue.none')}>
          {(filters.q ?? filters.industry ?? filters.openCall) && <p>{t('catalogue.try')}</p>}
        </Empty>
      )}
      <ul className="plain-list">
        {shown.map((record) => (
          <Entry key={record.id} type={type} record={record} onIndustry={(industry) => set('industry', industry)} />
        ))}
      </ul>
      {records.hasNextPage && (
        <p className="more">
          <BusyButton tone="plain" busy={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('ui.more')}
          </BusyButton>
        </p>
      )}
    </div>
  );
}

function Entry({
  type,
  record,
  onIndustry,
}: {
  type: CatalogueType;
  record: CatalogueView;
  onIndustry: (industry: string) => void;
}) {
  const { t } = useTranslation();
  const industryName = useIndustryName();
  return (
    <li className="plain-entry">
      <h2>
        <Link to={`/catalogue/${type}/${record.id}`}>
          <Title text={titleOf(record)} />
        </Link>
      </h2>
      <p className="occasion-where">
        {[record.owner && nameOf(record.owner), record.maturity].filter(Boolean).join(' · ')}
        {record.industry && (
          <>
            {' · '}
            <button type="button" className="link-button" onClick={() => onIndustry(record.industry ?? '')}>
              {industryName(record.industry)}
            </button>
          </>
        )}
        {record.openCall && record.answerBy && (
          <>
            {' '}
            · {t('catalogue.open_call')} · {t('catalogue.answer_by', { date: formatDate(record.answerBy, locale()) })}
          </>
        )}
      </p>
    </li>
  );
}
