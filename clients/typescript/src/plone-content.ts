/**
 * A client of a site's content API, and a copy of its content that works offline. Needs `fetch`, nothing else.
 *
 *     const client = new Client("https://www.example.org");
 *     for await (const event of client.search("/en/branches/taraz", { portal_type: ["Forum"], sort_on: "start" })) {
 *       console.log(event.start, event.title, picture(event, "preview")?.download);
 *     }
 *     const copy = await Copy.open(client, new MemoryStore(), { language: "en", omit: ["blocks"] });
 *     await copy.sync();  // whenever there is a connection
 *     copy.find({ portalTypes: ["Forum"], endsAfter: new Date() });
 *     copy.search("leading schools");
 */

export type Parameters = Record<string, string | number | boolean | string[] | undefined>;

interface Picture {
  download: string;
  width: number;
  height: number;
  alt: string;
  scales: Record<string, { download: string; width: number; height: number }>;
}

/** What this client itself reads of content; generated types have the rest: `new Client<Content>(…)`. */
export interface Item {
  "@id": string;
  "@type": string;
  UID: string;
  title: string;
}

export interface Summary extends Item {
  description: string;
  start: string | null;
  end: string | null;
  whole_day: boolean | null;
  image_scales: { image: Picture[] } | null;
}

type Kept<C> = { item: C; parent: string | null; position: number; round: number };

interface Changes<C> {
  updated: { item: C; parent: { UID: string } | null; position: number }[];
  removed: { UID: string }[];
  token: string;
  has_more: boolean;
}

/** An answer that is an error: its HTTP status, and the API's message. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(`${status}: ${message}`);
  }
}

const [TRIES, BATCH] = [3, 200];

/** Reading a site's content. Rejects with `ApiError`, and with what `fetch` does without a connection. */
export class Client<C = Item> {
  constructor(
    readonly root: string,
    private readonly token = "",
  ) {}

  /** Content at a path such as `/en/news/story`, or at its `@id`; `fields`, `omit`, `scales`, `expand`. */
  content(path: string, parameters: Parameters = {}): Promise<C> {
    return this.get<C>(pathOf(path), parameters);
  }

  /** What fits the indexes below a path, all batches of it, each asked for when it is come to. */
  async *search(path: string, indexes: Parameters = {}): AsyncGenerator<Summary> {
    for (let start = 0, total = 1; start < total; ) {
      const parameters = { ...indexes, b_start: start };
      const answer = await this.get<{ items: Summary[]; items_total: number }>(`${path}/@search`, parameters);
      if (!answer.items.length) return;
      yield* answer.items;
      start += answer.items.length;
      total = answer.items_total;
    }
  }

