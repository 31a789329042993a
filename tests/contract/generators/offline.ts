// The client of `clients/typescript` with a generated type for its own.
import type { Content } from "./api.js";
import { Client, Copy, MemoryStore } from "./plone-content.js";

export async function schoolsWithAwards(root: string): Promise<string[]> {
  const copy = await Copy.open(new Client<Content>(root), new MemoryStore(), { portal_type: ["Contest"] });
  await copy.sync();
  return copy.find().flatMap((content) => {
    // @ts-expect-error  before `@type` is asked nothing is known of awards.
    void content.awards;
    return content["@type"] === "Contest" ? (content.awards ?? []).map((award) => award.school) : [];
  });
}
