/**
 * The days of an event's programme, from its start and end.
 *
 * Where the programme is empty they come by themselves once the dates are typed, and follow them as long as
 * nobody has written into them. A button above the programme adds the days that are still missing at any time.
 */
document.addEventListener("DOMContentLoaded", () => {
  const { typedDates } = window;
  const starts = document.querySelector("form[data-edit-form] [name=starts_at]");
  const ends = document.querySelector("form[data-edit-form] [name=ends_at]");
  // Before Wagtail makes its blocks the element has the name of the field, afterwards another one.
  const element = () => document.getElementById("programme-root") ?? document.getElementById("programme");
  if (!typedDates || !starts || !element()) return;

  const words = JSON.parse(document.getElementById("programme-days-words").textContent);
  const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
  const programme = () => element().rootBlock;
  const most = () => programme().blockDef.meta.maxNum ?? 14;

  /** The day typed into a field of days and hours, at midnight UTC in milliseconds; null where there is none. */
  function dayIn(field) {
    const parts = field?.value.trim() ? typedDates.read("datetime", field.value) : null;
    return parts && Date.UTC(parts.year, parts.month - 1, parts.day);
  }

  /** All days from start to end as texts of date fields; [] without a start, or with an end before it. */
  function wanted() {
    const first = dayIn(starts);
    if (first === null) return [];
    const last = ends?.value.trim() ? dayIn(ends) : first;
    if (last === null || last < first) return [];
    const days = [];
    for (let day = first; day <= last && days.length < most(); day += DAY_MILLISECONDS) {
      const date = new Date(day);
      days.push(
        typedDates.write("date", { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }),
      );
    }
    return days;
  }

  const children = () => programme().children.map((child) => child.getState().value);
  const isUntouched = (day) => !day.title && day.sessions.length === 0;

  function add(days) {
    for (const date of days) {
      const value = { date, title: "", sessions: [] };
      const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      programme().insert({ type: "day", value, id }, programme().children.length, { animate: false });
    }
    // What a script changes is no event by itself; autosave and the preview look for this one.
    if (days.length) element().dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Give an empty programme its days, or move days that nobody has written into. */
  function follow() {
    const days = wanted();
    const present = children();
    if (!days.length || !present.every(isUntouched)) return;
    const dates = present.map((day) => day.date);
    if (dates.length === days.length && dates.every((date, index) => date === days[index])) return;
    programme().clear();
    add(days);
  }

  const holder = document.createElement("div");
  holder.className = "programme-days";
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button-secondary", textContent: words.button });
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words.hint;
  holder.append(button, line);
  element().closest(".w-field__wrapper").before(holder);

  button.addEventListener("click", () => {
    const days = wanted();
    const present = children().map((day) => day.date);
    const missing = days.filter((day) => !present.includes(day));
    add(missing.slice(0, Math.max(0, most() - present.length)));
    if (!days.length) line.textContent = words.noDates;
    else line.textContent = missing.length ? words.hint : words.done;
  });
  // After `dates.js`, which puts what was typed into the language's form.
  for (const field of [starts, ends]) field?.addEventListener("change", follow);
});
