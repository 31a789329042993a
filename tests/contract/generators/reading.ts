// What an app reads, written against generated types alone: `tsc --strict` compiles it beside the code of each
// generator. `api.ts` is one line that leads to the generator's `Content`.
import type { Content } from "./api.js";

export interface Told {
  programme: string[];
  awards: string[];
  gallery: string[];
}

export function told(content: Content): Told {
  const words: Told = { programme: [], awards: [], gallery: [] };
  // @ts-expect-error  only forums have a programme: before `@type` is asked nothing is known of it.
  void content.programme;
  if (content["@type"] === "Forum") {
    for (const day of content.programme ?? []) {
      for (const session of day.value.sessions) {
        words.programme.push(`${day.value.date} ${session.starts ?? ""} ${session.title}`);
        for (const speaker of session.speakers) {
          words.programme.push(speaker.type === "guest" ? speaker.value.name : (speaker.value?.title ?? ""));
        }
      }
    }
    for (const picture of content.gallery_images ?? []) {
      const preview: string | undefined = picture.image?.scales["preview"]?.download;
      words.gallery.push(`${picture.caption}: ${preview ?? ""}`);
    }
    // @ts-expect-error  nor has a forum the awards of a contest.
    void content.awards;
  }
  if (content["@type"] === "Contest") {
    for (const award of content.awards ?? []) {
      const place: 1 | 2 | 3 | null = award.place;
      words.awards.push(`${place ?? award.nomination}: ${award.school || award.person}`);
    }
  }
  return words;
}
