import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queryClient } from './api/query-client';
import { ensureChineseFont } from './fonts';
import { startI18n } from './i18n';
import { router } from './router';
import './styles/tokens.css';
import './styles/public.css';
import './styles/pages.css';

await startI18n();
void ensureChineseFont();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
