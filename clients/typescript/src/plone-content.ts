/**
 * A client of a site's content API, and a copy of its content that works offline. Needs `fetch`, nothing else.
 *
 *     const client = new Client("https://www.example.org");
 *     for await (const story of client.search("/en", { portal_type: "News Item" })) console.log(story.title);
 *     const copy = await Copy.open(client, new MemoryStore(), { language: "en", omit: ["blocks"] });
 *     await copy.sync();  // whenever there is a connection
 *     copy.find({ portalTypes: ["Forum"], endsAfter: new Date() });
 *     copy.search("leading schools");
 */

type Value = string | number | boolean;
export type Parameters = Record<string, Value | readonly Value[] | undefined>;
type Size = { download: string; width: number; height: number };
type Picture = Size & { alt: string; scales: Record<string, Size> };

/** What this client itself reads of content; generated types have the rest: `new Client<Content>(…)`. */
export interface Item {
  "@id": string;
  "@type": string;
  UID: string;
  title: string;
}

/** A row of a list: what a card shows. Types that have no `time_zone` and `branch` leave them out. */
export interface Summary extends Item {
  type_title: string;
  description: string;
  start: string | null;
  end: string | null;
  whole_day: boolean | null;
  open_end: boolean | null;
  time_zone?: string;
  location: string | null;
  branch?: { "@id": string; UID: string; title: string } | null;
  image_scales: { image: Picture[] } | null;
}

type Kept<C> = { item: C; parent: string | null; position: number; round: number };

type Change<C> = { item: C; parent: { UID: string } | null; position: number };
type Changes<C> = { updated: Change<C>[]; removed: { UID: string }[]; token: string; has_more: boolean };

/** An answer that is an error: its HTTP status, and the API's message. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const [TRIES, BATCH, STATE, ITEM] = [3, 200, "state", "item:"] as const;

/** Reading a site's content. Rejects with `ApiError`, and with what `fetch` does without a connection or in time. */
export class Client<C = Item> {
  readonly root: string;
  private readonly options: { token?: string; timeout?: number };

  /** `root` is the site's address, `token` that of somebody who logged in, `timeout` an answer's seconds, or 60. */
  constructor(root: string, options: { token?: string; timeout?: number } = {}) {
    [this.root, this.options] = [root, options];
  }

  /** Content at a path such as `/en/news/story`, or at its `@id`; `fields`, `omit`, `scales`, `expand`. */
  content(path: string, parameters: Parameters = {}): Promise<C> {
    return this.get<C>(pathOf(path), parameters);
  }

  /** What fits the indexes below a path or an `@id`, batch after batch, each when it is come to. */
  async *search(path = "", indexes: Parameters = {}): AsyncGenerator<Summary> {
    for (let start = 0, total = 1; start < total; ) {
      const parameters = { ...indexes, b_start: start };
      const answer = await this.get<{ items: Summary[]; items_total: number }>(`${pathOf(path)}/@search`, parameters);
      if (!answer.items.length) return;
      yield* answer.items;
      start += answer.items.length;
      total = answer.items_total;
    }
  }

  /** The JSON of any address below the API's root; `true` and `false` are sent as 1 and 0. */
  async get<T>(path: string, parameters: Parameters = {}): Promise<T> {
    const text = (value: Value) => String(typeof value === "boolean" ? Number(value) : value);
    const pairs = ([key, value]: [string, Parameters[string]]) => [value ?? ""].flat().map((each) => [key, text(each)]);
    const query = new URLSearchParams(Object.entries(parameters).flatMap(pairs).filter(([, value]) => value));
    const { token, timeout = 60 } = this.options;
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    for (let tries = 1; ; tries++) {
      // Not `AbortSignal.timeout`, which React Native has not.
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(), timeout * 1000);
      let seconds: number;
      try {
        const address = `${this.root}/++api++${encodeURI(path)}?${query}`;
        const response = await fetch(address, { headers, signal: ending.signal });
        if (response.ok) return (await response.json()) as T;
        if (![429, 503].includes(response.status) || tries === TRIES) throw await errorOf(response);
        seconds = Number(response.headers.get("Retry-After") ?? 1);
      } finally {
        clearTimeout(timer);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(60, seconds) * 1000));
    }
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const told = await response.json().catch(() => null);
  return new ApiError(response.status, told?.message ?? told?.error?.message ?? response.statusText);
}

