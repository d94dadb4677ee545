import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatTerm } from '../../format/when';
import { locale } from '../../i18n';

export interface Predecessor {
  id: string;
  number: string;
  title: string;
  termStartsOn?: string;
  termEndsOn?: string;
}

/** What this agreement renews, and the figures that term reached. */
export function RenewalFields({ of }: { of: Predecessor }) {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true, message: t('desk.required') }];
  return (
    <section className="desk-section">
      <h2>{t('desk.renewal.title')}</h2>
      <p>
        <Link to={`/desk/agreements/${of.id}`}>{of.title}</Link>
        <span className="desk-sub">
          {of.number} · {formatTerm(of.termStartsOn, of.termEndsOn, locale())}
        </span>
      </p>
      <p className="hint">{t('desk.renewal.no_overlap')}</p>
      <Form.List name="endedTermFigures">
        {(figures, { add, remove }) => (
          <>
            {figures.map((figure) => (
              <div key={figure.key} className="signatory-row">
                <Form.Item name={[figure.name, 'label']} label={t('desk.renewal.figure')} rules={required}>
                  <Input maxLength={100} placeholder={t('desk.renewal.figure_example')} />
                </Form.Item>
                <Form.Item name={[figure.name, 'value']} label={t('desk.renewal.value')} rules={required}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[figure.name, 'unit']} label={t('desk.renewal.unit')} rules={required}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[figure.name, 'asOf']} label={t('desk.renewal.as_of')} rules={required}>
                  <Input type="date" />
                </Form.Item>
                <Button type="text" aria-label={t('desk.remove')} onClick={() => remove(figure.name)}>
                  ✕
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ asOf: of.termEndsOn })}>{t('desk.renewal.add_figure')}</Button>
          </>
        )}
      </Form.List>
    </section>
  );
}
