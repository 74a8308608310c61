/* What came of an exam: all in all, and objective by objective. */

/** Count verdicts; `judged` are {verdict, points, credit: a share of them}, and a verdict is empty
    where none was given. Points are shown to the hundredth. */
export const tally = (judged) => {
  const of = (verdict) => judged.filter((one) => (one.verdict || "open") === verdict);
  const sum = (share) =>
    Number(judged.reduce((all, one) => all + one.points * share(one), 0).toFixed(2));
  return {
    right: of("right").length,
    partial: of("partial").length,
    unread: of("unread").length,
    open: of("open").length,
    total: judged.length,
    points: sum(({ credit }) => credit),
    most: sum(() => 1),
  };
};

/** The same for each objective that was asked for, in the order of the questions. */
export const byObjective = (judged) => {
  const groups = new Map();
  for (const one of judged) {
    groups.set(one.objective, [...(groups.get(one.objective) || []), one]);
  }
  return groups;
};
