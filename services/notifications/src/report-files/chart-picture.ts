import { createRequire } from 'node:module';
import type { ReportChart } from './report-document.js';

/** Points in a document; pictures have twice as many dots each way. */
export const chartSize = { width: 480, height: 220 };

const family = 'Noto Sans SC';
const colours = ['#0b6e69', '#b26a00', '#5b7fa6', '#c8402f', '#4a5666', '#7fb3af'];
const ink = '#1b2430';

const grouped = ({ value }: { value: number }): string => value.toLocaleString('en-US');

function optionOf({ kind, names, series }: ReportChart): Record<string, unknown> {
  const shared = { animation: false, color: colours, textStyle: { fontFamily: family, color: ink, fontSize: 11 } };
  if (kind === 'steps') {
    // Lying bars: a later step may be larger than the one before it, which no funnel can show.
    const [{ values } = { values: [] }] = series;
    return {
      ...shared,
      grid: { left: 8, right: 60, top: 8, bottom: 8 },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', data: names, inverse: true, axisTick: { show: false }, axisLabel: { color: ink } },
      series: [
        {
          ...{ type: 'bar', data: values, barMaxWidth: 18 },
          label: { show: true, position: 'right', color: ink, fontFamily: family, formatter: grouped },
        },
      ],
    };
  }
  return {
    ...shared,
    grid: { left: 8, right: 12, top: series.length > 1 ? 36 : 20, bottom: 8 },
    ...(series.length > 1 && { legend: { top: 0, left: 0 } }),
    xAxis: { type: 'category', data: names, axisLabel: { color: ink, interval: 0, rotate: names.length > 8 ? 30 : 0 } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#dfe4ea' } } },
    series: series.map(({ name, values }) => ({
      ...{ type: 'bar', name, data: values, barMaxWidth: 32 },
      label: { show: true, position: 'top', color: ink, fontFamily: family, formatter: grouped },
    })),
  };
}

/** Drawn without a browser, with the face that everything else is set in. */
export async function chartPicture(chart: ReportChart): Promise<Buffer> {
  // Only who asks for a report pays for what draws its charts: 40 MB.
  const [core, { BarChart }, { GridComponent, LegendComponent }, { SVGRenderer }, { Resvg }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
    import('@resvg/resvg-js'),
  ]);
  core.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);
  const drawn = core.init(null, undefined, { renderer: 'svg', ssr: true, ...chartSize });
  drawn.setOption(optionOf(chart));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  const face = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  const font = { fontFiles: [face], loadSystemFonts: false, defaultFontFamily: family };
  return new Resvg(svg, { font, background: '#ffffff', fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
}