  /** The JSON of any address below the API's root. */
  async get<T>(path: string, parameters: Parameters = {}): Promise<T> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== "") query.append(name, String(one));
      }
    }
    const headers: Record<string, string> = { Accept: "application/json" };
    if (this.token) headers["Authorization"] = `Bearer ${this.token}`;
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${this.root}/++api++${encodeURI(path)}?${query}`, { headers });
      if (response.ok) return (await response.json()) as T;
      if (![429, 503].includes(response.status) || tries === TRIES) {
        throw new ApiError(response.status, await messageOf(response));
      }
      const seconds = Number(response.headers.get("Retry-After") ?? 1);
      await new Promise((resolve) => setTimeout(resolve, Math.min(60, seconds) * 1000));
    }
  }
}

async function messageOf(response: Response): Promise<string> {
  try {
    const told = (await response.json()) as { message?: string; error?: { message?: string } };
    return told.message ?? told.error?.message ?? response.statusText;
  } catch {
    return response.statusText;
  }
}

/** The picture of content or of a summary in a size; undefined without one. Small originals come as they are. */
export function picture(item: Item, scale: string): Omit<Picture, "scales"> | undefined {
  const scales = fieldOf<{ image: Picture[] }>(item, "image_scales");
  const image = scales?.image[0] ?? fieldOf<Picture>(item, "image");
  if (!image) return undefined;
  const sent = image.scales[scale] ?? image;
  const download = sent.download.includes("://") ? sent.download : `${item["@id"]}/${sent.download}`;
  return { download, width: sent.width, height: sent.height, alt: image.alt };
}

function fieldOf<T>(item: Item, name: string): T | null | undefined {
  return (item as unknown as Record<string, T | null | undefined>)[name];
}

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
const [STATE, ITEM] = ["state", "item:"] as const;

/** A copy of the content, which holds exactly what was published at the last `sync`. */
export class Copy<C extends Item = Item> {
  private readonly kept = new Map<string, Kept<C>>();

  private constructor(
    private readonly client: Client<C>,
    private readonly store: Store,
    private readonly choice: Parameters,
  ) {}

  /**
   * The copy in a store. `choice` is what `@changes` is asked with: `language`, `portal_type`, `fields`, `omit`,
   * `scales`. With another choice the copy is made anew.
   */
  static async open<C extends Item>(client: Client<C>, store: Store, choice: Parameters): Promise<Copy<C>> {
    const copy = new Copy<C>(client, store, { fullobjects: 1, ...choice });
    for (const key of await store.keys()) {
      const text = key.startsWith(ITEM) ? await store.get(key) : undefined;
      if (text) copy.kept.set(key.slice(ITEM.length), JSON.parse(text) as Kept<C>);
    }
    return copy;
  }

  /**
   * Bring the copy up to date; what an earlier call had got when its connection was lost is not asked again.
   *
   * A token the site no longer knows (410) begins a new round, in which all comes again; what did not come is
   * dropped at its end. Until then the old copy can be read.
   */
  async sync(): Promise<{ updated: string[]; removed: string[] }> {
    const updated: string[] = [];
    const removed: string[] = [];
    const question = JSON.stringify(this.choice);
    const stored = await this.store.get(STATE);
    const first: State = { question, token: "", round: 1, isWhole: false };
    let state = stored ? (JSON.parse(stored) as State) : first;
    const anew = (): State => ({ ...first, round: state.round + 1 });
    if (state.question !== question) state = anew();
    for (;;) {
      let answer: Changes<C>;
      try {
        const parameters = { ...this.choice, b_size: BATCH, since: state.token };
        answer = await this.client.get<Changes<C>>("/@changes", parameters);
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 410 && state.token)) throw error;
        state = anew();
        continue;
      }
      const gone = answer.removed.map((removal) => removal.UID);
      for (const { item, parent, position } of answer.updated) {
        await this.put(item.UID, { item, parent: parent?.UID ?? null, position, round: state.round });
        updated.push(item.UID);
      }
      if (!answer.has_more && !state.isWhole) {
        for (const [uid, { round }] of this.kept) if (round < state.round) gone.push(uid);
      }
      for (const uid of gone) await this.drop(uid);
      removed.push(...gone);
      // The token comes last: who is killed before it is told the same again, and applying it twice does no harm.
      state = { ...state, token: answer.token, isWhole: state.isWhole || !answer.has_more };
      await this.store.set(STATE, JSON.stringify(state));
      if (!answer.has_more) return { updated, removed };
    }
  }

  /** An item by its `UID`. */
  get(uid: string): C | undefined {
    return this.kept.get(uid)?.item;
  }

  /** An item by its path or its `@id`. */
  at(address: string): C | undefined {
    const path = pathOf(address);
    return this.items().find((item) => pathOf(item["@id"]) === path);
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
  find(wanted: { portalTypes?: string[]; branch?: string; endsAfter?: Date } = {}): C[] {
    const fitting = this.items().filter(
      (item) =>
        (!wanted.portalTypes || wanted.portalTypes.includes(item["@type"])) &&
        (!wanted.branch || fieldOf<Item>(item, "branch")?.UID === wanted.branch) &&
        (!wanted.endsAfter || over(item) >= wanted.endsAfter.getTime()),
    );
    const start = (item: C) => Date.parse(fieldOf<string>(item, "start") ?? "") || 0;
    return fitting.sort((a, b) => start(a) - start(b) || (a["@id"] < b["@id"] ? -1 : 1));
  }

  /** Items in whose texts all the words come up; those with them in the title first. */
  search(words: string): C[] {
    const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const has = (text: string) => wanted.every((word) => text.toLocaleLowerCase().includes(word));
    const hits = wanted.length ? this.items().filter((item) => has(textsOf("", item).join(" "))) : [];
    return [...hits.filter((item) => has(item.title)), ...hits.filter((item) => !has(item.title))];
  }

  private items(): C[] {
    return [...this.kept.values()].map(({ item }) => item);
  }

  private async put(uid: string, kept: Kept<C>): Promise<void> {
    await this.store.set(ITEM + uid, JSON.stringify(kept));
    this.kept.set(uid, kept);
  }

  private async drop(uid: string): Promise<void> {
    await this.store.remove(ITEM + uid);
    this.kept.delete(uid);
  }
}

function pathOf(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/\/$/, "");
}

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
