import { useTranslation } from 'react-i18next';
import type { FigureName, Group } from '../../api/reports';
import Chart from '../chart';
import { beside } from './periods';
import type { Opened } from './records-drawer';

interface GroupChartProps {
  figure: FigureName;
  now: Group[];
  before: Group[];
  open: (opened: Opened) => void;
}

/** One figure by group, beside the same days a year earlier where there were any; each bar opens its records. */
export default function GroupChart({ figure, now, before, open }: GroupChartProps) {
  const { t } = useTranslation();
  const pairs = beside(now, before);
  const earlier = pairs.some((pair) => Number(pair.before?.[figure].value ?? 0) !== 0);
  const values = (which: 'now' | 'before') => pairs.map((pair) => Number(pair[which]?.[figure].value ?? 0));
  return (
    <Chart
      label={t(`figure.${figure}`)}
      kind="bar"
      names={pairs.map(({ label }) => label)}
      series={[
        { name: t(`figure.${figure}`), values: values('now') },
        ...(earlier ? [{ name: t('desk.report.year_before'), values: values('before') }] : []),
      ]}
      onOpen={(at, of) => {
        const group = pairs[at]?.[of === 1 ? 'before' : 'now'];
        if (group) open({ figure, href: group[figure].href });
      }}
    />
  );
}
