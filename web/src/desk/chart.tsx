import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatCount } from '../format/count';
import { tokens } from '../tokens';

register([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export interface Series {
  name: string;
  values: number[];
}

interface ChartProps {
  /** What the picture shows, for who cannot see it. */
  label: string;
  kind: 'bar' | 'line' | 'funnel';
  names: string[];
  series: Series[];
  /** A bar was chosen: its place in `names`, and that of its series. */
  onOpen?: (at: number, of: number) => void;
  height?: number;
}

/** Of an A4 page between its margins, in pixels. */
const sheetWidth = 680;

const colours = [tokens.accent, tokens.wait, '#5b7fa6', tokens.seal];

/** Steps in their order as lying bars, the number at the end of each: a narrow step can't be overlooked. */
const funnelOption = (names: string[], values: number[]): Record<string, unknown> => ({
  animation: false,
  color: colours,
  textStyle: { fontFamily: tokens.font, color: tokens.ink },
  grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
  xAxis: { type: 'value', show: false, max: Math.max(1, ...values) },
  yAxis: {
    type: 'category',
    data: names,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: tokens.ink },
  },
  series: [
    {
      type: 'bar',
      data: values,
      barMaxWidth: 22,
      barMinHeight: 2,
      label: {
        show: true,
        position: 'right',
        color: tokens.ink,
        formatter: ({ value }: { value: number }) => formatCount(value),
      },
    },
  ],
});

/** Bars, lines or a funnel as vectors: they print sharp. The numbers stand beside it in a table, too. */
export default function Chart({ label, kind, names, series, onOpen, height = 260 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    // A drawing does not follow the sheet by itself.
    const redraw = (size?: { width: number }) => {
      drawn.resize(size);
      // There is no frame to come before it is printed.
      drawn.getZr().flush();
    };
    const narrow = () => redraw({ width: sheetWidth });
    const widen = () => redraw();
    window.addEventListener('beforeprint', narrow);
    window.addEventListener('afterprint', widen);
    return () => {
      window.removeEventListener('beforeprint', narrow);
      window.removeEventListener('afterprint', widen);
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    if (kind === 'funnel') {
      chart.current?.setOption(funnelOption(names, series[0]?.values ?? []), true);
      return;
    }
    chart.current?.setOption(
      {
        animation: false,
        color: colours,
        textStyle: { fontFamily: tokens.font, color: tokens.ink },
        grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
        // As a drawing: our pages allow no style that comes with markup.
        tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
        ...(series.length > 1 ? { legend: { top: 0, left: 0 } } : {}),
        xAxis: { type: 'category', data: names, axisLabel: { hideOverlap: true, color: tokens.inkSoft } },
        yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: tokens.line } } },
        series: series.map(({ name, values }) => ({
          type: kind,
          name,
          data: values,
          barMaxWidth: 36,
          showSymbol: false,
        })),
      },
      true,
    );
  }, [kind, names, series]);
  useEffect(() => {
    const drawn = chart.current;
    if (!drawn || !onOpen) return;
    const open = ({ dataIndex, seriesIndex }: { dataIndex: number; seriesIndex?: number }) =>
      onOpen(dataIndex, seriesIndex ?? 0);
    drawn.on('click', open);
    return () => {
      drawn.off('click', open);
    };
  }, [onOpen]);
  return <div ref={place} role="img" aria-label={label} className="chart" style={{ height }} />;
}
