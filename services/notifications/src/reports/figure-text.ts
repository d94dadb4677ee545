import type { Locale } from '@zuomei/contracts';

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** Groups the digits of a decimal; never goes through a float. */
export function exactDecimal(value: string): string {
  const [whole = '0', cents] = value.split('.');
  return cents === undefined ? grouped(whole) : `${grouped(whole)}.${cents}`;
}

interface Short {
  number: string;
  /** 亿 or 万, billion or million. */
  scale: string;
}

/** Digits beyond the second decimal are cut, never rounded up: nothing looks larger than it is. */
function shortened(amount: string, locale: Locale): Short {
  const whole = amount.split('.')[0] ?? '0';
  const scales: [number, string][] =
    locale === 'en'
      ? [
          [9, ' billion'],
          [6, ' million'],
        ]
      : [
          [8, '亿'],
          [4, '万'],
        ];
  for (const [digits, scale] of scales) {
    if (whole.length <= digits) continue;
    const decimals = whole.slice(-digits).slice(0, 2).replace(/0+$/, '');
    const head = grouped(whole.slice(0, -digits));
    return { number: decimals ? `${head}.${decimals}` : head, scale };
  }
  return { number: exactDecimal(amount).replace(/\.00$/, ''), scale: '' };
}

/** Yuan as one says them: `1.98亿元`, `120万元`, `8,600元`; `¥198 million`. */
export function shortMoney(amount: string, locale: Locale): string {
  const { number, scale } = shortened(amount, locale);
  return locale === 'en' ? `¥${number}${scale}` : `${number}${scale}元`;
}

export type Approximate = 'nearly' | 'about' | 'odd' | 'over' | null;

const before = { nearly: '近', about: '约', over: '超', odd: '' } as const;
const beforeInEnglish = { nearly: 'nearly ', about: 'about ', over: 'over ', odd: 'more than ' } as const;

/** A published figure as its owner says it: 约1.2亿元, 7亿余元, 300余场, 超3,000人. */
export function approximately(value: string, qualifier: Approximate, unit: string, locale: Locale): string {
  const money = unit === '元';
  const { number, scale } = money ? shortened(value, locale) : { number: exactDecimal(value), scale: '' };
  if (locale === 'en') {
    const said = money ? `¥${number}${scale}` : `${number} ${unit}`;
    return qualifier ? `${beforeInEnglish[qualifier]}${said}` : said;
  }
  return `${qualifier ? before[qualifier] : ''}${number}${scale}${qualifier === 'odd' ? '余' : ''}${unit}`;
}
