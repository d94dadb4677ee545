import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMe } from '../../api/session';
import { useRetireTemplate, useTemplates, type TemplateView } from '../../api/templates';
import { agreementKinds } from '../../api/types';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';

/** The texts agreements are made of; administrators write them, staff uses them. */
export function TemplatesList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const administrator = me.data?.roles.some((role) => role === 'admin') ?? false;
  const filters = useUrlFilters(['q', 'kind', 'retired']);
  const list = useTemplates({ ...filters.values, limit: 50 });
  const add = (
    <Button type="primary" onClick={() => void navigate('/desk/templates/new')}>
      {t('template.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('template.list')}
        sub={t('template.what')}
        back={{ to: '/desk/agreements', label: t('desk.nav.agreements') }}
      >
        <ExportButtons of="/api/templates" query={filters.values} />
        {administrator && add}
      </PageHead>
      <DeskFilters
        filters={filters}
        search={{ label: t('template.search') }}
        choices={[
          {
            name: 'kind',
            label: t('filter.kind'),
            options: agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) })),
          },
          {
            name: 'retired',
            label: t('desk.state'),
            options: ['false', 'true'].map((value) => ({ value, label: t(`template.retired_is.${value}`) })),
          },
        ]}
      />
      <DeskTable<TemplateView>
        list={list}
        filtered={filters.used}
        empty={{ text: t('template.none'), more: administrator && add }}
        width={860}
        columns={[
          {
            title: t('template.name'),
            render: (_, one) => (
              <>
                <Link to={`/desk/templates/${one.id}`}>{one.name}</Link>
                <span className="desk-sub">{t(`kind.agreement.${one.kind}`)}</span>
              </>
            ),
          },
          {
            title: t('template.version'),
            width: 170,
            render: (_, one) => (
              <>
                {t('template.version_n', { version: one.version })}
                <span className="desk-sub">{formatInstant(one.changedAt, locale())}</span>
              </>
            ),
          },
          {
            title: t('desk.state'),
            width: 110,
            render: (_, one) => (
              <StatusMark tone={one.retired ? 'quiet' : 'good'}>{t(`template.retired_is.${one.retired}`)}</StatusMark>
            ),
          },
          {
            title: t('desk.actions'),
            width: 270,
            render: (_, one) => (
              <>
                {!one.retired && (
                  <>
                    <Link to={`/desk/agreements/new?template=${one.id}`}>{t('template.use')}</Link>
                    {' · '}
                    <Link to={`/desk/templates/${one.id}/many`}>{t('template.many')}</Link>
                  </>
                )}
                {administrator && <Retire of={one} />}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function Retire({ of }: { of: TemplateView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const retire = useRetireTemplate(of.id);
  return (
    <Button
      type="link"
      loading={retire.isPending}
      onClick={() => retire.mutate(!of.retired, { onError: (error) => void message.error(said(error)) })}
    >
      {t(of.retired ? 'template.bring_back' : 'template.retire')}
    </Button>
  );
}
