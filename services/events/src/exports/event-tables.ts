import type { ListTable } from '@zuomei/platform/sheets';
import type { Language } from '@zuomei/platform';
import { DateTime } from 'luxon';
import type { EventView } from '../events/event-view.dto.js';
import {
  datePrecisionLabels,
  digestCategoryLabels,
  eventKindLabels,
  eventModeLabels,
  organisationKindLabels,
  showingFormLabels,
  visibilityLabels,
} from '../imports/labels.js';
import type { OrganisationView } from '../organisations/organisation.dto.js';
import type { ReadingView } from '../readings/reading.dto.js';
import type { SeriesView } from '../series/series.dto.js';
import type { ShowingView } from '../showings/showing.dto.js';
import { eventStatusLabels, word } from './words.js';

/** Headings are those that imports take, so that what was taken away can be brought back changed. */
export const organisationsTable: ListTable<OrganisationView> = {
  file: 'organisations',
  name: { zh: '单位', en: 'Organisations' },
  columns: [
    ['编号', 'code', ({ code }) => code],
    ['名称', 'name', ({ name }) => name],
    ['英文名称', 'name_en', ({ nameEn }) => nameEn],
    ['类型', 'kind', ({ kind }, language) => word(organisationKindLabels, kind, language)],
    ['城市', 'city', ({ city }) => city],
    ['区县', 'district', ({ district }) => district],
    ['统一社会信用代码', 'credit_code', ({ creditCode }) => creditCode],
    ['记录号', 'id', ({ id }) => id],
  ],
};

const written = { minute: 'yyyy-MM-dd HH:mm', day: 'yyyy-MM-dd', month: 'yyyy-MM' } as const;

const local = (at: string, { datePrecision, timeZone }: EventView): string =>
  DateTime.fromISO(at, { zone: timeZone }).toFormat(written[datePrecision]);

const names = (organisations: { name: string; nameEn: string | null }[], language: Language): string =>
  organisations.map(({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name)).join(';');

export const eventsTable: ListTable<EventView> = {
  file: 'events',
  name: { zh: '活动', en: 'Events' },
  columns: [
    ['编号', 'code', ({ code }) => code],
    ['标题', 'title', ({ title }) => title],
    ['英文标题', 'title_en', ({ titleEn }) => titleEn],
    ['状态', 'status', ({ status }, language) => word(eventStatusLabels, status, language)],
    ['系列名称', 'series_name', ({ series }) => series?.name],
    ['类型', 'kind', ({ kind }, language) => word(eventKindLabels, kind, language)],
    ['形式', 'mode', ({ mode }, language) => word(eventModeLabels, mode, language)],
    ['可见范围', 'visibility', ({ visibility }, language) => word(visibilityLabels, visibility, language)],
    ['开始日期', 'starts_on', (event) => local(event.startsAt, event)],
    ['结束日期', 'ends_on', (event) => local(event.endsAt, event)],
    ['日期精度', 'date_precision', (event, language) => word(datePrecisionLabels, event.datePrecision, language)],
    ['时区', 'time_zone', ({ timeZone }) => timeZone],
    ['地点', 'venue', ({ venue }) => venue],
    ['主办单位', 'hosts', ({ hosts }, language) => names(hosts, language)],
    ['参与单位', 'guests', ({ guests }, language) => names(guests, language)],
    ['行业', 'industry', ({ industry }) => industry],
    ['简讯栏目', 'digest_category', (event, language) => word(digestCategoryLabels, event.digestCategory, language)],
    ['名额', 'capacity', ({ capacity }) => capacity],
    ['简介', 'summary', ({ summary }) => summary],
    ['成果', 'outcome', ({ outcome }) => outcome],
    ['直播地址', 'livestream_url', ({ livestreamUrl }) => livestreamUrl],
    ['记录号', 'id', ({ id }) => id],
  ],
};

export const seriesTable: ListTable<SeriesView> = {
  file: 'series',
  name: { zh: '系列', en: 'Series' },
  columns: [
    ['名称', 'name', ({ name }) => name],
    ['英文名称', 'name_en', ({ nameEn }) => nameEn],
    ['上级记录号', 'parent_id', ({ parentId }) => parentId],
    ['记录号', 'id', ({ id }) => id],
  ],
};

export const showingsTable: ListTable<ShowingView> = {
  file: 'showings',
  name: { zh: '展示', en: 'Showings' },
  columns: [
    ['名称', 'title', ({ title }) => title],
    ['展示形式', 'shown_as', ({ form }, language) => word(showingFormLabels, form, language)],
    ['成果记录号', 'achievement_id', ({ achievementId }) => achievementId],
    ['需求记录号', 'need_id', ({ needId }) => needId],
    ['活动记录号', 'event_id', ({ eventId }) => eventId],
    ['记录号', 'id', ({ id }) => id],
  ],
};

const readings = (file: string, zh: string, en: string): ListTable<ReadingView> => ({
  file,
  name: { zh, en },
  columns: [
    [zh, 'count', ({ count }) => count],
    ['来源', 'source', ({ source }) => source],
    ['读数时间', 'at', ({ at }) => at],
    ['活动记录号', 'event_id', ({ eventId }) => eventId],
    ['记录号', 'id', ({ id }) => id],
  ],
});
export const liveViewsTable = readings('live-views', '直播访问', 'Livestream views');
export const headCountsTable = readings('head-counts', '估计人数', 'Head counts');
