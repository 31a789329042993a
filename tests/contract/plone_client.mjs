// Asks a server, as @plone/client does, for everything named in the arguments, and prints the answers as
// JSON: {name: {ok, data | status, error}}.
import PloneClient from "@plone/client";

const [, , apiPath, path] = process.argv;
const Client = PloneClient.default ?? PloneClient;
const client = Client.initialize({ apiPath });

const requests = {
  content: client.getContentQuery({
    path,
    expand: ["breadcrumbs", "actions", "navroot", "navigation", "translations"],
  }),
  root: client.getContentQuery({ path: "/" }),
  breadcrumbs: client.getBreadcrumbsQuery({ path }),
  navigation: client.getNavigationQuery({ path, depth: 2 }),
  navroot: client.getNavrootQuery({ path }),
  actions: client.getActionsQuery({ path }),
  translations: client.getTranslationQuery({ path }),
  workflow: client.getWorkflowQuery({ path }),
  site: client.getSiteQuery({}),
  missing: client.getContentQuery({ path: `${path}/nothing` }),
};

const answers = {};
for (const [name, request] of Object.entries(requests)) {
  try {
    answers[name] = { ok: true, data: await request.queryFn() };
  } catch (error) {
    answers[name] = { ok: false, status: error.response?.status, error: error.response?.data ?? String(error) };
  }
}
console.log(JSON.stringify(answers));
