// node app.mjs CLIENT ROOT FOLDER WHAT [ARGUMENT ...]: one run of an app, its copy kept in the folder.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [library, root, folder, what, ...words] = process.argv.slice(2);
const { ApiError, Client, Copy, picture } = await import(library);
mkdirSync(folder, { recursive: true });

/** A store that is a folder: a file a key. */
const store = {
  async get(key) {
    return (await this.keys()).includes(key) ? readFileSync(join(folder, key), "utf8") : undefined;
  },
  async set(key, value) {
    writeFileSync(join(folder, key), value);
  },
  async remove(key) {
    rmSync(join(folder, key));
  },
  async keys() {
    return readdirSync(folder);
  },
};
const client = new Client(root, { timeout: Number(process.env.TIMEOUT ?? 60) });
const choice = JSON.parse(process.env.CHOICE);
const copy = await Copy.open(client, store, choice);
const card = (item) => [item.title, picture(item, "preview")];
const runs = {
  async upcoming(branch, since) {
    const asked = { portal_type: ["Forum", "Contest"], end: since, "end.range": "min", sort_on: "start" };
    const cards = [];
    for await (const summary of client.search(branch, { ...asked, b_size: 1 })) cards.push(card(summary));
    return cards;
  },
  open: (path) => client.content(path, { fields: ["title", "programme"] }),
  get: (path, parameters = "{}") => client.get(path, JSON.parse(parameters)),
  sync: () => copy.sync(),
  uids: () => copy.find().map((item) => item.UID),
  events: (branch, since) =>
    copy
      .find({ portalTypes: ["Forum", "Contest"], branch: copy.at(branch).UID, endsAfter: new Date(since) })
      .map(card),
  find(conditions) {
    const { portal_type: portalTypes, ends_after: moment, ...others } = JSON.parse(conditions);
    const wanted = { ...others, portalTypes, endsAfter: moment && new Date(moment) };
    return copy.find(wanted).map((item) => item.title);
  },
  async searched(address) {
    const titles = [];
    for await (const item of client.search(address)) titles.push(item.title);
    return titles;
  },
  words: (text, language) => copy.search(text, language).map((item) => item.title),
  picture: (item, scale) => picture(JSON.parse(item), scale),
  below: (path) => copy.below(copy.at(path).UID).map((item) => item.title),
  search: (...text) => copy.search(text.join(" ")).map((item) => item.title),
};
try {
  console.log(JSON.stringify(await runs[what](...words)));
} catch (error) {
  console.error(error instanceof ApiError ? `${error.status}: ${error.message}` : (error.cause ?? error));
  process.exit(error instanceof ApiError || error instanceof RangeError ? 4 : 3);
}
