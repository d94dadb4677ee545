import { Button, Dropdown, Layout, Menu } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSignOut, type Me } from '../api/session';
import { Mark } from '../ui/mark';
import { LanguageButton } from '../ui/public-layout';

/** Left what I do, top who I am; only what exists and what my role opens. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [narrow, setNarrow] = useState(false);
  const [open, setOpen] = useState(false);
  const may = (...roles: string[]) => me.roles.some((role) => role === 'admin' || roles.includes(role));
  const entries = [
    may('staff') && { key: 'today', label: t('desk.nav.today') },
    may('organiser') && { key: 'events', label: t('desk.nav.events') },
    may('organiser') && { key: 'check-in', label: t('desk.nav.check_in') },
    may('staff') && { key: 'follow-ups', label: t('desk.nav.follow_ups') },
    may('staff', 'member') && { key: 'agreements', label: t('desk.nav.agreements') },
    may('staff') && { key: 'letters', label: t('desk.nav.letters') },
    may('staff') && { key: 'ceremonies', label: t('desk.nav.ceremonies') },
    may('staff') && { key: 'archive', label: t('desk.nav.archive') },
    may('organiser', 'staff', 'member') && { key: 'catalogue', label: t('desk.nav.catalogue') },
    may('organiser', 'staff') && { key: 'parks', label: t('desk.nav.parks') },
    may('organiser', 'staff') && { key: 'reports', label: t('desk.nav.reports') },
    may('organiser', 'staff') && { key: 'digest', label: t('desk.nav.digest') },
    may() && { key: 'users', label: t('desk.nav.users') },
    may() && { key: 'mails', label: t('desk.nav.mails') },
  ].filter((entry) => entry !== false);
  const at = pathname.endsWith('/check-in')
    ? 'check-in'
    : (pathname.split('/')[2] ?? '')
        .replace('typed-organisations', 'reports')
        .replace('organisations', 'events')
        .replace('referrals', 'follow-ups')
        .replace('templates', 'agreements')
        .replace('frameworks', 'agreements')
        .replace('milestones', 'agreements');
  return (
    <Layout className="desk">
      <Layout.Sider
        width={184}
        breakpoint="lg"
        collapsedWidth={0}
        trigger={null}
        collapsed={narrow && !open}
        onBreakpoint={setNarrow}
        className="desk-side"
      >
        <Link to="/" className="brand desk-brand">
          <Mark />
          <span>{t('app.name')}</span>
        </Link>
        <nav aria-label={t('nav.desk')}>
          <Menu
            mode="inline"
            selectedKeys={[at]}
            onClick={() => setOpen(false)}
            items={entries.map(({ key, label }) => ({ key, label: <Link to={`/desk/${key}`}>{label}</Link> }))}
          />
        </nav>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="desk-top">
          {narrow && (
            <Button className="desk-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('desk.menu')}
            </Button>
          )}
          <LanguageButton />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'mail', label: me.email, disabled: true },
                { key: 'home', label: <Link to="/">{t('desk.public_site')}</Link> },
                {
                  key: 'out',
                  label: t('desk.sign_out'),
                  onClick: () => signOut.mutate(undefined, { onSuccess: () => void navigate('/sign-in') }),
                },
              ],
            }}
          >
            <Button type="text" aria-haspopup="menu">
              {me.name} ▾
            </Button>
          </Dropdown>
        </Layout.Header>
        <Layout.Content className="desk-content">
          <main id="main">{children}</main>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
