import { currentLocale } from '@zuomei/platform';
import { present } from '../agreements/agreements.view.js';
import { approximately } from '../reports/figure-text.js';
import type { FigureName } from '../reports/figures.js';
import type { PublishedStatement } from './statement.entity.js';
import type { StatementVersionView } from './statements.dto.js';

export function versionView(one: PublishedStatement): StatementVersionView {
  const { version, value, unit, definition, source, recordedBy, recordedAt, until } = one;
  const { code, figure, label, qualifier, from, to, asOf, kind, seriesId, scope, reason } = one;
  return {
    ...{ version, value, unit, definition, source, recordedBy },
    text: approximately(value, qualifier, unit, currentLocale()),
    recordedAt: recordedAt.toISOString(),
    ...present({ code, label, qualifier, from, to, asOf, kind, seriesId, scope, reason }),
    ...present({ figure: figure as FigureName | null, until: until?.toISOString() }),
  };
}
