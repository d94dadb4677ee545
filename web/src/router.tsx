import type { ReactNode } from 'react';
import { createBrowserRouter, useLocation } from 'react-router';
import { EventPage } from './public/event-page';
import { HomePage } from './public/home-page';
import { NotFound } from './public/not-found';
import { PasswordPage } from './public/password-page';
import { PlacePage } from './public/place-page';
import { SignInPage } from './public/sign-in-page';
import { SignUpPage } from './public/sign-up-page';
import { VerifyPage } from './public/verify-page';
import { Broken } from './ui/broken';
import { Loading } from './ui/loading';
import { PublicLayout } from './ui/public-layout';

/** A page behind a mailed link starts anew when another link is opened in the same tab. */
function Linked({ children }: { children: ReactNode }) {
  const { hash } = useLocation();
  return <div key={hash}>{children}</div>;
}

export const router = createBrowserRouter([
  {
    element: <PublicLayout />,
    errorElement: <Broken />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'events/:id', element: <EventPage /> },
      { path: 'events/:id/sign-up', element: <SignUpPage /> },
      {
        path: 'events/:id/group',
        lazy: async () => ({ Component: (await import('./public/group-page')).GroupPage }),
      },
      {
        path: 'invitation',
        lazy: async () => {
          const { InvitationPage } = await import('./public/invitation-page');
          return {
            element: (
              <Linked>
                <InvitationPage />
              </Linked>
            ),
          };
        },
      },
      {
        path: 'confirm',
        lazy: async () => {
          const { ConfirmPage } = await import('./public/confirm-page');
          return {
            element: (
              <Linked>
                <ConfirmPage />
              </Linked>
            ),
          };
        },
      },
      {
        path: 'place',
        element: (
          <Linked>
            <PlacePage />
          </Linked>
        ),
      },
      {
        path: 'catalogue',
        lazy: async () => ({ Component: (await import('./public/catalogue-page')).CataloguePage }),
      },
      {
        path: 'catalogue/:type/:id',
        lazy: async () => ({ Component: (await import('./public/catalogue-record-page')).CatalogueRecordPage }),
      },
      {
        path: 'digest/:month?',
        lazy: async () => ({ Component: (await import('./public/digest-page')).DigestPage }),
      },
      {
        path: 'erasures/:number',
        lazy: async () => ({ Component: (await import('./public/erasure-page')).ErasurePage }),
      },
      { path: 'verify', element: <VerifyPage /> },
      { path: 'verify/:code', element: <VerifyPage /> },
      { path: 'sign-in', element: <SignInPage /> },
      {
        path: 'password',
        element: (
          <Linked>
            <PasswordPage />
          </Linked>
        ),
      },
      {
        path: 'here',
        HydrateFallback: Loading,
        lazy: async () => {
          const { HerePage } = await import('./public/here-page');
          return {
            element: (
              <Linked>
                <HerePage />
              </Linked>
            ),
          };
        },
      },
      { path: '*', element: <NotFound /> },
    ],
  },
  {
    path: 'sign',
    errorElement: <Broken />,
    HydrateFallback: Loading,
    lazy: async () => {
      const { SignPage } = await import('./signing/sign-page');
      return {
        element: (
          <Linked>
            <SignPage />
          </Linked>
        ),
      };
    },
  },
  {
    path: 'door',
    errorElement: <Broken />,
    HydrateFallback: Loading,
    lazy: async () => {
      const { DoorPage } = await import('./door/door-page');
      return {
        element: (
          <Linked>
            <DoorPage />
          </Linked>
        ),
      };
    },
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
