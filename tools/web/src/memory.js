/* What is kept in the reader's own browser, one entry for each item and kind. */

export const ANSWER = "factquiz/answer/"; /* ITEM: what was given */
export const SURE = "factquiz/sure/"; /* ITEM: [how sure, 0–3; whether it was right, 0 or 1] */
export const TURNS = "factquiz/turns/"; /* ITEM: the ids that stood in its place, one by one */
export const EXAM = "factquiz/exam/"; /* QUIZ: a practice exam, see exam/sitting.js */
export const SETTING = "factquiz/setting/";
export const ASK_SURE = `${SETTING}sure`; /* 1 if the reader wants to be asked */

export const recall = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; /* Storage is forbidden, or holds what we did not write. */
  }
};

/** Keep a value under a key, or nothing if it is null; whether that could be done. */
export const keep = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

/** A list that was kept, or an empty one. */
export const list = (key) => {
  const found = recall(key);
  return Array.isArray(found) ? found : [];
};
