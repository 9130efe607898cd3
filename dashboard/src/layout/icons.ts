/** Strokes on a field of 20 × 20. */
export const icons = {
  runs: 'M4 5h12M4 10h12M4 15h8',
  launch: 'M6 4.5v11l9-5.5z',
  leaderboard: 'M4 16V9M10 16V4M16 16v-5',
  compare: 'M4 7h10m-3-3 3 3-3 3M16 13H6m3-3-3 3 3 3',
  heatmap: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z',
  gate: 'M3 15h4v-5h4V6h6M14 3l3 3-3 3',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4',
  dark: 'M15.5 12A6.5 6.5 0 0 1 8 4.5a6.5 6.5 0 1 0 7.5 7.5z',
  light:
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  system: 'M3 4h14v9H3zM7 16.5h6M10 13v3.5',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.5 4v12',
  filter: 'M3 4h14l-5.5 6.5V16l-3-1.5v-4z',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  download: 'M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16h12',
  close: 'm5 5 10 10M15 5 5 15',
  reload: 'M15.5 8A6 6 0 1 0 16 11.5M16 4v4h-4',
} as const;

export type IconName = keyof typeof icons;
