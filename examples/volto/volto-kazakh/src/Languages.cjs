/**
 * Volto's languages and Kazakh: the server answers a reader in one of these, whatever else is configured.
 *
 * Stands in for `@plone/volto/constants/Languages.cjs` (see `razzle.extend.js`).
 */
const languages = require('@plone/volto-original/constants/Languages.cjs');

module.exports = { ...languages, kk: 'Қазақша' };
