import { describe, expect, it } from '@jest/globals';
import { currentTrace, inTrace, localeFrom, traceFrom } from './trace.js';

const id = 'a'.repeat(32);

describe('a trace', () => {
  it('goes on under the same id with a new span', () => {
    const trace = traceFrom(`00-${id}-${'b'.repeat(16)}-01`);
    expect(trace.requestId).toBe(id);
    expect(trace.traceparent).toMatch(new RegExp(`^00-${id}-[0-9a-f]{16}-01$`));
    expect(trace.traceparent).not.toContain('b'.repeat(16));
  });

  it('starts anew where the header is not worth believing', () => {
    expect(traceFrom('rubbish').requestId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is there for everything that a request awaits', async () => {
    const trace = traceFrom(undefined);
    await inTrace(trace, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(currentTrace().requestId).toBe(trace.requestId);
    });
  });
});

describe('the language', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['fr,de;q=0.5', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr,en;q=0.8', 'en'],
  ])('%s → %s', (header, locale) => {
    expect(localeFrom({ 'accept-language': header })).toBe(locale);
  });

  it('is the one that a reader chose, whatever the browser asks for', () => {
    const chosen = (cookie: string, asked: string) => localeFrom({ cookie, 'accept-language': asked });
    expect(chosen('zuomei.session=x; zuomei_language=en', 'zh-CN')).toBe('en');
    expect(chosen('zuomei_language=zh-CN; other=en', 'en')).toBe('zh-CN');
    expect(chosen('zuomei_language=fr', 'en')).toBe('en');
  });
});
