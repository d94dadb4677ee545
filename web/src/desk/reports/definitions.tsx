import { useTranslation } from 'react-i18next';
import { figureNames, useDefinitions } from '../../api/reports';

/** What each figure counts, in which version: read on the screen when asked for, always printed. */
export function Definitions() {
  const { t } = useTranslation();
  const definitions = useDefinitions().data;
  if (!definitions) return null;
  const list = (
    <dl className="report-definitions">
      {figureNames.map((name) => {
        const one = definitions.get(name);
        return (
          one && (
            <div key={name}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd>
                {one.text} {t('desk.report.definition_version', { n: one.version })}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
  return (
    <section className="desk-section">
      <details className="no-print">
        <summary>{t('desk.report.definitions')}</summary>
        {list}
      </details>
      <div className="print-only">
        <h2>{t('desk.report.definitions')}</h2>
        {list}
      </div>
    </section>
  );
}
