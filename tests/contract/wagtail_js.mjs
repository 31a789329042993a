// Asks a server's API v2, as wagtail-js does, for everything below, and prints the answers as JSON.
import { CMSClient } from "wagtail-js";

// What it logs of failed requests would stand among the answers.
const print = console.log;
console.log = console.error;

const [, , baseURL] = process.argv;
const client = new CMSClient({ baseURL, apiPath: "/api/v2" });

const forums = await client.fetchPages({ type: "programs.ForumPage", locale: "kk", fields: "*", limit: 3 });
const images = await client.fetchImages({ limit: 3 });
const answers = {
  forums,
  page: await client.fetchPage(forums.items[0].id),
  bySlug: await client.fetchPage("forum-2019", { locale: "ru" }),
  search: await client.fetchPages({ search: '"' }),
  images,
  image: await client.fetchImage(images.items[0].id),
  source: client.getMediaSrc(images.items[0].meta),
  documents: await client.fetchDocuments({ limit: 3 }),
  missing: await client.fetchPage(999999999).catch((error) => ({ thrown: String(error) })),
};
print(JSON.stringify(answers));
