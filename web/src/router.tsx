import type { ComponentType, ReactNode } from 'react';
import { createBrowserRouter, useLocation } from 'react-router';
import { openWords } from './i18n';
import { EventPage } from './public/event-page';
import { HomePage } from './public/home-page';
import { NotFound } from './public/not-found';
import { Broken } from './ui/broken';
import { Loading } from './ui/loading';
import { PublicLayout } from './ui/public-layout';

/** A page behind a mailed link starts anew when another link is opened in the same tab. */
function Linked({ children }: { children: ReactNode }) {
  const { hash } = useLocation();
  return <div key={hash}>{children}</div>;
}

/** A page of its own chunk behind a mailed link or a code. */
const linked = (load: () => Promise<ComponentType>) => async () => {
  const Page = await load();
  return {
    element: (
      <Linked>
        <Page />
      </Linked>
    ),
  };
};

/** A page of what few open first, with words of its own. */
const worded = (load: () => Promise<ComponentType>) => async () => {
  const [Component] = await Promise.all([load(), openWords('catalogue')]);
  return { Component };
};

export const router = createBrowserRouter([
  {
    element: <PublicLayout />,
    errorElement: <Broken />,
    HydrateFallback: Loading,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'events/:id', element: <EventPage /> },
      {
        path: 'events/:id/sign-up',
        lazy: async () => ({ Component: (await import('./public/sign-up-page')).SignUpPage }),
      },
      {
        path: 'events/:id/group',
        lazy: async () => ({ Component: (await import('./public/group-page')).GroupPage }),
      },
      {
        path: 'invitation',
        lazy: linked(async () => (await import('./public/invitation-page')).InvitationPage),
      },
      {
        path: 'confirm',
        lazy: linked(async () => (await import('./public/confirm-page')).ConfirmPage),
      },
      { path: 'place', lazy: linked(async () => (await import('./public/place-page')).PlacePage) },
      {
        path: 'catalogue',
        lazy: worded(async () => (await import('./public/catalogue-page')).CataloguePage),
      },
      {
        path: 'catalogue/:type/:id',
        lazy: worded(async () => (await import('./public/catalogue-record-page')).CatalogueRecordPage),
      },
      { path: 'series/:id', lazy: worded(async () => (await import('./public/series-page')).SeriesPage) },
      {
        path: 'organisations/:id',
        lazy: worded(async () => (await import('./public/organisation-page')).OrganisationPage),
      },
      { path: 'experts/:id', lazy: worded(async () => (await import('./public/expert-page')).ExpertPage) },
      {
        path: 'digest/:month?',
        lazy: async () => ({ Component: (await import('./public/digest-page')).DigestPage }),
      },
      {
        path: 'erasures/:number',
        lazy: async () => ({ Component: (await import('./public/erasure-page')).ErasurePage }),
      },
      { path: 'verify/:code?', lazy: worded(async () => (await import('./public/verify-page')).VerifyPage) },
      { path: 'sign-in', lazy: async () => ({ Component: (await import('./public/sign-in-page')).SignInPage }) },
      { path: 'password', lazy: linked(async () => (await import('./public/password-page')).PasswordPage) },
      {
        path: 'here',
        lazy: linked(async () => (await import('./public/here-page')).HerePage),
      },
      { path: '*', element: <NotFound /> },
    ],
  },
  {
    path: 'sign',
    errorElement: <Broken />,
    HydrateFallback: Loading,
    lazy: linked(async () => (await import('./signing/sign-page')).SignPage),
  },
  {
    path: 'door',
    errorElement: <Broken />,
    HydrateFallback: Loading,
    lazy: linked(async () => (await import('./door/door-page')).DoorPage),
  },
  {
    path: 'desk/*',
    errorElement: <Broken />,
    HydrateFallback: Loading,
    lazy: async () => {
      const { Desk } = await import('./desk/desk');
      return { Component: Desk };
    },
  },
]);
