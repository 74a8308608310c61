/* What is to be reviewed, and in which order. `things` are {id, lesson}: items or cards. */

import { chance } from "./memory.js";

export const SESSION = 10;

/** Things that are due, those that are most nearly forgotten first, and new ones. */
export const plan = (things, reviews, open, today) => {
  const due = [];
  const fresh = [];
  let learnt = 0;
  for (const thing of things) {
    const entry = reviews.get(thing.id);
    if (entry) learnt += 1;
    if (entry && entry.due <= today) due.push([chance(entry, today), thing]);
    else if (!entry && open.has(thing.lesson)) fresh.push(thing);
  }
  due.sort(([one], [other]) => one - other);
  return { due: due.map(([, thing]) => thing), fresh, learnt };
};

/** The same things, one of each lesson in turn. */
export const mixed = (things) => {
  const lessons = new Map();
  for (const thing of things) {
    lessons.set(thing.lesson, [...(lessons.get(thing.lesson) || []), thing]);
  }
  const found = [];
  for (let turn = 0; found.length < things.length; turn += 1) {
    for (const some of lessons.values()) if (turn < some.length) found.push(some[turn]);
  }
  return found;
};

/** Ten for a session: what is due, then what is new; lessons take turns. */
export const session = ({ due, fresh }) => {
  const old = due.slice(0, SESSION);
  return mixed([...old, ...mixed(fresh).slice(0, SESSION - old.length)]);
};

/** How many are due on each of the days to come; what is late counts for the first. */
export const forecast = (things, reviews, today, days) => {
  const counts = new Array(days).fill(0);
  for (const { id } of things) {
    const entry = reviews.get(id);
    const day = entry ? Math.max(0, entry.due - today) : days;
    if (day < days) counts[day] += 1;
  }
  return counts;
};

/** Of each lesson the reviews a day or more after the one before: [known, total]. */
export const retention = (things, reviews) => {
  const lessons = new Map();
  for (const { id, lesson } of things) {
    const entry = reviews.get(id);
    (entry ? entry.log : []).forEach(([day, rating], place, log) => {
      if (!place || day === log[place - 1][0]) return;
      const [known, total] = lessons.get(lesson) || [0, 0];
      lessons.set(lesson, [known + (rating > 1 ? 1 : 0), total + 1]);
    });
  }
  return lessons;
};
