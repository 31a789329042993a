/**
 * Kazakh for Volto: its addresses (`/kk/search`), and its name in the switcher.
 *
 * What else Volto needs to know when it is built stands in `razzle.extend.js`.
 */
import langmap from '@plone/volto/helpers/LanguageMap/LanguageMap';

const KAZAKH = { nativeName: 'Қазақша', englishName: 'Kazakh' };

/** Volto's configuration with Kazakh among its languages. */
export default function applyConfig(config) {
  // Volto's own list has the name in Arabic script.
  langmap.kk = KAZAKH;
  const { supportedLanguages } = config.settings;
  if (!supportedLanguages.includes('kk')) {
    config.settings.supportedLanguages = [...supportedLanguages, 'kk'];
  }
  return config;
}