/** The scales of pictures, and their widths in pixels. */
const WIDTHS = {
  ...{ huge: 1600, great: 1200, larger: 1000, large: 800, teaser: 600, preview: 400 },
  ...{ mini: 200, thumb: 128, tile: 64, icon: 32, listing: 16 },
};

/**
 * The picture of content or of a summary; undefined without one. Where the scale is not there it is the size, or the
 * original, whose width is nearest to it. Throws `RangeError` for a name that is no scale.
 */
export function picture(item: Item, scale: keyof typeof WIDTHS): Omit<Picture, "scales"> | undefined {
  if (!Object.hasOwn(WIDTHS, scale)) {
    throw new RangeError(`There is no scale '${scale}', there are ${Object.keys(WIDTHS).join(", ")}.`);
  }
  const scales = fieldOf<{ image: Picture[] }>(item, "image_scales");
  const image = scales?.image[0] ?? fieldOf<Picture>(item, "image");
  if (!image) return undefined;
  const away = (size: Size) => Math.abs(size.width - WIDTHS[scale]);
  const nearer = (best: Size, size: Size) => (away(size) < away(best) ? size : best);
  const sent = image.scales[scale] ?? Object.values(image.scales).reduce(nearer, image);
  const download = sent.download.includes("://") ? sent.download : `${item["@id"]}/${sent.download}`;
  return { download, width: sent.width, height: sent.height, alt: image.alt };
}

type Fields<T> = Record<string, T | null | undefined>;
const fieldOf = <T>(item: Item, name: string) => (item as unknown as Fields<T>)[name];

/** Where a copy is kept: texts by key. IndexedDB, a file, AsyncStorage in a few lines; see `MemoryStore`. */
export interface Store {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

export class MemoryStore implements Store {
  private readonly texts = new Map<string, string>();
  get = async (key: string) => this.texts.get(key);
  set = async (key: string, value: string) => void this.texts.set(key, value);
  remove = async (key: string) => void this.texts.delete(key);
  keys = async () => [...this.texts.keys()];
}

type State = { question: string; token: string; round: number; isWhole: boolean };

/** A copy of the content, which holds exactly what was published at the last `sync`. */
export class Copy<C extends Item = Item> {
  private readonly kept = new Map<string, Kept<C>>();
  private readonly client: Client<C>;
  private readonly store: Store;
  private readonly choice: Parameters;

  private constructor(client: Client<C>, store: Store, choice: Parameters) {
    [this.client, this.store, this.choice] = [client, store, choice];
  }

  /** The copy in a store. `choice` is what `@changes` is asked with; with another one the copy is made anew. */
  static async open<C extends Item>(client: Client<C>, store: Store, choice: Parameters): Promise<Copy<C>> {
    const copy = new Copy<C>(client, store, { fullobjects: 1, ...choice });
    for (const key of await store.keys()) {
      const text = key.startsWith(ITEM) ? await store.get(key) : undefined;
      if (text) copy.kept.set(key.slice(ITEM.length), JSON.parse(text) as Kept<C>);
    }
    return copy;
  }

