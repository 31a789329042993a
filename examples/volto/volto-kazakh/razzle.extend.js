/**
 * Changes to how Volto is built.
 *
 * - `constants/Languages.cjs` is shadowed here: the folder `customizations` takes no files that end in `.cjs`.
 * - Volto makes catalogs of those languages alone that the project has a folder for in `locales`.
 */
const fs = require('fs');
const path = require('path');

const LANGUAGES = '@plone/volto/constants/Languages.cjs';
const TEXTS = 'locales/kk/LC_MESSAGES/volto.po';

/** The translated messages of a PO file in which each is a line. */
function messagesOf(text) {
  const entries = [...text.matchAll(/^msgid (".+")\nmsgstr (".+")$/gm)];
  return Object.fromEntries(entries.map(([, id, words]) => [JSON.parse(id), JSON.parse(words)]));
}

/** Write `locales/kk.json`, where Volto looks for it: the add-on's texts, and over them the project's own. */
function writeCatalog(project) {
  const catalog = path.join(project, 'locales/kk.json');
  const messages = messagesOf(fs.readFileSync(path.join(__dirname, TEXTS), 'utf8'));
  if (fs.existsSync(path.join(project, TEXTS))) {
    // Volto has made it of them a moment ago; what nobody translated is empty there.
    const own = JSON.parse(fs.readFileSync(catalog, 'utf8'));
    Object.assign(messages, Object.fromEntries(Object.entries(own).filter(([, words]) => words)));
  }
  fs.writeFileSync(catalog, JSON.stringify(messages));
}

module.exports = {
  plugins: (plugins) => plugins,
  modify: (config) => {
    writeCatalog(path.resolve('.'));
    // Before Volto's own aliases: webpack takes the first that fits.
    config.resolve.alias = {
      [LANGUAGES]: path.join(__dirname, 'src/Languages.cjs'),
      ...config.resolve.alias,
    };
    return config;
  },
  messagesOf,
};
