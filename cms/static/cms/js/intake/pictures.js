/**
 * Photographs of a report, sent one by one: a busy server is asked again, and one that cannot be used keeps no
 * other back.
 */
window.intake ??= {};

window.intake.sendPictures = async (files, address, token, tell) => {
  const errors = [];
  for (const [index, file] of files.entries()) {
    tell(index + 1, files.length);
    const error = await sendOne(file, address, token);
    if (error) errors.push(`${file.name}: ${error}`);
  }
  return errors;

  async function sendOne(file, to, csrf, attempt = 1) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", csrf);
    data.set("file", file);
    let response = null;
    try {
      response = await fetch(to, { method: "POST", body: data, headers: { Accept: "application/json" } });
    } catch {
      if (attempt === 5) return "—";
    }
    if (response?.ok) return "";
    if (response && response.status !== 503) return (await response.json().catch(() => ({}))).error ?? "—";
    if (attempt === 5) return "—";
    const seconds = Number(response?.headers.get("Retry-After") ?? 3);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    return sendOne(file, to, csrf, attempt + 1);
  }
};
