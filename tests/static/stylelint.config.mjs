export default {
  extends: "stylelint-config-recommended",
  // The sheets are ordered by what they are about, and no selector relies on its neighbours' order.
  rules: { "no-descending-specificity": null },
};
