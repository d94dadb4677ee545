import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { nonceForStyles } from './build/nonce-for-styles.ts';
import { publicBudget } from './build/public-budget.ts';

export default defineConfig({
  plugins: [react(), nonceForStyles(), publicBudget({ kilobytes: 170 })],
  build: {
    target: 'es2022',
    // The page policy allows no data: fonts and no inline scripts; every asset is a file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    modulePreload: { polyfill: false },
    // In one piece: every page asks something, and each piece of its own costs half a kilobyte.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'query', test: /@tanstack\/(query-core|react-query)\// }] } },
    },
  },
  server: { proxy: { '/api': process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000' } },
});
