const digits = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

function group(four: string): string {
  let said = '';
  let zero = false;
  [...four].forEach((digit, at) => {
    if (digit === '0') zero = said !== '';
    else {
      said += `${zero ? '零' : ''}${digits[Number(digit)]}${units[four.length - 1 - at]}`;
      zero = false;
    }
  });
  return said;
}

/** A sum in capital numerals, as contracts write it: `"1200000.50"` is 壹佰贰拾万元伍角. */
export function amountInWords(amount: string): string {
  const [whole = '0', fraction = '00'] = amount.split('.');
  const fours: string[] = [];
  for (let rest = whole.replace(/^0+/, ''); rest !== ''; rest = rest.slice(0, -4)) fours.unshift(rest.slice(-4));
  let yuan = '';
  fours.forEach((four, at) => {
    const said = group(four);
    // A group that starts with zeros, or follows one that was all zeros, is joined by one 零.
    const joined = yuan !== '' && said !== '' && (four.startsWith('0') || fours[at - 1] === '0000');
    if (said !== '') yuan += `${joined ? '零' : ''}${said}${groups[fours.length - 1 - at]}`;
  });
  const [jiao = '0', fen = '0'] = fraction;
  const small = `${jiao === '0' ? (fen === '0' || yuan === '' ? '' : '零') : `${digits[Number(jiao)]}角`}${
    fen === '0' ? '' : `${digits[Number(fen)]}分`
  }`;
  if (yuan === '' && small !== '') return small;
  return `${yuan || '零'}元${small || '整'}`;
}
