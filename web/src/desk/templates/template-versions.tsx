import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTemplateVersions, type TemplateView } from '../../api/templates';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';

/** What it said before; drafts name the version they were filled from. */
export function TemplateVersions({ of }: { of: TemplateView }) {
  const { t } = useTranslation();
  const versions = useTemplateVersions(of.id, of.version);
  return (
    <section className="box" aria-label={t('template.versions')}>
      <h2>{t('template.versions')}</h2>
      <Collapse
        size="small"
        items={versions.data?.items.map((one) => ({
          key: one.version,
          label: `${t('template.version_n', { version: one.version })} · ${one.name}`,
          extra: formatInstant(one.changedAt, locale()),
          children: <pre className="template-text">{one.body}</pre>,
        }))}
      />
    </section>
  );
}
