import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/session';
import { locale, setLocale } from '../i18n';
import { Mark } from './mark';

/** Header, page and footer of everything that needs no account. */
export function PublicLayout() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  useEffect(() => window.scrollTo(0, 0), [pathname]);
  const atDesk = me.data?.roles.some((role) => role !== 'member');
  return (
    <>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link to="/" className="brand">
            <Mark />
            <span>{t('app.name')}</span>
          </Link>
          <nav aria-label={t('nav.label')}>
            <NavLink to="/" end>
              {t('nav.events')}
            </NavLink>
            <NavLink to="/catalogue">{t('nav.catalogue')}</NavLink>
            <NavLink to="/digest">{t('nav.digest')}</NavLink>
            <NavLink to="/verify">{t('nav.verify')}</NavLink>
            {atDesk ? <Link to="/desk">{t('nav.desk')}</Link> : <NavLink to="/sign-in">{t('nav.sign_in')}</NavLink>}
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="bottom">
        <div className="bottom-inner">
          <p>{t('app.promise')}</p>
          <LanguageButton />
        </div>
      </footer>
    </>
  );
}

export function LanguageButton() {
  const { t } = useTranslation();
  const other = locale() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="link-button" lang={other} onClick={() => void setLocale(other)}>
      {t('ui.other_language')}
    </button>
  );
}
