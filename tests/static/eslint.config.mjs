import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "script",
      ecmaVersion: 2023,
      // jQuery and the date picker's formatter are there wherever Wagtail's date fields are.
      globals: { ...globals.browser, jQuery: "readonly", DateFormatter: "readonly" },
    },
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
  {
    files: ["**/worker.js"],
    // What the server writes above the script (`cms.offline.worker`).
    languageOptions: { globals: { ...globals.serviceworker, SETTINGS: "readonly" } },
  },
];
