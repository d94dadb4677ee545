import type { Said } from '@zuomei/platform';
import { type FigureName, figures } from '../reports/figures.js';
import { type Published, yuan } from './statement.entity.js';

export interface Unclear {
  field: keyof Published;
  detail: Said;
}

/** A statement is named, speaks of a time, and counts in the unit of the figure it stands beside. */
export function unclear(said: Pick<Published, 'figure' | 'label' | 'unit' | 'from' | 'to' | 'asOf'>): Unclear[] {
  const found: Unclear[] = [];
  if (!said.figure && !said.label) {
    found.push({ field: 'label', detail: { zh: '请选择指标或写出名称', en: 'choose a figure or give it a label' } });
  }
  if (said.asOf ? said.from !== null || said.to !== null : !said.from || !said.to) {
    found.push({
      field: 'asOf',
      detail: { zh: '请给出截止日期，或起止日期', en: 'give a day as of which it holds, or the days from and to' },
    });
  } else if (said.from && said.to && said.to < said.from) {
    found.push({ field: 'to', detail: { zh: '不能早于开始日期', en: 'must not be before the start' } });
  }
  const money = said.figure !== null && 'money' in figures[said.figure as FigureName];
  if (said.figure !== null && money !== (said.unit === yuan)) {
    found.push({
      field: 'unit',
      detail: money
        ? { zh: '这个指标以元为单位', en: 'this figure is in 元' }
        : { zh: '这个指标不是金额', en: 'this figure is no sum of money' },
    });
  }
  return found;
}
