import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FigureName, type FigureView, useDefinitions } from '../../api/reports';
import { formatCount } from '../../format/count';
import { exactMoney, shortMoney } from '../../format/money';
import { locale } from '../../i18n';
import { change } from './periods';

interface FigureTileProps {
  name: FigureName;
  figure: FigureView;
  before: FigureView | undefined;
  chosen: boolean;
  choose: () => void;
  open: () => void;
}

/** One figure: its number opens the records, its name puts it into the chart, the question mark says what it counts. */
export function FigureTile({ name, figure, before, chosen, choose, open }: FigureTileProps) {
  const { t } = useTranslation();
  const definitions = useDefinitions();
  const definition = definitions.data?.get(name);
  const difference = change(figure.value, before?.value);
  const money = typeof figure.value === 'string';
  return (
    <div className={chosen ? 'report-figure report-figure-chosen' : 'report-figure'}>
      <span className="report-figure-name">
        <Button type="link" className="desk-link" aria-pressed={chosen} onClick={choose}>
          {t(`figure.${name}`)}
        </Button>
        {definition && (
          <Popover
            trigger={['click', 'hover']}
            content={
              <p className="report-figure-says">
                {definition.text} {t('desk.report.definition_version', { n: definition.version })}
              </p>
            }
          >
            <button type="button" className="report-figure-ask no-print" aria-label={t('desk.report.definition')}>
              ?
            </button>
          </Popover>
        )}
      </span>
      <button
        type="button"
        className="report-figure-value"
        onClick={open}
        title={money ? exactMoney(String(figure.value)) : undefined}
      >
        {money ? shortMoney(String(figure.value), locale()) : formatCount(Number(figure.value))}
      </button>
      {difference && <span className="desk-sub">{t('desk.report.on_last_year', { difference })}</span>}
      {money && <span className="print-only">{exactMoney(String(figure.value))}</span>}
    </div>
  );
}
