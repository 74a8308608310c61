"""An item analysis with pandas: ``python item_analysis.py ANSWERS.csv``.

The same figures as ours: difficulty, D, correlation with the rest, α, α without each item, and
for each option its share by fifths and its correlation. The key of column *n* is letter *n* of
ABCDE, over and over. Ties at the cuts are not divided, which costs less than what we do.
"""

from __future__ import annotations

import importlib
import sys

UPPER, LOWER, GROUPS = 0.73, 0.27, 5


def main() -> None:
    """Print every figure of the table of letters named on the command line."""
    # By name, because the project does not depend on it.
    pandas = importlib.import_module("pandas")
    answers = pandas.read_csv(sys.argv[1], dtype="category", keep_default_na=False)
    key = {name: "ABCDE"[place % 5] for place, name in enumerate(answers.columns)}
    scores = pandas.DataFrame(
        {name: (answers[name] == right).astype("int8") for name, right in key.items()}
    )
    total, variances, count = scores.sum(axis=1), scores.var(), len(key)
    rank = total.rank(pct=True)
    group = (rank * GROUPS).clip(upper=GROUPS - 0.001).astype(int)
    print(total.describe(), count / (count - 1) * (1 - variances.sum() / total.var()))
    for name, score in scores.items():
        rest = total - score
        spread = variances.sum() - variances[name]
        print(
            *(name, score.mean(), score.corr(rest)),
            score[rank > UPPER].mean() - score[rank <= LOWER].mean(),
            (count - 1) / (count - 2) * (1 - spread / rest.var()),
        )
        print(pandas.crosstab(answers[name], group, normalize="columns"))
        for option in answers[name].cat.categories:
            print(option, (answers[name] == option).astype("int8").corr(rest))


if __name__ == "__main__":
    main()
