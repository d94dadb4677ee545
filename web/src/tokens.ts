/** The same values as styles/tokens.css, for what is not drawn by our own stylesheet (Ant Design, canvas). */
export const tokens = {
  ink: '#1b2430',
  inkSoft: '#4a5666',
  line: '#dfe4ea',
  ground: '#ffffff',
  groundSoft: '#f5f7f8',
  accent: '#0b6e69',
  accentSoft: '#e3f1ef',
  seal: '#c8402f',
  wait: '#b26a00',
  waitLine: '#d9992b',
  waitSoft: '#fdf5e4',
  font: '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC Variable", sans-serif',
} as const;
