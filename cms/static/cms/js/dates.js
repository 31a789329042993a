/**
 * Dates and times as people write them, in every date field of the admin.
 *
 * Wagtail's calendar (jquery.datetimepicker) reads a single format and puts the present moment in the place
 * of whatever else it finds. Here it reads all formats of the admin's language, the same ones the server reads
 * (`cms.form_fields.typed_dates`), and shows a field that was left in the first of them. What can't be read stays as it was
 * typed, with what is expected below it.
 */
{
  const typed = JSON.parse(document.getElementById("typed-dates").textContent);
  // The names `strptime` knows on the server.
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ]; // prettier-ignore
  const twoDigits = (number) => String(number).padStart(2, "0");
  const monthOf = (name) => MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;

  // Of each directive: what it matches, what it says of the moment, how it is written.
  const DIRECTIVES = {
    "%d": ["(\\d{1,2})", (text) => ({ day: Number(text) }), (moment) => twoDigits(moment.day)],
    "%m": ["(\\d{1,2})", (text) => ({ month: Number(text) }), (moment) => twoDigits(moment.month)],
    "%B": [`(${MONTHS.join("|")})`, (text) => ({ month: monthOf(text) }), (moment) => MONTHS[moment.month - 1]],
    "%b": [`(${MONTHS.map((month) => month.slice(0, 3)).join("|")})`, (text) => ({ month: monthOf(text) })],
    "%Y": ["(\\d{4})", (text) => ({ year: Number(text) }), (moment) => String(moment.year).padStart(4, "0")],
    "%y": ["(\\d{2})", (text) => ({ year: Number(text) + (text < "69" ? 2000 : 1900) })],
    "%H": ["(\\d{1,2})", (text) => ({ hour: Number(text) }), (moment) => twoDigits(moment.hour)],
    "%I": ["(0?[1-9]|1[0-2])", (text) => ({ hour: Number(text) % 12 })],
    "%p": ["(am|pm)", (text) => ({ afternoon: text.toLowerCase() === "pm" })],
    "%M": ["(\\d{1,2})", (text) => ({ minute: Number(text) }), (moment) => twoDigits(moment.minute)],
    "%S": ["(\\d{1,2})", (text) => ({ second: Number(text) })],
  };

  /** A format as a function that reads a text: the moment's parts, or null. */
  function reader(format) {
    const directives = [];
    const pattern = format
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/%./g, (directive) => {
        directives.push(directive);
        return DIRECTIVES[directive]?.[0] ?? "(?!)";
      })
      .replace(/ /g, "\\s+");
    const whole = new RegExp(`^${pattern}$`, "i");
    return (text) => {
      const match = whole.exec(text);
      if (!match) return null;
      const parts = { hour: 0, minute: 0, second: 0 };
      directives.forEach((directive, index) => Object.assign(parts, DIRECTIVES[directive][1](match[index + 1])));
      if (parts.afternoon) parts.hour += 12;
      return isPossible(parts) ? parts : null;
    };
  }

  function isPossible({ year, month, day, hour, minute, second }) {
    if (hour > 23 || minute > 59 || second > 59) return false;
    if (year === undefined) return true;
    const date = new Date(Date.UTC(year, month - 1, day));
    return year > 99 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  for (const kind of Object.values(typed)) kind.readers = kind.formats.map(reader);

  /** The parts of what was typed, or null where no format of the kind fits. */
  function read(kind, text) {
    for (const attempt of typed[kind].readers) {
      const parts = attempt(text.trim());
      if (parts) return parts;
    }
    return null;
  }

  const write = (kind, parts) => typed[kind].formats[0].replace(/%./g, (directive) => DIRECTIVES[directive][2](parts));

  /** The moment as the calendar keeps it; a time of day is today's. */
  function asDate({ year, month, day, hour, minute }) {
    const date = new Date();
    if (year !== undefined) date.setFullYear(year, month - 1, day);
    date.setHours(hour, minute, 0, 0);
    return date;
  }

  const asParts = (date) => ({
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
  });

  /** Formats that are the name of a kind are ours; the calendar's inner ones stay its own. */
  function formatter() {
    const own = new DateFormatter();
    return {
      parseDate(text, format) {
        if (!(format in typed) || typeof text !== "string") return own.parseDate(text, format);
        const parts = read(format, text);
        return parts && asDate(parts);
      },
      formatDate: (date, format) => (format in typed ? write(format, asParts(date)) : own.formatDate(date, format)),
    };
  }

  /** Show what was typed in the language's form, or say below the field what is expected. */
  function settle(input, kind) {
    const text = input.value.trim();
    const parts = text ? read(kind, text) : null;
    // Seconds are not shown: a text that has some stays as it is.
    if (parts && !parts.second) input.value = write(kind, parts);
    say(input, text && !parts ? typed[kind].error : "");
  }

  function say(input, error) {
    const id = `${input.id}-unreadable`;
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
    document.getElementById(id)?.remove();
    if (error) {
      const line = document.createElement("p");
      line.id = id;
      line.className = "error-message";
      line.setAttribute("role", "alert");
      line.textContent = error;
      input.after(line);
      input.setAttribute("aria-invalid", "true");
      described.push(id);
    } else {
      input.removeAttribute("aria-invalid");
    }
    if (described.length) input.setAttribute("aria-describedby", described.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  function attach(input, kind) {
    // Before anyone else hears of the change: a filter sends what stands in the field then.
    input.addEventListener("change", () => settle(input, kind), { capture: true });
    input.addEventListener("input", () => {
      const parts = read(kind, input.value);
      // An hour picked in the calendar belongs to the day that was typed.
      if (parts) calendarOf(input)?.setCurrentTime(asDate(parts));
    });
  }

  const calendarOf = (input) => jQuery(input).data("xdsoft_datetimepicker")?.data("xdsoft_datetime");

  function kindOf(options) {
    if (options.timepicker === false) return "date";
    return options.datepicker === false ? "time" : "datetime";
  }

  const calendar = jQuery.fn.datetimepicker;
  jQuery.fn.datetimepicker = Object.assign(function datetimepicker(options, ...rest) {
    if (typeof options !== "object") return calendar.call(this, options, ...rest);
    const kind = kindOf(options);
    // Wagtail sets the calendar's language, and a formatter with it, after this script has run.
    jQuery.datetimepicker.setDateFormatter(formatter());
    const settings = {
      ...options,
      format: kind,
      formatTime: "time",
      validateOnBlur: false,
      scrollInput: false,
      // It opens a moment after its field was entered, which may have been left by then.
      onShow: (_, input) => document.activeElement === input[0],
    };
    return calendar.call(this, settings, ...rest).each((_, input) => attach(input, kind));
  }, calendar);

  // For scripts that read what was typed into another field, or fill one in.
  window.typedDates = { read, write };
}
