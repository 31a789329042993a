// Asks a server, as @plone/client does, for everything below, and prints the answers as
// JSON: {name: {ok, data | status, error}}.
import PloneClient from "@plone/client";

const [, , apiPath, path, login, password] = process.argv;
const Client = PloneClient.default ?? PloneClient;
const client = Client.initialize({ apiPath });
const language = path.split("/")[1];
const forums = [
  { i: "portal_type", o: "plone.app.querystring.operation.selection.any", v: ["Forum"] },
  { i: "path", o: "plone.app.querystring.operation.string.absolutePath", v: `/${language}` },
];

const requests = {
  content: client.getContentQuery({
    path,
    expand: ["breadcrumbs", "actions", "navroot", "navigation", "translations", "contextnavigation", "types"],
  }),
  folder: client.getContentQuery({ path: path.split("/").slice(0, -1).join("/"), fullObjects: true }),
  root: client.getContentQuery({ path: "/" }),
  breadcrumbs: client.getBreadcrumbsQuery({ path }),
  contextnavigation: client.getContextNavigationQuery({ path }),
  navigation: client.getNavigationQuery({ path, depth: 2 }),
  navroot: client.getNavrootQuery({ path }),
  actions: client.getActionsQuery({ path }),
  translations: client.getTranslationQuery({ path }),
  workflow: client.getWorkflowQuery({ path }),
  site: client.getSiteQuery({}),
  types: client.getTypesQuery({}),
  type: client.getTypeQuery({ contentPath: "Forum" }),
  vocabularies: client.getVocabulariesListQuery({}),
  vocabulary: client.getVocabulariesQuery({ path: "plone.app.vocabularies.Keywords", b_size: 5 }),
  querystring: client.getQueryStringQuery({}),
  relations: client.getRelationsQuery({ source: path }),
  relationNames: client.getRelationsListQuery({}),
  search: client.getSearchQuery({
    query: {
      SearchableText: "250",
      portal_type: ["Forum", "News Item"],
      metadata_fields: ["_all"],
      path: { query: `/${language}`, depth: 5 },
      sort_on: "effective",
      b_size: 3,
    },
  }),
  fullSearch: client.getSearchQuery({
    query: { portal_type: ["Forum"], path: { query: `/${language}` }, fullobjects: 1, b_size: 2 },
  }),
  querystringSearch: client.getQuerystringSearchQuery({
    query: forums,
    sort_on: "start",
    sort_order: "descending",
    b_size: "2",
  }),
  missing: client.getContentQuery({ path: `${path}/nothing` }),
  historyOfStranger: client.getHistoryQuery({ path: path.slice(1) }),
};

const answers = {};

async function ask(name, action) {
  try {
    answers[name] = { ok: true, data: await action() };
  } catch (error) {
    answers[name] = { ok: false, status: error.response?.status, error: error.response?.data ?? String(error) };
  }
}

for (const [name, request] of Object.entries(requests)) {
  await ask(name, () => request.queryFn());
}
await ask("strangersDraft", () => client.getContentQuery({ path, version: "draft" }).queryFn());
await ask("postedSearch", () =>
  client.postQuerystringSearchMutation().mutationFn({
    data: { query: forums, b_size: "2", b_start: "0", sort_on: "start" },
  }),
);
await ask("wrongLogin", () => client.login({ username: login, password: `${password}-not` }));
await ask("login", () => client.login({ username: login, password }));
await ask("history", () => client.getHistoryQuery({ path: path.slice(1) }).queryFn());
await ask("draft", () => client.getContentQuery({ path, version: "draft" }).queryFn());
await ask("signedInActions", () => client.getActionsQuery({ path }).queryFn());
console.log(JSON.stringify(answers));
