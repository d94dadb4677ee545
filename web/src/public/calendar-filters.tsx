import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { OrganisationName } from '../api/events';
import { useIndustryChoices } from '../api/industries';
import { eventKinds } from '../api/types';
import { dayHeading, localDay } from '../format/when';
import { locale } from '../i18n';
import { shiftMonth } from './months';
import { nameOf } from './names';

/** Month, kind, host and words to look for; all of it stands in the address, so that a view can be passed on. */
export function CalendarFilters({ month, hosts }: { month: string | null; hosts: OrganisationName[] }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const industries = useIndustryChoices(params.get('industry'));
  const choices = [...new Map(hosts.map((one) => [one.id, one])).values()];
  const [words, setWords] = useState(params.get('q') ?? '');
  const set = (name: string, value: string) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  const current = month ?? localDay(new Date().toISOString()).slice(0, 7);
  const shown = dayHeading(`${current}-15T00:00:00Z`, locale(), 'UTC');
  const used = ['kind', 'host', 'industry', 'q'].filter((name) => params.get(name)).length;
  return (
    <div className="filters">
      <div className="months" role="group" aria-label={t('filter.month')}>
        <button type="button" aria-pressed={!month} className="chip" onClick={() => set('month', '')}>
          {t('filter.upcoming')}
        </button>
        <span className="month-step">
          <button
            type="button"
            className="chip chip-icon"
            aria-label={t('filter.month_before')}
            onClick={() => set('month', shiftMonth(current, -1))}
          >
            ‹
          </button>
          <button type="button" aria-pressed={Boolean(month)} className="chip" onClick={() => set('month', current)}>
            {t('filter.month_name', { year: shown.year, month: shown.month })}
          </button>
          <button
            type="button"
            className="chip chip-icon"
            aria-label={t('filter.month_after')}
            onClick={() => set('month', shiftMonth(current, 1))}
          >
            ›
          </button>
        </span>
      </div>
      <details className="more-filters" open={used > 0}>
        <summary>{used ? t('filter.more_used', { count: used }) : t('filter.more')}</summary>
        <form
          className="filter-row"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            set('q', words.trim());
          }}
        >
          <label>
            <span>{t('filter.kind')}</span>
            <select value={params.get('kind') ?? ''} onChange={(event) => set('kind', event.target.value)}>
              <option value="">{t('filter.all')}</option>
              {eventKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.event.${kind}`)}
                </option>
              ))}
            </select>
          </label>
          {(choices.length > 0 || params.get('host')) && (
            <label>
              <span>{t('filter.host')}</span>
              <select value={params.get('host') ?? ''} onChange={(event) => set('host', event.target.value)}>
                <option value="">{t('filter.all')}</option>
                {choices.map((one) => (
                  <option key={one.id} value={one.id}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            <span>{t('event.industry')}</span>
            <select value={params.get('industry') ?? ''} onChange={(event) => set('industry', event.target.value)}>
              <option value="">{t('filter.all')}</option>
              {industries.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t('filter.words')}</span>
            <input
              type="search"
              value={words}
              onChange={(event) => setWords(event.target.value)}
              onBlur={() => set('q', words.trim())}
            />
          </label>
        </form>
      </details>
    </div>
  );
}
