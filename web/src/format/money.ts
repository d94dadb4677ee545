import type { Locale } from '../i18n';

/** Groups the digits of a decimal string; never goes through a float. `"1200000.00"` → `1,200,000.00`. */
export function exactMoney(amount: string): string {
  const [whole = '0', cents = '00'] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`;
}

/**
 * Yuan as people say them: `1.98亿元`, `120万元`, `8,600元`; English `¥198 million`. Digits beyond the second
 * decimal are cut, never rounded up, so that no contract looks larger than it is; the exact sum stands beside.
 */
export function shortMoney(amount: string, locale: Locale): string {
  const whole = amount.split('.')[0] ?? '0';
  const scales: [number, string][] =
    locale === 'en'
      ? [
          [9, ' billion'],
          [6, ' million'],
        ]
      : [
          [8, '亿元'],
          [4, '万元'],
        ];
  const sign = locale === 'en' ? '¥' : '';
  for (const [digits, unit] of scales) {
    if (whole.length <= digits) continue;
    const decimals = whole.slice(-digits).slice(0, 2).replace(/0+$/, '');
    const head = whole.slice(0, -digits).replace(/\B(?=(\d{3})+$)/g, ',');
    return `${sign}${head}${decimals ? `.${decimals}` : ''}${unit}`;
  }
  const small = exactMoney(amount).replace(/\.00$/, '');
  return locale === 'en' ? `¥${small}` : `${small}元`;
}
