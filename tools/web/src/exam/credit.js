/* The share of its points that an answered question is worth, from −1 to 1, as the grader
   (factquiz.scoring) gives it. A rule is {rule: its name, and what it needs}; what was judged is
   a Question. */

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** The true positions of the entries, place by place; 0 for a place left open. */
const order = (question) => {
  const { reasons } = question;
  const placed = question.response();
  return reasons.map((_, at) => {
    const entry = placed.indexOf(String(at + 1));
    return entry < 0 ? 0 : Number(reasons.find(({ place }) => place === entry).option);
  });
};

/** The length of a longest run that goes up, whatever lies between. */
const longest = (numbers) => {
  const ends = [];
  for (const number of numbers) {
    const at = ends.findIndex((end) => end >= number);
    ends[at < 0 ? ends.length : at] = number;
  }
  return ends.length;
};

/** What a wrong answer to each part costs, so that a blind guess is worth nothing. */
const guesses = ({ boxes, controls, parts }) =>
  sum(
    parts.map(({ verdict }, at) => {
      const { options } = controls[at];
      const choices = boxes ? controls.length : options ? options.length - 1 : 0;
      return verdict === "wrong" && choices > 1 ? 1 / (choices - 1) : 0;
    }),
  );

export const credit = (question, { rule, negative = 0, month = 0, year = 0 }) => {
  const { parts, boxes, several, reasons } = question;
  const count = (verdict) => parts.filter((part) => part.verdict === verdict).length;
  const [right, wrong, missed] = ["right", "wrong", "missed"].map(count);
  const total = boxes && !several ? 1 : parts.length;
  const least = (share) => Math.max(share, -negative);
  switch (rule) {
    case "all-or-nothing":
      return question.verdict === "right" ? 1 : -negative;
    case "fraction-correct":
      return boxes ? (total - wrong - missed) / total : right / total;
    case "correct-minus-wrong": {
      if (!boxes) return least((right - wrong) / total);
      const keys = reasons.filter(({ key }) => key).length;
      return least(right / keys - wrong / (total - keys));
    }
    case "formula-scoring":
      return least((right - guesses(question)) / total);
    case "adjacent-pairs": {
      const found = order(question);
      const pairs = found.filter((one, at) => found[at - 1] > 0 && one === found[at - 1] + 1);
      return pairs.length / (total - 1);
    }
    case "longest-common-subsequence":
      return (longest(order(question).filter(Boolean)) - 1) / (total - 1);
    case "date-match": {
      const { states = [] } = parts[0];
      if (right) return 1;
      if (states.length < 2 || states[0] !== "right") return 0;
      return states[1] === "right" ? month : year;
    }
    default: /* typed texts and numbers */
      return right;
  }
};
