import { Tooltip } from 'antd';
import { exactMoney, shortMoney } from '../../format/money';
import { locale } from '../../i18n';

/** `1.98亿元`, with the exact sum on hover and to screen readers. */
export function Money({ amount }: { amount?: string | null }) {
  if (!amount) return '–';
  const exact = `¥${exactMoney(amount)}`;
  return (
    <Tooltip title={exact}>
      <abbr className="money" aria-label={exact}>
        {shortMoney(amount, locale())}
      </abbr>
    </Tooltip>
  );
}
