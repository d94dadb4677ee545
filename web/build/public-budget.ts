import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Modules a public page may pull in besides the entry: each is measured together with the entry. */
const publicPages = [
  'src/signing/sign-page.tsx',
  'src/door/door-page.tsx',
  'src/public/here-page.tsx',
  'src/public/place-page.tsx',
  'src/public/invitation-page.tsx',
  'src/public/group-page.tsx',
  'src/public/sign-up-page.tsx',
];

/**
 * Fails the build when the script of a public page (the entry and everything it imports statically, plus the
 * page's own lazy chunk) is larger than the budget in compressed kilobytes (1 kB = 1,000 bytes, gzip level 9).
 */
export function publicBudget(budget: { kilobytes: number }): Plugin {
  return {
    name: 'public-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part): part is Rolldown.OutputChunk => part.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const reach = (file: string, seen: Set<string>): Set<string> => {
        if (seen.has(file)) return seen;
        seen.add(file);
        byFile.get(file)?.imports.forEach((next) => reach(next, seen));
        return seen;
      };
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (!entry) return;
      const pages = chunks.filter((chunk) => publicPages.some((page) => chunk.facadeModuleId?.endsWith(page)));
      for (const page of [entry, ...pages]) {
        const files = reach(page.fileName, reach(entry.fileName, new Set()));
        const bytes = [...files].reduce(
          (sum, file) => sum + gzipSync(byFile.get(file)?.code ?? '', { level: 9 }).length,
          0,
        );
        const kilobytes = bytes / 1000;
        const line = `script of public pages (${page.name}): ${kilobytes.toFixed(1)} kB compressed of ${budget.kilobytes} kB`;
        if (kilobytes > budget.kilobytes) this.error(line);
        this.info(line);
      }
    },
  };
}
