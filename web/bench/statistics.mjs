// Medians, ranges and percentiles of what was measured.

const ascending = (values) => Float64Array.from(values).sort();

/**
 * The value below which this share of the values lies, between two of them on the straight line from one to the other
 * (Hyndman and Fan 1996, definition 7: that of R and NumPy). NaN of no values.
 */
export function quantile(values, share) {
  const sorted = ascending(values);
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (values) => quantile(values, 0.5);

/** Median, least and greatest. */
export const spread = (values) => ({ median: median(values), least: Math.min(...values), greatest: Math.max(...values) });

/** One value of each round from one of each of several series; rounds are what all of them have. */
export function byRound(series, combine) {
  const rounds = Math.min(...series.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => combine(...series.map((values) => values[round])));
}