  /**
   * Bring the copy up to date; what an earlier call had got when its connection was lost is not asked again. A token
   * the site no longer knows (410) begins a new round, in which all comes again; what did not come is dropped at its
   * end. Until then the old copy can be read.
   */
  async sync(): Promise<{ updated: string[]; removed: string[] }> {
    const synced = { updated: [] as string[], removed: [] as string[] };
    // Names in another order are the same choice.
    const names = (value: Parameters[string]) => [value ?? ""].flat().join().split(",").sort().join();
    const question = JSON.stringify(Object.entries(this.choice).map(([key, value]) => [key, names(value)]).sort());
    const first: State = { question, token: "", round: 1, isWhole: false };
    let state = JSON.parse((await this.store.get(STATE)) ?? JSON.stringify(first)) as State;
    const anew = (): State => ({ ...first, round: state.round + 1 });
    if (state.question !== question) state = anew();
    for (;;) {
      const parameters = { ...this.choice, b_size: BATCH, since: state.token };
      const answer = await this.client.get<Changes<C>>("/@changes", parameters).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 410 && state.token)) throw error;
      });
      if (!answer) {
        state = anew();
        continue;
      }
      const gone = answer.removed.map((removal) => removal.UID);
      for (const { item, parent, position } of answer.updated) {
        const kept: Kept<C> = { item, parent: parent?.UID ?? null, position, round: state.round };
        await this.store.set(ITEM + item.UID, JSON.stringify(kept));
        this.kept.set(item.UID, kept);
        synced.updated.push(item.UID);
      }
      if (!answer.has_more && !state.isWhole) {
        for (const [uid, { round }] of this.kept) if (round < state.round) gone.push(uid);
      }
      for (const uid of gone) {
        await this.store.remove(ITEM + uid);
        this.kept.delete(uid);
      }
      synced.removed.push(...gone);
      // The token comes last: who is killed before it is told the same again, and applying it twice does no harm.
      state = { ...state, token: answer.token, isWhole: state.isWhole || !answer.has_more };
      await this.store.set(STATE, JSON.stringify(state));
      if (!answer.has_more) return synced;
    }
  }

  /** An item by its `UID`. */
  get(uid: string): C | undefined {
    return this.kept.get(uid)?.item;
  }

  /** An item by its path or its `@id`. */
  at(address: string): C | undefined {
    return this.items().find((item) => pathOf(item["@id"]) === pathOf(address));
  }

  /** What stands right below an item, in the site's order. */
  below(uid: string): C[] {
    const rows = [...this.kept.values()].filter(({ parent }) => parent === uid);
    return rows.sort((a, b) => a.position - b.position).map(({ item }) => item);
  }

  /**
   * Items of some types, of a branch by its `UID`, that are not over at a moment, by their start. The last day of an
   * event counts whole where it has no hours (`whole_day`) or no noted end (`open_end`): keep these fields, `end`
   * and `time_zone` in the copy.
   */
  find(wanted: { portalTypes?: string | string[]; language?: string; branch?: string; endsAfter?: Date } = {}): C[] {
    const kinds = [wanted.portalTypes ?? []].flat();
    const fitting = this.items().filter(
      (item) =>
        (!kinds.length || kinds.includes(item["@type"])) &&
        (!wanted.language || languageOf(item) === wanted.language) &&
        (!wanted.branch || fieldOf<Item>(item, "branch")?.UID === wanted.branch) &&
        (!wanted.endsAfter || over(item) >= wanted.endsAfter.getTime()),
    );
    const start = (item: C) => Date.parse(fieldOf<string>(item, "start") ?? "") || 0;
    return fitting.sort((a, b) => start(a) - start(b) || (a["@id"] < b["@id"] ? -1 : 1));
  }

  /** Items in which each of the words begins a word; those with all of them in the title first. */
  search(words: string, language = ""): C[] {
    const spaced = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")}`;
    const wanted = spaced(words).split(" ").filter(Boolean);
    const has = (text: string) => wanted.every((word) => spaced(text).includes(` ${word}`));
    const asked = this.items().filter((item) => wanted.length && (!language || languageOf(item) === language));
    const hits = asked.filter((item) => has(textsOf("", item).join(" ")));
    return [...hits.filter((item) => has(item.title)), ...hits.filter((item) => !has(item.title))];
  }

  private items = () => [...this.kept.values()].map(({ item }) => item);
}

const pathOf = (address: string) => address.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/\/$/, "");
const languageOf = (item: Item) => fieldOf<{ token: string }>(item, "language")?.token;

/** The last moment of an event, in milliseconds; NaN for what is none. */
function over(item: Item): number {
  const end = fieldOf<string>(item, "end") ?? "";
  if (!fieldOf(item, "whole_day") && !fieldOf(item, "open_end")) return Date.parse(end);
  const endOfDay = (offset: string) => Date.parse(`${end.slice(0, 10)}T23:59:59.999${offset}`);
  // Without the field, or on a device that has no zones, the offset of `end` stands for the zone.
  const moment = endOfDay(/(Z|[+-]\d\d:\d\d)$/.exec(end)?.[0] ?? "Z");
  try {
    const options = { timeZone: fieldOf<string>(item, "time_zone") ?? "", timeZoneName: "longOffset" } as const;
    const parts = new Intl.DateTimeFormat("en", options).formatToParts(moment);
    return endOfDay(parts.find(({ type }) => type === "timeZoneName")?.value.slice("GMT".length) || "Z");
  } catch {
    return moment;
  }
}

const SILENT = new Set(["id", "type", "layout", "download", "filename", "scales", "language", "translation_key"]);

function textsOf(name: string, value: unknown): string[] {
  if (SILENT.has(name) || name.startsWith("@")) return [];
  if (typeof value === "string") return [value.replace(/<[^>]*>/g, " ")];
  if (Array.isArray(value)) return value.flatMap((inner) => textsOf("", inner));
  return value ? Object.entries(value).flatMap(([key, inner]) => textsOf(key, inner)) : [];
}
